import { describe, expect, test } from 'vitest'
import { momentOfFacts, momentOfReading, parseAsOf } from '../../src/cli/day-judged.ts'

const NOW = new Date('2026-06-30T12:00:00Z')

test.each([
  ['yesterday'],
  ['2026-6-1'],
  ['2026-02-30'],
  ['2025-02-29T10:00:00Z'],
  ['2026-02-30T10:00:00+02:00'],
  ['2026-13-01T10:00:00Z'],
  ['2026-01-01T25:00:00Z'],
  ['2026-01-01T10:00:00'],
  ['2026-01-01 10:00:00Z'],
  ['2026-01-01T'],
])('%s is no day and no instant', (text) => {
  expect(() => parseAsOf(text)).toThrow(`--as-of cannot be ${JSON.stringify(text)}`)
})

describe.each([
  ['of what is read now', momentOfReading, 'has not been yet'],
  ['of facts kept earlier', momentOfFacts, 'is later than the facts'],
])('%s', (_, momentOf, refusal) => {
  test.each([
    ['2024-02-29', '2024-02-29T23:59:59.999Z'],
    ['2026-06-29', '2026-06-29T23:59:59.999Z'],
    ['2026-06-29T22:00:00Z', '2026-06-29T22:00:00.000Z'],
    ['2026-06-30T01:00:00+02:00', '2026-06-29T23:00:00.000Z'],
    // The day is not over: nothing is known of the rest of it.
    ['2026-06-30', '2026-06-30T12:00:00.000Z'],
  ])('--as-of %s judges %s', (text, moment) => {
    expect(momentOf(parseAsOf(text), NOW).toISOString()).toBe(moment)
  })

  test.each(['2026-07-01', '2026-06-30T12:00:01Z', '2031-12-31'])('--as-of %s is refused', (text) => {
    expect(() => momentOf(parseAsOf(text), NOW)).toThrow(refusal)
  })

  test('none given judges the last moment that is known', () => {
    expect(momentOf(null, NOW)).toBe(NOW)
  })
})
