import { expect, test } from 'vitest'
import { wilsonInterval } from '../../../src/analysis/statistics/proportion.ts'

const Z_95 = 1.959963984540054

// R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17, 1998,
// table I, method 3 (score without continuity correction), 95 %.
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('Newcombe: %i of %i', (successes, trials, low, high) => {
  const interval = wilsonInterval(successes, trials, Z_95)
  expect(interval[0]).toBeCloseTo(low, 4)
  expect(interval[1]).toBeCloseTo(high, 4)
})

test('all of few is not certainty, nothing at all says nothing', () => {
  expect(wilsonInterval(5, 5)[1]).toBe(1)
  expect(wilsonInterval(5, 5)[0]).toBeCloseTo(0.6489, 4)
  expect(wilsonInterval(0, 0)).toEqual([0, 1])
})
