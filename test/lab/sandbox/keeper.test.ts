import { PassThrough } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { openKeeper } from '../../../src/lab/sandbox/outer-sandbox.ts'
import { readTrace } from '../../../src/lab/sandbox/trace-stream.ts'
import { toolsOrReason } from '../support.ts'

const END = '== the end =='

test.each([
  ['a line of its own', ['1 a\n', `${END}\n`], ['1 a']],
  ['glued to a line that was cut', ['1 a\n2 openat(AT', `${END}\n`], ['1 a', '2 openat(AT']],
  ['in two pieces', ['1 a\n== the', ' end ==\n'], ['1 a']],
  ['behind a line that is too long', ['x'.repeat(50), 'y'.repeat(50), `${END}\n`], ['x'.repeat(40)]],
  ['with more behind it, which is nobody’s', [`1 a\n${END}2 b\n`], ['1 a']],
])('the end of a trace is found: %s', (_, chunks, expected) => {
  const stream = new PassThrough()
  const lines: string[] = []
  let ends = 0
  const trace = readTrace(stream, 40)
  trace.until(
    END,
    (line) => lines.push(line),
    () => ends++,
  )
  for (const chunk of chunks) stream.emit('data', chunk)
  expect(ends).toBe(1)
  expect(lines).toEqual(expected)
})

const tools = await toolsOrReason()

describe.skipIf(tools === null)('the outer room', () => {
  test('a trace that was cut in its line does not hold it up; what went before is not the next one’s', async () => {
    await inRoom(async (keeper) => {
      const lines: string[] = []
      expect(await keeper.run("printf '1 openat(AT' >&3", 20, (line) => lines.push(line))).toBe(0)
      expect(lines).toEqual(['1 openat(AT'])
      expect(await keeper.run("printf '2 b\\n' >&3; false", 20)).toBe(1)
      expect(lines).toEqual(['1 openat(AT'])
    })
  })

  test('it does not wait longer than it was told, whatever goes on inside', async () => {
    await inRoom(async (keeper) => {
      expect(await keeper.run('trap "" TERM INT; while :; do sleep 9; done', 0.1)).toBe(-1)
      expect(await keeper.run('true', 20)).toBe(-1)
    })
  })

  async function inRoom(use: (keeper: Awaited<ReturnType<typeof openKeeper>>) => Promise<void>) {
    if (tools === null) return
    const signal = new AbortController().signal
    const keeper = await openKeeper(tools, { ports: [80], scratchBytes: 1e7, maxProcesses: 100, signal })
    try {
      await use(keeper)
    } finally {
      await keeper.end()
    }
  }
})
