import { expect, test } from 'vitest'
import { median, quantile } from '../../../src/analysis/statistics/quantile.ts'

// R, help("quantile"): quantile(x <- 0:10, c(0.05, 0.95)) and quantile(1:10, 0.9), both of type 7.
test.each([
  [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.05, 0.5],
  [[10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0], 0.95, 9.5],
  [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9, 9.1],
  [[7], 0.3, 7],
])('quantile %j at %d', (values, p, expected) => {
  expect(quantile(values, p)).toBeCloseTo(expected, 10)
})

test('median of even, odd and no values', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5)
  expect(median([9, 1, 3])).toBe(3)
  expect(median([])).toBeNull()
})
