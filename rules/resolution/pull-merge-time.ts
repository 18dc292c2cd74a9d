import { kaplanMeier, medianTime } from '../../src/analysis/statistics/kaplan-meier.ts'
import { medianBeyond, medianMeasure, shareBy, withoutValue } from '../../src/analysis/threads/curve.ts'
import { durationInWords } from '../../src/analysis/threads/duration.ts'
import { outsiderItems } from '../../src/analysis/threads/outsiders.ts'
import { wait } from '../../src/analysis/threads/response.ts'
import { scoreOfTime } from '../../src/analysis/threads/score.ts'
import { ofMirror } from '../../src/analysis/threads/tracker.ts'
import { unlessWhole, windowInWords } from '../../src/model/coverage.ts'
import type { Pull } from '../../src/model/facts/pulls.ts'
import { BANDS, cannotTell, defineSignal, graded, type Measure } from '../../src/model/rule.ts'

const OPENED_DAYS = 365

export const pullMergeTime = defineSignal({
  id: 'resolution/pull-merge-time',
  title: 'Time until a patch is merged',
  needs: ['pulls'],
  wants: { repository: 'decides', issues: 'decides' },
  weight: 0.5,
  options: {
    mergeMinItems: {
      default: 5,
      about: 'Pull requests by outsiders below which no median is given',
      source:
        'Five is the fewest for which the smallest and largest value hold the median with 90 % (1 − 2 · 0.5⁵ = 0.94)',
    },
    mergeDays: {
      default: { prompt: 7, good: 30, slow: 90, lost: 365 },
      about:
        'Median days to the merge: full score up to prompt, pass up to good, warn up to slow, nothing from lost on',
      source:
        'prompt and good: a week and a month, LFX Insights health score v2; slow: a quarter, start value; lost: the window',
    },
  },
  why: 'Median hours until an outsider’s pull request is merged, over those opened in 365 days (Kaplan–Meier). The open ones count for as long as they are open, the rejected ones until they were closed: whether work is accepted is judged in point 3, how long it takes here.',
  fix: 'Plan to carry your patches yourself for that long; small pull requests are merged sooner',
  references: [
    'https://chaoss.community/kb/metric-change-requests-duration/',
    'https://doi.org/10.1080/01621459.1958.10501452',
  ],
  judge(facts, { options, now }) {
    const mirror = ofMirror(facts.repository)
    if (mirror) return mirror
    const outsiders = outsiderItems(facts.pulls, OPENED_DAYS, facts, now)
    if ('judgement' in outsiders) return outsiders.judgement
    const { items, window } = outsiders
    const curve = kaplanMeier(items.map((pull) => waitForMerge(pull, now)))
    const measure: Measure = {
      ...medianMeasure(curve),
      threshold: `≤ ${options.mergeDays.good} days`,
      details: {
        merged: curve.events,
        stillOpen: items.filter((pull) => pull.closedAt === null).length,
        mergedWithin7Days: shareBy(curve, 7),
        mergedWithin30Days: shareBy(curve, 30),
        mergedWithin90Days: shareBy(curve, 90),
        windowDays: window.days,
      },
    }
    if (curve.size < options.mergeMinItems) {
      const summary = `Only ${curve.size} of ${options.mergeMinItems} pull requests by outsiders needed, in ${windowInWords(window)}`
      return cannotTell('too-little-data', summary, withoutValue(measure))
    }
    const { median } = medianTime(curve)
    if (median !== null) {
      const summary = `Outsiders’ pull requests are merged after ${durationInWords(median)} (median of ${curve.size})${unlessWhole(window)}`
      return graded(scoreOfTime(median / 24, options.mergeDays), summary, measure)
    }
    const beyond = medianBeyond(curve, options.mergeMinItems)
    const score = scoreOfTime(beyond / 24, options.mergeDays)
    const share = `${curve.events} of ${curve.size} pull requests by outsiders merged${unlessWhole(window)}`
    if (score >= BANDS.pass) return cannotTell('too-little-data', `${share}, most too young to tell`, measure)
    return graded(score, `${share}; half of them not within ${durationInWords(beyond)}`, measure)
  },
})

function waitForMerge(pull: Pull, now: Date) {
  return wait(pull, Date.parse(pull.mergedAt ?? pull.closedAt ?? now.toISOString()), pull.mergedAt !== null)
}
