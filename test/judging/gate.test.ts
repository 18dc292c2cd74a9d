import { describe, expect, test } from 'vitest'
import { gateOf } from '../../src/judging/gate.ts'
import { parseConditions } from '../../src/judging/gate-conditions.ts'
import type { Status } from '../../src/model/rule.ts'
import type { Score, VerdictWord } from '../../src/model/scorecard.ts'
import { UserError } from '../../src/model/user-error.ts'
import { aFinding, aPoint } from '../support/finding.ts'

const IDS = new Set(['license', 'activity', 'license/compatible'])
const SCORE: Score = {
  value: 70,
  low: 60,
  high: 80,
  coverage: 0.8,
  points: { known: 8, applicable: 10 },
  signals: { known: 30, applicable: 38 },
}

function gate(condition: string, status: Status = 'pass', verdict: VerdictWord = 'adopt') {
  const points = [
    aPoint({ id: 'license', status, signals: [aFinding({ id: 'license/compatible', status })] }),
  ]
  return gateOf(parseConditions([condition], IDS), points, verdict, SCORE).status
}

describe('a condition', () => {
  test.each<[string, Status, string]>([
    ['license', 'pass', 'pass'],
    ['license', 'warn', 'pass'],
    ['license', 'fail', 'fail'],
    ['license', 'unknown', 'unknown'],
    ['license', 'not-applicable', 'pass'],
    ['license:warn', 'warn', 'fail'],
    ['license:warn', 'unknown', 'unknown'],
    ['license:fail', 'warn', 'pass'],
    ['license/compatible', 'fail', 'fail'],
    ['activity', 'pass', 'unknown'],
  ])('%s on a licence that is %s: %s', (condition, status, expected) => {
    expect(gate(condition, status)).toBe(expected)
  })

  test.each<[string, VerdictWord, string]>([
    ['verdict:avoid', 'adopt', 'pass'],
    ['verdict:avoid', 'adopt-with-care', 'pass'],
    ['verdict:avoid', 'avoid', 'fail'],
    ['verdict:avoid', 'undecided', 'unknown'],
    ['verdict:adopt-with-care', 'adopt', 'pass'],
    ['verdict:adopt-with-care', 'adopt-with-care', 'fail'],
  ])('%s on %s: %s', (condition, verdict, expected) => {
    expect(gate(condition, 'pass', verdict)).toBe(expected)
  })

  test.each([
    ['score:60', 'pass'],
    ['score:61', 'unknown'],
    ['score:80', 'unknown'],
    ['score:81', 'fail'],
  ])('%s on a score of 60 to 80: %s', (condition, expected) => {
    expect(gate(condition)).toBe(expected)
  })
})

test('one failure outweighs what is unknown, and none asked for is none', () => {
  expect(gate('license,activity', 'fail')).toBe('fail')
  expect(gate('license,activity', 'pass')).toBe('unknown')
  expect(gateOf([], [], 'adopt', SCORE)).toEqual({ status: 'none', conditions: [] })
})

test.each([
  ['lisence'],
  ['license:bad'],
  ['license:warn:x'],
  ['score'],
  ['score:'],
  ['score:101'],
  ['score:x'],
  ['verdict'],
  ['verdict:undecided'],
  ['verdict:adopt'],
])('%s is refused with a sentence', (condition) => {
  expect(() => parseConditions([condition], IDS)).toThrow(UserError)
})

test('a waiver does not decide what is unknown', () => {
  const waiver = { what: 'license', target: '*', path: null, reason: 'r', owner: 'o', expires: '2030-01-01' }
  const points = [aPoint({ id: 'license', status: 'unknown' })]
  const now = new Date('2026-01-01')
  expect(
    gateOf(parseConditions(['license'], IDS), points, 'undecided', SCORE, { waivers: [waiver], now }).status,
  ).toBe('unknown')
})
