import { expect, test } from 'vitest'
import {
  happenedBy,
  kaplanMeier,
  medianTime,
  type Observation,
} from '../../../src/analysis/statistics/kaplan-meier.ts'

const Z_95 = 1.959963984540054

/** "6+" was watched for 6 without it happening. */
function read(text: string): Observation[] {
  return text.split(' ').map((word) => ({ time: Number.parseFloat(word), happened: !word.endsWith('+') }))
}

// Kaplan and Meier, Nonparametric estimation from incomplete observations, JASA 53, 1958, section 2.
const KAPLAN_MEIER_1958 = read('0.8 1+ 2.7+ 3.1 5.4 7+ 9.2 12.1+')

test('the example of Kaplan and Meier (1958)', () => {
  const { steps } = kaplanMeier(KAPLAN_MEIER_1958)
  expect(steps.map((step) => step.time)).toEqual([0.8, 3.1, 5.4, 9.2])
  expect(steps.map((step) => step.atRisk)).toEqual([8, 5, 4, 2])
  expect(steps.map((step) => Number(step.waiting.toFixed(4)))).toEqual([0.875, 0.7, 0.525, 0.2625])
})

// Remission of leukaemia in weeks: Freireich et al., Blood 21, 1963; worked in Cox and Oakes, Analysis of Survival Data,
// 1984, and in Kleinbaum and Klein, Survival Analysis, chapter 2.
const MERCAPTOPURINE = read('6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+')
const PLACEBO = read('1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23')

test('the remissions of Freireich et al. (1963) under 6-MP', () => {
  const curve = kaplanMeier(MERCAPTOPURINE, Z_95)
  expect(curve.steps.map((step) => [step.time, step.atRisk, step.events, step.waiting.toFixed(3)])).toEqual([
    [6, 21, 3, '0.857'],
    [7, 17, 1, '0.807'],
    [10, 15, 1, '0.753'],
    [13, 12, 1, '0.690'],
    [16, 11, 1, '0.627'],
    [22, 7, 1, '0.538'],
    [23, 6, 1, '0.448'],
  ])
  expect(medianTime(curve)).toEqual({ median: 23, interval: [13, null] })
})

test('their log(−log) interval at ten weeks', () => {
  const tenth = happenedBy(kaplanMeier(MERCAPTOPURINE, Z_95), 10)
  expect(tenth?.share).toBeCloseTo(1 - 0.7529, 4)
  expect(tenth?.interval[0]).toBeCloseTo(1 - 0.8894, 3)
  expect(tenth?.interval[1]).toBeCloseTo(1 - 0.5032, 3)
})

test('and under placebo, where nobody was lost', () => {
  expect(medianTime(kaplanMeier(PLACEBO, Z_95))).toEqual({ median: 8, interval: [4, 11] })
})

test('without censoring the estimate is the share', () => {
  const curve = kaplanMeier(read('1 2 3 4'))
  expect([0.5, 1, 2.5, 4, 9].map((time) => happenedBy(curve, time)?.share)).toEqual([0, 0.25, 0.5, 1, 1])
  expect(medianTime(curve).median).toBe(2)
})

test('five events are the fewest that bound their median on both sides', () => {
  expect(medianTime(kaplanMeier(read('1 2 3 4 5'))).interval).toEqual([1, 5])
})

test('nothing is claimed for longer than anybody was watched', () => {
  const curve = kaplanMeier(read('1 2+ 3+'))
  expect(happenedBy(curve, 3)?.share).toBeCloseTo(1 / 3, 10)
  expect(happenedBy(curve, 4)).toBeNull()
  expect(medianTime(curve).median).toBeNull()
})

test('nobody so far is not never', () => {
  const none = happenedBy(kaplanMeier(read('5+ 5+ 5+ 5+ 5+')), 5)
  expect(none?.share).toBe(0)
  expect(none?.interval[1]).toBeCloseTo(0.3511, 4)
})

test('no observations', () => {
  const curve = kaplanMeier([])
  expect(happenedBy(curve, 1)).toBeNull()
  expect(medianTime(curve)).toEqual({ median: null, interval: [null, null] })
})
