import { BANDS } from '../../model/rule.ts'
import { interpolate } from '../statistics/interpolate.ts'

/** Limits of a share that should be high: warn from poor on, pass from good on, full score from full on. */
export interface ShareLimits {
  poor: number
  good: number
  full: number
}

export function scoreOfShare(share: number, { poor, good, full }: ShareLimits): number {
  const points = [
    [0, 0],
    [poor, BANDS.warn],
    [good, BANDS.pass],
    [full, 1],
  ] as const
  return interpolate(points, share)
}

/** Limits of a time that should be short: full score up to prompt, pass up to good, warn up to slow, none from lost on. */
export interface TimeLimits {
  prompt: number
  good: number
  slow: number
  lost: number
}

/** On the scale of the logarithm: two days against one weigh like two months against one. */
export function scoreOfTime(time: number, { prompt, good, slow, lost }: TimeLimits): number {
  const points = [
    [Math.log(prompt), 1],
    [Math.log(good), BANDS.pass],
    [Math.log(slow), BANDS.warn],
    [Math.log(lost), 0],
  ] as const
  return interpolate(points, Math.log(Math.max(time, prompt)))
}
