import { kaplanMeier, medianTime } from '../../src/analysis/statistics/kaplan-meier.ts'
import { medianBeyond, medianMeasure, shareBy, withoutValue } from '../../src/analysis/threads/curve.ts'
import { durationInWords } from '../../src/analysis/threads/duration.ts'
import { outsiderItems } from '../../src/analysis/threads/outsiders.ts'
import { waitForResponse } from '../../src/analysis/threads/response.ts'
import { scoreOfTime } from '../../src/analysis/threads/score.ts'
import { ofMirror } from '../../src/analysis/threads/tracker.ts'
import { unlessWhole, windowInWords } from '../../src/model/coverage.ts'
import { cannotTell, defineSignal, graded, type Measure } from '../../src/model/rule.ts'

const REVIEW_DAYS = 365

export const firstReview = defineSignal({
  id: 'support/first-review',
  title: 'Changes of outsiders get reviewed',
  needs: ['pulls'],
  wants: { repository: 'decides', issues: 'decides' },
  weight: 2,
  options: {
    reviewMinPulls: {
      default: 5,
      about: 'Pull requests by outsiders below which no median is given',
      source:
        'Five is the fewest for which smallest and largest hold the median with 90 % (1 − 2 · 0.5⁵ = 0.94)',
    },
    reviewHours: {
      default: { prompt: 72, good: 336, slow: 1440, lost: 8760 },
      about:
        'Median hours to a first review or decision: full score up to prompt, pass up to good, warn up to slow, none from lost on',
      source:
        'Start values: three days, two weeks, two months and a year; a review is more work than an answer',
    },
  },
  why: 'Median hours until somebody other than the author reviews, merges or closes an outsider’s pull request, over those opened in 365 days (Kaplan–Meier: those still waiting count for as long as they have waited). A comment alone is no review.',
  fix: 'Announce your change in an issue first, keep it small, and find the maintainer of that part',
  references: [
    'https://chaoss.community/kb/metric-change-request-review-duration/',
    'https://doi.org/10.1080/01621459.1958.10501452',
  ],
  judge(facts, { options, now }) {
    const mirror = ofMirror(facts.repository)
    if (mirror) return mirror
    const outsiders = outsiderItems(facts.pulls, REVIEW_DAYS, facts, now)
    if ('judgement' in outsiders) return outsiders.judgement
    const reviews = outsiders.items.map((pull) => ({
      ...pull,
      responses: pull.responses.filter(({ kind }) => kind !== 'comment'),
    }))
    const curve = kaplanMeier(reviews.map((pull) => waitForResponse(pull, now)))
    const measure: Measure = {
      ...medianMeasure(curve),
      threshold: `≤ ${durationInWords(options.reviewHours.good)}`,
      details: { reviewed: curve.events, within7Days: shareBy(curve, 7), within30Days: shareBy(curve, 30) },
    }
    if (curve.size < options.reviewMinPulls) {
      const summary = `${curve.size} pull requests by outsiders in ${windowInWords(outsiders.window)}; ${options.reviewMinPulls} are needed`
      return cannotTell('too-little-data', summary, withoutValue(measure))
    }
    const { median } = medianTime(curve)
    const share = `${curve.events} of ${curve.size} changes by outsiders reviewed${unlessWhole(outsiders.window)}`
    if (median !== null) {
      const summary = `${share}, half of them within ${durationInWords(median)}`
      return graded(scoreOfTime(median, options.reviewHours), summary, measure)
    }
    const beyond = medianBeyond(curve, options.reviewMinPulls)
    const score = scoreOfTime(beyond, options.reviewHours)
    if (score >= 0.7) return cannotTell('too-little-data', `${share}, most too young to tell`, measure)
    return graded(score, `${share}; half of them not within ${durationInWords(beyond)}`, measure)
  },
})
