import { rounded } from '../../src/analysis/statistics/interpolate.ts'
import { happenedBy, kaplanMeier } from '../../src/analysis/statistics/kaplan-meier.ts'
import { withoutValue } from '../../src/analysis/threads/curve.ts'
import { outsiderItems } from '../../src/analysis/threads/outsiders.ts'
import { isResolved, waitForResolution } from '../../src/analysis/threads/resolution.ts'
import { type ShareLimits, scoreOfShare } from '../../src/analysis/threads/score.ts'
import { withoutIssues } from '../../src/analysis/threads/tracker.ts'
import { unlessWhole, windowInWords } from '../../src/model/coverage.ts'
import type { FactValues } from '../../src/model/facts.ts'
import {
  type Context,
  cannotTell,
  graded,
  type Judgement,
  type Measure,
  untold,
} from '../../src/model/rule.ts'

const OPENED_DAYS = 365

export const RESOLUTION_MIN_ITEMS = {
  default: 5,
  about: 'Issues by outsiders below which no probability is given',
  source:
    'Five is the fewest for which the smallest and largest value hold the median with 90 % (1 − 2 · 0.5⁵ = 0.94)',
} as const

export const RESOLUTION_SOURCE =
  'Calibrated on project years of five public trackers: from 0.3 (one about to die, one short of hands) to 0.8 (a well kept library); LFX Insights health score v2 wants half and four fifths closed within a year'

export const RESOLUTION_REFERENCES = [
  'https://chaoss.community/kb/metric-issue-resolution-duration/',
  'https://doi.org/10.1080/01621459.1958.10501452',
]

type Within = Pick<FactValues, 'repository'> & Partial<Pick<FactValues, 'issues' | 'pulls'>>

/** P(resolved within so many days) of an outsider's issue. */
export function judgeWithin(
  days: number,
  facts: Within,
  limits: ShareLimits,
  minItems: number,
  { unknown, now }: Pick<Context, 'unknown' | 'now'>,
): Judgement {
  const elsewhere = withoutIssues(facts.repository)
  if (elsewhere) return elsewhere
  if (!facts.issues) return untold(unknown.issues)
  const outsiders = outsiderItems(facts.issues, OPENED_DAYS, facts, now)
  if ('judgement' in outsiders) return outsiders.judgement
  const { items, window } = outsiders
  const curve = kaplanMeier(items.map((issue) => waitForResolution(issue, now)))
  const by = happenedBy(curve, days * 24)
  const measure: Measure = {
    value: by === null ? null : rounded(by.share, 4),
    unit: 'probability',
    threshold: `≥ ${limits.good}`,
    sampleSize: curve.size,
    interval: by === null ? [null, null] : [rounded(by.interval[0], 4), rounded(by.interval[1], 4)],
    details: {
      resolved: curve.events,
      stillOpen: items.filter((issue) => issue.closedAt === null).length,
      closedUnresolved: items.filter((issue) => issue.closedAt !== null && !isResolved(issue)).length,
      windowDays: window.days,
    },
  }
  if (curve.size < minItems) {
    const summary = `Only ${curve.size} of ${minItems} issues by outsiders needed, in ${windowInWords(window)}`
    return cannotTell('too-little-data', summary, withoutValue(measure))
  }
  if (by === null) {
    return cannotTell(
      'too-little-data',
      `No issue of ${curve.size} was watched for ${days} days yet`,
      measure,
    )
  }
  const percent = Math.round(by.share * 100)
  const summary = `${percent} % of outsiders’ issues are resolved within ${days} days (${curve.size} issues)${unlessWhole(window)}`
  return graded(scoreOfShare(by.share, limits), summary, measure)
}
