import fc from 'fast-check'
import { expect, test } from 'vitest'
import { absenceFactor, tally } from '../../../src/analysis/statistics/absence-factor.ts'

test('the worked example of CHAOSS', () => {
  expect(absenceFactor([1000, 202, 90, 33, 332, 343, 42, 433], 0.5)).toBe(2)
})

test.each([
  { name: 'one person', counts: [7], factor: 1 },
  { name: 'two of equal share: one makes half', counts: [5, 5], factor: 1 },
  { name: 'three of equal share', counts: [5, 5, 5], factor: 2 },
  { name: 'people without contributions do not count', counts: [0, 0, 4], factor: 1 },
  { name: 'nobody', counts: [], factor: null },
  { name: 'nobody did anything', counts: [0, 0], factor: null },
])('$name', ({ counts, factor }) => {
  expect(absenceFactor(counts, 0.5)).toBe(factor)
})

test('the order of the people changes nothing, and somebody doing more of nothing neither', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1000), { minLength: 1 }), (counts) => {
      expect(absenceFactor([...counts].reverse(), 0.5)).toBe(absenceFactor(counts, 0.5))
      expect(absenceFactor([...counts, 0], 0.5)).toBe(absenceFactor(counts, 0.5))
    }),
  )
})

test('tally counts, most frequent first', () => {
  expect(tally(['b', 'a', 'b', 'c'])).toEqual([
    ['b', 2],
    ['a', 1],
    ['c', 1],
  ])
})
