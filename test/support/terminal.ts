import { PassThrough, Writable } from 'node:stream'

/** Both ends of a terminal: what is written is kept, what is pressed is read. */
export interface FakeTerminal {
  stdin: NodeJS.ReadStream
  stdout: NodeJS.WriteStream
  press(input: string): void
  resize(columns: number, rows: number): void
  written(): string
  isRaw(): boolean
}

export function fakeTerminal(columns: number, rows: number): FakeTerminal {
  let written = ''
  let isRaw = false
  const output = new Writable({
    write(chunk, _encoding, done) {
      written += String(chunk)
      done()
    },
  })
  const stdout = Object.assign(output, { isTTY: true, columns, rows })
  const input = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode(mode: boolean) {
      isRaw = mode
    },
    ref() {},
    unref() {},
  })
  return {
    // What Ink uses of a terminal's streams, and no more.
    stdin: input as unknown as NodeJS.ReadStream,
    stdout: stdout as unknown as NodeJS.WriteStream,
    press: (text) => void input.write(text),
    resize(newColumns, newRows) {
      Object.assign(stdout, { columns: newColumns, rows: newRows })
      stdout.emit('resize')
    },
    written: () => written,
    isRaw: () => isRaw,
  }
}
