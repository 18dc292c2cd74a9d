import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  dayBefore,
  periodOf,
  secondAfter,
  startOf,
  windows,
} from '../../../../src/sources/forge/github/period.ts'

const at = (instant: string) => new Date(instant)
const PERIOD = periodOf(at('2026-06-30T09:00:00Z'), at('2026-06-30T12:00:00Z'))

test.each([
  ['2026-06-30T00:00:00Z', '2026-06-30T23:00:00Z', false],
  ['2026-06-30T12:00:00Z', '2026-07-01T00:00:00Z', true],
  ['2026-07-01T00:00:00Z', '2026-06-30T00:00:00Z', false],
])('judging %s at %s: the day is over: %s', (day, now, past) => {
  expect(periodOf(at(day), at(now))).toEqual({ until: `${day.slice(0, 10)}T23:59:59Z`, past })
})

test('days are counted back from the day judged', () => {
  expect(dayBefore(PERIOD, 0)).toBe('2026-06-30')
  expect(dayBefore(PERIOD, 365)).toBe('2025-06-30')
  expect(startOf(PERIOD, 1)).toBe('2026-06-29T00:00:00Z')
})

test('the second after, without fractions', () => {
  expect(secondAfter('2025-12-31T23:59:59.500Z')).toBe('2026-01-01T00:00:00Z')
})

describe('windows', () => {
  const stretch = fc
    .tuple(
      fc.integer({ min: 0, max: 400 }),
      fc.integer({ min: 30, max: 1000 }),
      fc.integer({ min: 1, max: 12 }),
    )
    .map(([newest, length, count]) => ({ newest, oldest: newest + length, count }))

  test('follow each other without a gap and without an overlap, newest first', () => {
    fc.assert(
      fc.property(stretch, ({ newest, oldest, count }) => {
        const all = windows(PERIOD, newest, oldest, count)
        expect(all).toHaveLength(count)
        expect(all.at(-1)?.since).toBe(startOf(PERIOD, oldest))
        for (const [index, { since, until }] of all.entries()) {
          expect(since < until).toBe(true)
          const newer = all[index - 1]
          if (newer) expect(secondAfter(until)).toBe(newer.since)
        }
      }),
    )
  })

  test('the newest reaches the end of the day judged, or the second before the windows that went before', () => {
    expect(windows(PERIOD, 0, 365, 12)[0]?.until).toBe('2026-06-30T23:59:59Z')
    expect(windows(PERIOD, 365, 1095, 8)[0]?.until).toBe('2025-06-29T23:59:59Z')
    expect(windows(PERIOD, 0, 365, 12).at(-1)?.since).toBe('2025-06-30T00:00:00Z')
  })
})
