import { wilsonInterval, Z_90 } from './proportion.ts'

/** Something that was waited for: it happened at `time`, or had not when the watching ended at `time`. */
export interface Observation {
  time: number
  happened: boolean
}

/** The estimate from `time` on until the next step. */
interface Step {
  time: number
  /** Share still waiting after `time`. */
  waiting: number
  /** 90 % interval of `waiting`. */
  interval: readonly [number, number]
  /** How many were watched just before `time`, and to how many it happened then. */
  atRisk: number
  events: number
}

export interface Curve {
  steps: readonly Step[]
  /** How many observations, and to how many it happened. */
  size: number
  events: number
  /** How long each was watched, ascending. */
  times: readonly number[]
}

/**
 * The product-limit estimate (Kaplan and Meier, JASA 53, 1958): those who are still waiting count for as long as they were
 * watched. At equal times events come before ends of watching. Pointwise intervals from Greenwood's variance on the
 * log(−log) scale (Kalbfleisch and Prentice), which stays within 0..1; where that scale has no answer (nobody or
 * everybody so far), Wilson's interval over those watched for that long.
 */
export function kaplanMeier(observations: readonly Observation[], z: number = Z_90): Curve {
  const times = observations.map((one) => one.time).toSorted((a, b) => a - b)
  const eventTimes = observations
    .filter((one) => one.happened)
    .map((one) => one.time)
    .toSorted((a, b) => a - b)
  const steps: Step[] = []
  let waiting = 1
  let greenwood = 0
  let ended = 0
  for (let first = 0; first < eventTimes.length; ) {
    const time = eventTimes[first] ?? 0
    const events = countUpTo(eventTimes, time, first)
    while ((times[ended] ?? Number.POSITIVE_INFINITY) < time) ended += 1
    const atRisk = times.length - ended
    const left = atRisk - events
    first += events
    waiting *= left / atRisk
    greenwood += left === 0 ? Number.POSITIVE_INFINITY : events / (atRisk * left)
    const interval = left === 0 ? wilsonInterval(0, first + left, z) : logLogInterval(waiting, greenwood, z)
    steps.push({ time, waiting, interval, atRisk, events })
  }
  return { steps, size: times.length, events: eventTimes.length, times }
}

/** Share to whom it happened by `time`, with its interval; null where nobody was watched for that long. */
export function happenedBy(
  curve: Curve,
  time: number,
  z: number = Z_90,
): { share: number; interval: readonly [number, number] } | null {
  const step = curve.steps.findLast((candidate) => candidate.time <= time)
  if (step?.waiting === 0) return { share: 1, interval: complement(step.interval) }
  const watched = curve.times.filter((watchedFor) => watchedFor >= time).length
  if (watched === 0) return null
  if (!step) return { share: 0, interval: wilsonInterval(0, watched, z) }
  return { share: 1 - step.waiting, interval: complement(step.interval) }
}

/**
 * The first time by which it has happened to half (no averaging over a flat stretch); null: not reached. The interval is
 * that of Brookmeyer and Crowley (Biometrics 38, 1982): the times whose own interval holds one half. Null at an open end.
 */
export function medianTime(curve: Curve): {
  median: number | null
  interval: readonly [number | null, number | null]
} {
  const first = (isPast: (step: Step) => boolean) => curve.steps.find(isPast)?.time ?? null
  return {
    median: first((step) => isHalf(step.waiting)),
    interval: [first((step) => isHalf(step.interval[0])), first((step) => isHalf(step.interval[1]))],
  }
}

/** Products of fractions miss one half by a rounding error. */
function isHalf(share: number): boolean {
  return share <= 0.5 + 1e-9
}

function logLogInterval(waiting: number, greenwood: number, z: number): [number, number] {
  const width = (z * Math.sqrt(greenwood)) / Math.abs(Math.log(waiting))
  return [waiting ** Math.exp(width), waiting ** Math.exp(-width)]
}

function complement([low, high]: readonly [number, number]): [number, number] {
  return [1 - high, 1 - low]
}

/** How many of the ascending `values` from `first` on are not above `limit`. */
function countUpTo(values: readonly number[], limit: number, first: number): number {
  let end = first
  while (end < values.length && (values[end] ?? 0) <= limit) end += 1
  return end - first
}
