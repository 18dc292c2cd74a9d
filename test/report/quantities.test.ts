import { describe, expect, test } from 'vitest'
import { durationText, intervalText, quantityText, valueText } from '../../src/report/quantities.ts'

test.each<[number, string | null, string]>([
  [0.82, 'share', '82 %'],
  [1, 'probability', '100 %'],
  [0.0345, 'ratio', '3.5 %'],
  [0, 'chance', '0 %'],
  [1, 'days', '1 day'],
  [6.2, 'hours', '6.2 hours'],
  [1, 'people', '1 person'],
  [1184, null, '1,184'],
  [0.1 + 0.2, null, '0.3'],
  [3_565_158, 'bytes', '3.4 MiB'],
  [0, 'bytes', '0 B'],
  [Number.NaN, null, '–'],
])('%d %s reads %s', (value, unit, text) => {
  expect(quantityText(value, unit)).toBe(text)
})

test.each([
  [null, null],
  [true, 'yes'],
  [false, 'no'],
  ['', null],
  ['MIT', 'MIT'],
  [[], 'none'],
  [['a', 'b'], 'a, b'],
])('the value %j reads %j', (value, text) => {
  expect(valueText(value)).toBe(text)
})

describe('an interval', () => {
  test.each<[readonly [number | null, number | null] | null, string | null, string | null]>([
    [[4.1, 9.7], 'hours', '90 % interval 4.1 to 9.7 hours'],
    [[0.5, 0.7], 'share', '90 % interval 50 % to 70 %'],
    [[4, null], 'days', '90 % interval 4 days or more'],
    [[null, 9], 'days', '90 % interval 9 days or less'],
    [[null, null], 'days', null],
    [null, 'days', null],
  ])('%j %s', (interval, unit, text) => {
    expect(intervalText({ interval, unit })).toBe(text)
  })
})

test.each([
  [14, '14 hours'],
  [47.9, '47.9 hours'],
  [84, '3.5 days'],
])('%d hours read %s', (hours, text) => {
  expect(durationText(hours)).toBe(text)
})
