import { describe, expect, test } from 'vitest'
import { diff, hasRegressed } from '../../src/judging/diff.ts'
import { gateOf } from '../../src/judging/gate.ts'
import { parseConditions } from '../../src/judging/gate-conditions.ts'
import type { Status, Value } from '../../src/model/rule.ts'
import type { Scorecard, VerdictWord } from '../../src/model/scorecard.ts'
import { toDiffText } from '../../src/report/diff-text.ts'
import { aFinding, aPoint } from '../support/finding.ts'
import { healthy } from '../support/scorecards.ts'

function card(status: Status, value: Value = null, verdict: VerdictWord = 'adopt'): Scorecard {
  const signals = [
    aFinding({ id: 'core-team/active-maintainers', title: 'Active maintainers', status, value }),
  ]
  return { ...healthy(), verdict, points: [aPoint({ id: 'core-team', title: 'Core team', status, signals })] }
}

describe('a signal that', () => {
  test.each<[string, Scorecard, Scorecard, string[]]>([
    ['stays', card('pass', 4), card('pass', 5), []],
    ['falls', card('pass', 4), card('warn', 1), ['core-team worse', 'core-team/active-maintainers worse']],
    [
      'recovers',
      card('warn', 1),
      card('pass', 4),
      ['core-team better', 'core-team/active-maintainers better'],
    ],
    ['is lost', card('pass', 4), card('unknown'), ['core-team lost', 'core-team/active-maintainers lost']],
    ['is found', card('unknown'), card('pass', 4), ['core-team found', 'core-team/active-maintainers found']],
    ['halves within its status', card('pass', 8), card('pass', 4), ['core-team/active-maintainers changed']],
    [
      'says another word',
      card('pass', 'MIT'),
      card('pass', 'Apache-2.0'),
      ['core-team/active-maintainers changed'],
    ],
    ['carries the verdict', card('pass', 4), card('pass', 4, 'avoid'), ['verdict worse']],
  ])('%s', (_, before, after, expected) => {
    expect(diff(before, after).map((change) => `${change.what} ${change.direction}`)).toEqual(expected)
  })
})

test('shows the numbers in words', () => {
  const text = toDiffText('acme/widget', diff(card('pass', 4), card('warn', 1)))
  expect(text).toContain('worse: Active maintainers: pass (4) -> warn (1)')
  expect(toDiffText('acme/widget', [])).toContain('nothing has changed')
})

test.each<[string, Scorecard, Scorecard, boolean | null]>([
  ['nothing changed', card('pass'), card('pass'), false],
  ['a point fell', card('pass'), card('warn'), true],
  ['a point rose', card('warn'), card('pass'), false],
  ['a point is no longer known', card('pass'), card('unknown'), null],
  ['the verdict fell', card('pass'), card('pass', null, 'adopt-with-care'), true],
])('regression when %s', (_, before, after, expected) => {
  const changes = diff(before, after)
  expect(hasRegressed(changes)).toBe(expected)
  const [condition] = parseConditions(['regression'], new Set())
  const status = expected === null ? 'unknown' : expected ? 'fail' : 'pass'
  expect(condition && gateOf([condition], after.points, after.verdict, after.score, { changes }).status).toBe(
    status,
  )
})

test('without a baseline a regression cannot be told', () => {
  const gate = gateOf(parseConditions(['regression'], new Set()), [], 'adopt', healthy().score)
  expect(gate.status).toBe('unknown')
})
