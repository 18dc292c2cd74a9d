import type { Policy } from '../model/policy.ts'
import { BANDS, type PointFinding } from '../model/rule.ts'
import type { Score } from '../model/scorecard.ts'

/** Below this share of points called there is no score: it would be about something else than the project. */
const MIN_KNOWN_SHARE = 1 / 3

/** Points -> the number beside the verdict, with its range and coverage. An ordering aid. */
export function scoreOf(points: readonly PointFinding[], policy: Policy): Score {
  const total = { value: 0, valueWeight: 0, low: 0, high: 0, weight: 0, covered: 0 }
  const signals = { known: 0, applicable: 0 }
  const counts = { known: 0, applicable: 0 }
  for (const point of points) {
    const { range } = point
    if (point.status === 'not-applicable' || range === null) continue
    const weight = policy.weights[point.id] ?? 1
    const scored = point.signals.filter((signal) => signal.weight > 0 && signal.status !== 'not-applicable')
    const answered = scored.filter((signal) => signal.score !== null)
    const share = sum(answered.map((signal) => signal.weight)) / sum(scored.map((signal) => signal.weight))
    signals.known += answered.length
    signals.applicable += scored.length
    counts.applicable += 1
    if (point.status !== 'unknown') counts.known += 1
    total.weight += weight
    total.covered += weight * share
    // What is not called has no value yet: its answered part is for the range alone.
    const value =
      point.status === 'unknown' || point.score === null ? null : withinBand(point.status, point.score)
    total.low += weight * Math.min(range.low, value ?? range.low)
    total.high += weight * Math.max(range.high, value ?? range.high)
    if (value !== null) {
      total.value += weight * value
      total.valueWeight += weight
    }
  }
  const percent = (part: number, whole: number) => Math.round((100 * part) / whole)
  const low = total.weight === 0 ? 0 : percent(total.low, total.weight)
  const high = total.weight === 0 ? 100 : percent(total.high, total.weight)
  const isTooLittle = total.valueWeight === 0 || counts.known < MIN_KNOWN_SHARE * counts.applicable
  const value = isTooLittle ? null : percent(total.value, total.valueWeight)
  return {
    // No better than all of it can still turn out.
    value: value === null ? null : Math.min(high, Math.max(low, value)),
    low,
    high,
    coverage: total.weight === 0 ? 0 : Math.round((100 * total.covered) / total.weight) / 100,
    points: counts,
    signals,
  }
}

/** A point counts as what it was called: its score orders it among its equals, and lifts it over none that is called better. */
function withinBand(status: 'pass' | 'warn' | 'fail', score: number): number {
  if (status === 'pass') return Math.max(BANDS.pass, score)
  return status === 'warn' ? Math.min(BANDS.pass, Math.max(BANDS.warn, score)) : Math.min(BANDS.warn, score)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
