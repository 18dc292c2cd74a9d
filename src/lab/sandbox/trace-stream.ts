import type { Readable } from 'node:stream'

export interface TraceStream {
  /** Lines go to `onLine` until the mark comes, wherever in a line it stands; then `onEnd` is called, once. */
  until(mark: string, onLine: (line: string) => void, onEnd: () => void): void
}

/**
 * Cuts a trace into lines of at most `maxLine` characters. Who wrote the line before the mark may have been killed in the
 * middle of it, so that the mark need not stand at a line's beginning; it has to be one that nothing in the trace can say.
 */
export function readTrace(stream: Readable, maxLine: number): TraceStream {
  let rest = ''
  let awaited: { mark: string; onLine(line: string): void; onEnd(): void } | null = null
  const take = (line: string) => {
    if (awaited === null) return
    const { mark, onLine, onEnd } = awaited
    const end = line.indexOf(mark)
    const before = (end === -1 ? line : line.slice(0, end)).slice(0, maxLine)
    if (before !== '') onLine(before)
    if (end === -1) return
    awaited = null
    onEnd()
  }
  stream.on('data', (chunk: Buffer | string) => {
    const lines = (rest + chunk.toString('latin1')).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) take(line)
    // What is beyond the bound is let go, but for an end that could be the beginning of a mark.
    const margin = awaited?.mark.length ?? 0
    if (rest.length > maxLine + margin)
      rest = rest.slice(0, maxLine) + (margin > 0 ? rest.slice(-margin) : '')
  })
  return {
    until(mark, onLine, onEnd) {
      awaited = { mark, onLine, onEnd }
    },
  }
}
