import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { concludePoint, scoreRange } from '../../src/judging/conclude.ts'
import type { SignalFinding } from '../../src/model/rule.ts'
import type { UnknownReason } from '../../src/model/unknown.ts'
import { aFinding } from '../support/finding.ts'

const lost = (reason: UnknownReason = 'unreachable') =>
  aFinding({ status: 'unknown', score: null, missing: [{ fact: 'commits', reason, detail: 'lost' }] })

describe('a point is', () => {
  test.each<[string, SignalFinding[], string, number | null]>([
    ['pass when its signals are', [aFinding({ score: 1 }), aFinding({ score: 0.6 })], 'pass', 0.8],
    ['warn in between', [aFinding({ score: 1 }), aFinding({ score: 0 })], 'warn', 0.5],
    ['fail when most is poor', [aFinding({ score: 0.2 }), aFinding({ score: 0.4 })], 'fail', 0.3],
    ['weighed', [aFinding({ score: 1, weight: 9 }), aFinding({ score: 0, weight: 1 })], 'pass', 0.9],
    [
      'fail when a critical signal fails',
      [aFinding({ score: 1, weight: 50 }), aFinding({ score: 0, status: 'fail', critical: true })],
      'fail',
      0,
    ],
    ['unknown when a fault hides what matters', [aFinding({ score: 1 }), lost()], 'unknown', 1],
    ['called when what is hidden cannot matter', [aFinding({ score: 1, weight: 9 }), lost()], 'pass', 1],
    ['called without what has too little data', [aFinding({ score: 1 }), lost('too-little-data')], 'pass', 1],
    [
      'unknown when almost nothing was answered',
      [aFinding({ score: 1 }), lost('too-little-data'), lost('too-little-data'), lost('not-tried')],
      'unknown',
      1,
    ],
    ['unknown when nothing was', [lost('not-tried')], 'unknown', null],
    [
      'not applicable when no signal is',
      [aFinding({ status: 'not-applicable', score: null })],
      'not-applicable',
      null,
    ],
    ['not applicable without scored signals', [aFinding({ weight: 0 })], 'not-applicable', null],
  ])('%s', (_, findings, status, score) => {
    const point = concludePoint(findings)
    expect(point.status).toBe(status)
    if (score === null) expect(point.score).toBeNull()
    else expect(point.score).toBeCloseTo(score)
  })
})

const findings = fc.array(
  fc
    .record({
      score: fc.double({ min: 0, max: 1, noNaN: true }),
      weight: fc.integer({ min: 0, max: 5 }),
      critical: fc.boolean(),
    })
    .map((changes) => aFinding(changes)),
  { minLength: 1, maxLength: 8 },
)

test('faults turn any status into unknown, and nothing into anything else', () => {
  fc.assert(
    fc.property(findings, fc.array(fc.nat(7)), (whole, hidden) => {
      const before = concludePoint(whole).status
      const after = concludePoint(
        whole.map((each, index) => (hidden.includes(index) ? hide(each) : each)),
      ).status
      expect([before, 'unknown']).toContain(after)
    }),
  )
})

test('the range holds the score, whatever is hidden', () => {
  fc.assert(
    fc.property(findings, fc.array(fc.nat(7)), (whole, hidden) => {
      const rangeOf = (list: readonly SignalFinding[]) => scoreRange({}, list, concludePoint(list).score)
      const range = rangeOf(whole.map((each, index) => (hidden.includes(index) ? hide(each) : each)))
      const exact = rangeOf(whole)
      if (range === null || exact === null) return
      expect(range.low).toBeLessThanOrEqual(exact.low + 1e-9)
      expect(range.high).toBeGreaterThanOrEqual(exact.high - 1e-9)
    }),
  )
})

test('a rule that concludes in its own way may score anything where a fault hides one of its signals', () => {
  const conclude = () => ({ status: 'pass', score: 0.8, summary: '' }) as const
  const whole = [aFinding({ score: 0.6 }), aFinding({ score: 0.7 })]
  expect(scoreRange({ conclude }, whole, 0.8)).toEqual({ low: expect.closeTo(0.65), high: 0.8 })
  expect(scoreRange({ conclude }, [...whole, hide(aFinding())], 0.8)).toEqual({ low: 0, high: 1 })
})

test('a better signal never makes a worse point', () => {
  const rank = { fail: 0, warn: 1, pass: 2, unknown: 3, 'not-applicable': 3 }
  fc.assert(
    fc.property(findings, fc.nat(7), (whole, index) => {
      const better = whole.map((each, at) =>
        at === index ? aFinding({ ...each, score: 1, status: 'pass' }) : each,
      )
      expect(rank[concludePoint(better).status]).toBeGreaterThanOrEqual(rank[concludePoint(whole).status])
    }),
  )
})

function hide(finding: SignalFinding): SignalFinding {
  return aFinding({
    weight: finding.weight,
    critical: finding.critical,
    status: 'unknown',
    score: null,
    missing: [{ fact: 'commits', reason: 'unreachable', detail: 'lost' }],
  })
}
