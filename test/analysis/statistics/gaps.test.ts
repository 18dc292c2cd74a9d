import { expect, test } from 'vitest'
import { gaps } from '../../../src/analysis/statistics/gaps.ts'

test('gaps between neighbours, whichever way they are sorted', () => {
  expect(gaps([1, 4, 9])).toEqual([3, 5])
  expect(gaps([9, 4, 1])).toEqual([5, 3])
  expect(gaps([1])).toEqual([])
})
