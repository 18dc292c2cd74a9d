import type { Measure, Series } from '../../model/rule.ts'
import { rounded } from '../statistics/interpolate.ts'
import { type Curve, happenedBy, medianTime } from '../statistics/kaplan-meier.ts'

const SHARE_DIGITS = 4
const HOUR_DIGITS = 3
const DRAWN_POINTS = 120

/** Median and its interval in hours, and how many were watched. */
export function medianMeasure(curve: Curve): Measure {
  const { median, interval } = medianTime(curve)
  const [low, high] = interval
  return {
    value: median === null ? null : rounded(median, HOUR_DIGITS),
    unit: 'hours',
    sampleSize: curve.size,
    interval: [
      low === null ? null : rounded(low, HOUR_DIGITS),
      high === null ? null : rounded(high, HOUR_DIGITS),
    ],
  }
}

/** What is left of a measure where too few items give it: how few, and what they were. */
export function withoutValue(measure: Measure): Measure {
  return { ...measure, value: null, interval: [null, null], series: [] }
}

/** Share by so many days; null where nobody was watched that long. */
export function shareBy(curve: Curve, days: number): number | null {
  const by = happenedBy(curve, days * 24)
  return by === null ? null : rounded(by.share, SHARE_DIGITS)
}

/**
 * A time the median is sure to lie beyond where it was not reached: the last time it happened at all, or the time for
 * which `enough` items were watched, whichever is later. It grows with everything that is left waiting.
 */
export function medianBeyond(curve: Curve, enough: number): number {
  return Math.max(curve.times.at(-enough) ?? 0, curve.steps.at(-1)?.time ?? 0)
}

/** The share to whom it has happened, by hours waited: a staircase, thinned where it has more steps than a chart shows. */
export function curveSeries(curve: Curve, title: string): Series {
  const stride = Math.ceil(curve.steps.length / DRAWN_POINTS)
  const drawn = curve.steps.filter((_step, index) => index % stride === 0 || index === curve.steps.length - 1)
  const points = drawn.map(
    (step) => [rounded(step.time, HOUR_DIGITS), rounded(1 - step.waiting, SHARE_DIGITS)] as const,
  )
  const longest = curve.times.at(-1) ?? 0
  const last = points.at(-1)?.[1] ?? 0
  return {
    id: 'response-curve',
    title,
    x: 'hours',
    unit: 'share',
    points: [[0, 0], ...points, [rounded(longest, HOUR_DIGITS), last]],
  }
}
