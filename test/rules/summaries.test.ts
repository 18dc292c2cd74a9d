import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import { evaluate } from '../../src/judging/evaluate.ts'
import { DEFAULT_POLICY } from '../../src/model/policy.ts'
import type { SignalFinding } from '../../src/model/rule.ts'
import { NOW } from '../support/build-facts.ts'
import { randomFacts } from '../support/random-facts.ts'

test('every number that a summary says stands in the values, limits, samples or details of its finding', () => {
  const untraced = fc.sample(randomFacts, { numRuns: 150, seed: 7 }).flatMap((facts) => {
    const { points, failures } = evaluate(rules, facts, DEFAULT_POLICY, NOW)
    for (const { error } of failures) throw error
    return points
      .flatMap(({ signals }) => signals)
      .flatMap((finding) =>
        untracedNumbers(finding).map((number) => `${finding.id}: ${number} in "${finding.summary}"`),
      )
  })
  expect([...new Set(untraced)].slice(0, 20)).toEqual([])
})

/** Windows that are part of what a signal is: half a year, a year, the look back of a licence. */
const WINDOWS = [182, 365, 24]
const OPTIONS = new Map(
  rules.flatMap((rule) =>
    rule.signals.map((signal) => [
      signal.id,
      [...Object.values(signal.options ?? {}).map((option) => option.default), signal.id],
    ]),
  ),
)

/** The numbers of a summary that nothing else of the finding bears out, up to rounding and percent. */
function untracedNumbers(finding: SignalFinding): string[] {
  const { value, sampleSize, interval, details, threshold, series } = finding
  const said = [
    WINDOWS,
    OPTIONS.get(finding.id),
    value,
    sampleSize,
    interval,
    threshold,
    details,
    series.map(({ points }) => points),
  ].flatMap(numbersIn)
  const text = finding.summary.replace(/\d{4}-\d\d-\d\d(?:T[\d:.]+Z)?/g, '')
  return [...text.matchAll(/(?<![\w.^~-])\d+(?:,\d{3})*(?:\.\d+)?(?![\w-]|\.\d)/g)]
    .map(([number]) => number)
    .filter((number) => !said.some((one) => isRounded(Number(number.replaceAll(',', '')), one)))
}

function isRounded(shown: number, exact: number): boolean {
  return [exact, Math.floor(exact) + 1, 100 * exact, 100 * (1 - exact), exact / 24, exact / 1e6].some(
    (one) =>
      Math.abs(one - shown) <= Math.max(0.51, 0.06 * Math.abs(one)) && (shown !== 0 || Math.abs(one) < 1),
  )
}

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value]
  if (typeof value === 'boolean') return []
  if (typeof value === 'string')
    return [...value.matchAll(/\d+(?:\.\d+)?/g)].map(([number]) => Number(number))
  if (Array.isArray(value)) return [value.length, ...value.flatMap(numbersIn)]
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(numbersIn)
  return []
}
