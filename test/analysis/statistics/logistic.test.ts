import { expect, test } from 'vitest'
import { logistic, meanLogDays, percent } from '../../../src/analysis/statistics/logistic.ts'

test('log-odds and probability', () => {
  expect(logistic(0)).toBe(0.5)
  expect(logistic(Math.log(3))).toBeCloseTo(0.75, 12)
  expect(logistic(-1000)).toBe(0)
})

test('typical silence is the geometric mean of 1 + days', () => {
  expect(Math.expm1(meanLogDays([3, 15]))).toBeCloseTo(7, 12)
  expect(meanLogDays([])).toBe(0)
})

test('a chance never reads as certain', () => {
  expect([0.001, 0.42, 0.9999].map(percent)).toEqual(['under 1 %', '42 %', 'over 99 %'])
})
