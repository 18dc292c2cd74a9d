import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scoreOf } from '../../src/judging/score.ts'
import { DEFAULT_POLICY } from '../../src/model/policy.ts'
import type { PointFinding, Status } from '../../src/model/rule.ts'
import { aFinding, aPoint } from '../support/finding.ts'

const point = (status: Status, score: number | null, signals: readonly (number | null)[]): PointFinding =>
  aPoint({ status, score, signals: signals.map((one) => aFinding({ score: one })) })

test.each([
  ['a point that is not called has no value', [point('pass', 1, [1]), point('unknown', 0, [0, null])], 75],
  ['a warning weighs no more than a warning', [point('warn', 0.99, [0.99])], 70],
  ['nor less', [point('warn', 0.1, [0.1])], 40],
  ['a failure weighs no more than a failure', [point('fail', 0.8, [0.8])], 40],
  ['a pass weighs no less than a pass', [point('pass', 0.46, [0.46])], 70],
  ['nothing is called', [point('unknown', null, [null])], null],
] as const)('%s', (_, points, value) => {
  expect(scoreOf(points, DEFAULT_POLICY).value).toBe(value)
})

const anyPoint = fc
  .record({
    status: fc.constantFrom<Status>('pass', 'warn', 'fail', 'unknown'),
    score: fc.double({ min: 0, max: 1, noNaN: true }),
    signals: fc.array(fc.option(fc.double({ min: 0, max: 1, noNaN: true })), { minLength: 1, maxLength: 5 }),
  })
  .map(({ status, score, signals }) => point(status, score, signals))

test('the value lies in its range', () => {
  fc.assert(
    fc.property(fc.array(anyPoint, { minLength: 1, maxLength: 10 }), (points) => {
      const { value, low, high } = scoreOf(points, DEFAULT_POLICY)
      expect(low).toBeLessThanOrEqual(value ?? low)
      expect(high).toBeGreaterThanOrEqual(value ?? high)
    }),
  )
})
