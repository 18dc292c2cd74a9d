import { describe, expect, test } from 'vitest'
import { reachOf } from '../../../../src/model/coverage.ts'
import type { Page } from '../../../../src/sources/forge/github/answer.ts'
import { periodOf, startOf } from '../../../../src/sources/forge/github/period.ts'
import {
  fitsOneMore,
  joined,
  nextPage,
  THREAD_DAYS,
  threadListing,
} from '../../../../src/sources/forge/github/thread-pages.ts'
import { daysBefore, NOW } from '../../../support/build-facts.ts'

const READING = { period: periodOf(NOW, NOW) }
const LOST = { reason: 'unreachable', detail: 'No answer' } as const

function pageOf(days: readonly number[], more: Partial<Page<never>> = {}): Page<{ createdAt: string }> {
  return {
    total: 500,
    next: 'cursor',
    broken: 0,
    ...more,
    nodes: days.map((day) => ({ createdAt: daysBefore(day) })),
  }
}

describe('the next page', () => {
  const yearAgo = { createdAt: startOf(READING.period, THREAD_DAYS) }

  test.each<[string, Page<{ createdAt: string }>, string | null]>([
    ['is read while the year is not whole', pageOf([1, 400, 364]), 'cursor'],
    ['is not read once an item is older than the year', pageOf([1, 2, 367]), null],
    ['is read where the oldest is of its very first second', { ...pageOf([]), nodes: [yearAgo] }, 'cursor'],
    ['is read where a page came empty', pageOf([]), 'cursor'],
    ['is none behind the last', pageOf([1], { next: null }), null],
  ])('%s', (_, page, next) => {
    expect(nextPage(page, READING)).toBe(next)
  })
})

// At the pace of what was read one more page reaches twice as far: 474.5 days make a year with its safety.
test.each([
  [[1, 2, 237], true],
  [[1, 400, 236], false],
  [[], true],
])('%j read: one more page makes the year whole: %s', (days, fits) => {
  expect(fitsOneMore(pageOf(days), READING)).toBe(fits)
})

test('two pages are one: broken items of both count, and the second says what comes next', () => {
  const both = joined(
    pageOf([1], { broken: 1, next: 'first' }),
    pageOf([2], { broken: 2, next: null, total: 7 }),
  )
  expect(both).toEqual({ ...pageOf([1, 2]), broken: 3, next: null, total: 7 })
})

describe('a list of threads', () => {
  const coverageOf = (page: Page<{ createdAt: string }>, lost: typeof LOST | null = null) =>
    threadListing(page, (node) => node, lost, READING).coverage

  test.each<[string, Page<{ createdAt: string }>, typeof LOST | null, 'covered' | 'short' | 'lost']>([
    ['read to its end', pageOf([1, 20], { next: null }), null, 'covered'],
    ['with more behind it', pageOf([1, 20]), null, 'short'],
    ['with more behind it, read far enough', pageOf([1, 400]), null, 'covered'],
    ['whose later page was lost', pageOf([1, 20]), LOST, 'lost'],
    ['whose last page was lost, read far enough', pageOf([1, 400]), LOST, 'covered'],
    [
      'with a broken item, although it was read to its end',
      pageOf([1, 20], { next: null, broken: 1 }),
      null,
      'lost',
    ],
    ['with a broken item, read far enough', pageOf([1, 400], { broken: 1 }), null, 'lost'],
    ['of which nothing came', pageOf([]), LOST, 'lost'],
  ])('%s: the month before is %s', (_, page, lost, reach) => {
    const month = Date.parse(daysBefore(30))
    expect(reachOf(coverageOf(page, lost), month)).toBe(reach)
  })

  test('what lost the rest is said before what broke on the way', () => {
    expect(coverageOf(pageOf([1], { broken: 1 }), LOST).lost).toEqual(LOST)
    expect(coverageOf(pageOf([1], { broken: 3 })).lost?.detail).toContain('3 of the threads')
  })

  test('an empty one that was read to its end is whole', () => {
    expect(coverageOf(pageOf([], { next: null, total: 0 }))).toMatchObject({
      whole: true,
      total: 0,
      from: null,
    })
  })
})
