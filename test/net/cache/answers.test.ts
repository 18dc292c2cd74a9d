import { expect, test } from 'vitest'
import { type AnswerCache, BYTES, createAnswerCache } from '../../../src/net/cache/answers.ts'
import type { DiskCache } from '../../../src/net/cache/disk.ts'

const HOUR_MS = 3_600_000
const QUESTIONS = Array.from({ length: 100 }, (_, index) => `question ${index}`)
const LIMIT = 30

/** A cache over the same bytes for each run, an hour and a bit after the one before. */
function world() {
  const kept = new Map<string, Buffer>()
  const disk: DiskCache = {
    read: async (key) => kept.get(key) ?? null,
    write: (key, bytes) => void kept.set(key, Buffer.from(bytes)),
    settle: async () => {},
    ledger: { read: async () => null, write: () => {}, settle: async () => {} },
  }
  let now = Date.parse('2026-06-30T12:00:00Z')
  return {
    later: (milliseconds: number) => {
      now += milliseconds
    },
    open: (refresh = false) => createAnswerCache({ disk, refresh, now: () => now }),
  }
}

/** What was not answered by a server that answers so many an hour; `asked`: what it was asked. */
async function run(cache: AnswerCache, limit: number) {
  const asked: string[] = []
  const unknown: string[] = []
  for (const name of QUESTIONS) {
    const ask = async () => {
      if (asked.length >= limit) {
        cache.meetLimit()
        throw new Error('limited')
      }
      asked.push(name)
      return { value: Buffer.from(name), etag: null }
    }
    const question = { key: [name], keep: 'while-fresh', codec: BYTES, ask } as const
    await cache.answer(question).catch(() => unknown.push(name))
  }
  return { asked, unknown }
}

test('a run that is larger than the hourly limit comes to its end, an hour at a time', async () => {
  const { open, later } = world()
  const lost: number[] = []
  for (let hour = 0; hour < 4; hour++) {
    lost.push((await run(open(), LIMIT)).unknown.length)
    later(HOUR_MS + 60_000)
  }
  expect(lost).toEqual([70, 40, 10, 0])
})

test('what a limit kept alive is a day old at most, and asked anew where that is wished', async () => {
  const { open, later } = world()
  await run(open(), LIMIT)
  later(23 * HOUR_MS)
  expect((await run(open(), 1000)).asked).toHaveLength(70)
  later(2 * HOUR_MS)
  expect((await run(open(), 1000)).asked).toHaveLength(100)
  expect((await run(open(true), 1000)).asked).toHaveLength(100)
})

test('without a limit, what is older than an hour is asked again', async () => {
  const { open, later } = world()
  expect((await run(open(), 1000)).asked).toHaveLength(100)
  expect((await run(open(), 1000)).asked).toHaveLength(0)
  later(HOUR_MS + 1)
  expect((await run(open(), 1000)).asked).toHaveLength(100)
})
