import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  backTo,
  type Coverage,
  coverageAt,
  coverageOfBoth,
  isIn,
  NO_DAY,
  reachOf,
  tornBy,
  unlessWhole,
  wholeOf,
  windowInWords,
  windowOf,
} from '../../src/model/coverage.ts'
import { FACT_DEFINITIONS } from '../../src/model/facts.ts'
import { aCommit, daysBefore, NOW } from '../support/build-facts.ts'

const HANG_UP = { reason: 'unreachable', detail: 'GitHub hung up' } as const
const WHOLE = wholeOf(3)
const at = (days: number) => Date.parse(daysBefore(days))

describe('how far back a list can be trusted', () => {
  test.each<[string, Coverage, number, string]>([
    ['everything, to a day', WHOLE, 365, 'covered'],
    ['everything, to the beginning', WHOLE, Number.POSITIVE_INFINITY, 'covered'],
    ['as far as was read', backTo(daysBefore(365), 9), 365, 'covered'],
    ['further than was asked for', backTo(daysBefore(364), 9), 365, 'short'],
    ['a cut list, to the beginning', backTo(daysBefore(9999), 9), Number.POSITIVE_INFINITY, 'short'],
    ['before the tear', tornBy(HANG_UP, daysBefore(400), 9), 365, 'covered'],
    ['beyond the tear', tornBy(HANG_UP, daysBefore(300), 9), 365, 'lost'],
    ['a hole anywhere', tornBy(HANG_UP, NO_DAY, 9), 0, 'lost'],
  ])('%s', (_, coverage, days, reach) => {
    expect(reachOf(coverage, NOW.getTime() - days * 86_400_000)).toBe(reach)
  })
})

describe('the days that can be judged', () => {
  test.each<[Coverage, { days: number; shortened: boolean } | null, string, string]>([
    [WHOLE, { days: 365, shortened: false }, '365 days', ''],
    [backTo(daysBefore(365), 9), { days: 365, shortened: false }, '365 days', ''],
    [
      backTo(daysBefore(120), 9),
      { days: 120, shortened: true },
      'the 120 days that were read',
      ', over the 120 days that were read',
    ],
    [
      backTo(NO_DAY, 9),
      { days: 0, shortened: true },
      'the 0 days that were read',
      ', over the 0 days that were read',
    ],
    [tornBy(HANG_UP, daysBefore(366), 9), { days: 365, shortened: false }, '365 days', ''],
    [tornBy(HANG_UP, daysBefore(364), 9), null, '', ''],
    [tornBy(HANG_UP, NO_DAY, 9), null, '', ''],
  ])('%j', (coverage, expected, words, ending) => {
    const window = windowOf(coverage, NOW, 365)
    if (window === null || expected === null) return expect(window).toBe(expected)
    expect(window).toMatchObject(expected)
    expect(window.to).toEqual(NOW)
    expect(windowInWords(window)).toBe(words)
    expect(unlessWhole(window)).toBe(ending)
  })

  test('begin after their first instant and end with their last', () => {
    const window = windowOf(WHOLE, NOW, 10)
    if (window === null) throw new Error('a whole list has every window')
    expect([10, 9.99, 0, -0.01].map((days) => isIn(window, at(days)))).toEqual([false, true, true, false])
    expect(isIn(window, daysBefore(9.99))).toBe(true)
  })
})

test('brought back to a day, it ends there; its total is known where all of it was', () => {
  const day = daysBefore(30)
  expect(coverageAt(WHOLE, day, 2)).toEqual({ ...wholeOf(2), to: day })
  expect(coverageAt(backTo(daysBefore(90), 9), day, 2)).toMatchObject({ to: day, total: null })
  expect(coverageAt(backTo(daysBefore(90), 9), day, null)).toMatchObject({ to: day, total: 9 })
  expect(coverageAt(coverageAt(WHOLE, day, 2), daysBefore(10), null).to).toBe(day)
})

const coverage = fc.oneof(
  fc.nat({ max: 50 }).map(wholeOf),
  fc.tuple(fc.nat({ max: 800 }), fc.nat({ max: 50 })).map(([days, total]) => backTo(daysBefore(days), total)),
  fc.nat({ max: 800 }).map((days) => tornBy(HANG_UP, daysBefore(days), null)),
)

test('of two lists, no more can be trusted than of either', () => {
  const rank = { covered: 0, short: 1, lost: 1 }
  fc.assert(
    fc.property(coverage, coverage, fc.nat({ max: 900 }), (one, other, days) => {
      const both = coverageOfBoth(one, other)
      const worst = Math.max(rank[reachOf(one, at(days))], rank[reachOf(other, at(days))])
      expect(rank[reachOf(both, at(days))]).toBe(worst)
      expect(both.whole).toBe(one.whole && other.whole)
      expect(coverageOfBoth(other, one).from).toBe(both.from)
    }),
  )
})

test('what was read later than another part never makes it more', () => {
  fc.assert(
    fc.property(coverage, fc.nat({ max: 900 }), fc.nat({ max: 900 }), (some, one, other) => {
      const [near, far] = [Math.min(one, other), Math.max(one, other)]
      if (reachOf(some, at(far)) === 'covered') expect(reachOf(some, at(near))).toBe('covered')
    }),
  )
})

test.each<[string, object, boolean]>([
  ['whole', WHOLE, true],
  ['cut', backTo(daysBefore(3), null), true],
  ['torn', tornBy(HANG_UP, daysBefore(3), null), true],
  ['whole, and something is missing', { ...WHOLE, lost: HANG_UP }, false],
  ['whole, and begins at a day', { ...WHOLE, from: daysBefore(3) }, false],
  ['not whole, and nothing is missing', { ...WHOLE, whole: false }, false],
])('a facts file whose list is %s', (_, coverage, isRead) => {
  const { schema } = FACT_DEFINITIONS.commits
  expect(schema.safeParse({ items: [aCommit('alice', 1)], coverage }).success).toBe(isRead)
})
