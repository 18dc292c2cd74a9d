import { isHumanAccount } from '../../src/analysis/people/bots.ts'
import { rounded } from '../../src/analysis/statistics/interpolate.ts'
import { wilsonInterval } from '../../src/analysis/statistics/proportion.ts'
import { withoutValue } from '../../src/analysis/threads/curve.ts'
import { countIgnored, decidedPulls, isWithdrawn } from '../../src/analysis/threads/decided.ts'
import { outsiderItems } from '../../src/analysis/threads/outsiders.ts'
import { scoreOfShare } from '../../src/analysis/threads/score.ts'
import { ofMirror } from '../../src/analysis/threads/tracker.ts'
import { windowInWords } from '../../src/model/coverage.ts'
import { cannotTell, defineSignal, graded, type Measure } from '../../src/model/rule.ts'

const DECIDED_DAYS = 365
const IGNORED_AFTER_DAYS = 30

export const ACCEPTED_SHARE = {
  default: { poor: 0.25, good: 0.5, full: 0.75 },
  about:
    'Share of outsiders’ work that is merged: warn from poor on, pass from good on, full score from full on',
  source:
    'Calibrated: nine project years of seven public repositories lie between 0.41 and 1 (median 0.62); LFX Insights health score v2 wants 0.4 and 0.7 of all pull requests, its own people’s included',
} as const

export const acceptance = defineSignal({
  id: 'community/acceptance',
  title: 'Outsiders’ pull requests accepted',
  needs: ['pulls'],
  wants: { repository: 'decides', issues: 'decides' },
  options: {
    acceptanceMinItems: {
      default: 5,
      about: 'Decided pull requests of outsiders below which no share is given',
      source: 'Below five the 90 % interval of a share is wider than the band between poor and full',
    },
    acceptedShare: ACCEPTED_SHARE,
  },
  why: 'Of the pull requests by outsiders that were decided in 365 days, the share that was merged. Decided is merged or closed, by whomever: a patch that its author gives up on was not accepted.',
  fix: 'Open an issue before a pull request; read what was merged of others lately, and how long it took',
  references: ['https://chaoss.community/kb/metric-change-request-acceptance-ratio/'],
  judge(facts, { options, now }) {
    const mirror = ofMirror(facts.repository)
    if (mirror) return mirror
    const outsiders = outsiderItems(facts.pulls, DECIDED_DAYS, facts, now)
    if ('judgement' in outsiders) return outsiders.judgement
    // What was decided late stands beyond the window, and is seldom accepted.
    if (facts.pulls.coverage.lost) return cannotTell('incomplete', facts.pulls.coverage.lost.detail)
    const { isOutsider, window, items } = outsiders
    const decided = decidedPulls(facts.pulls.items, window)
    const ofOutsiders = decided.filter(isOutsider)
    const ofInsiders = decided.filter((pull) => isHumanAccount(pull.author) && !isOutsider(pull))
    const mergedCount = ofOutsiders.filter((pull) => pull.mergedAt !== null).length
    const size = ofOutsiders.length
    const share = size === 0 ? null : mergedCount / size
    const [low, high] = wilsonInterval(mergedCount, size)

    const measure: Measure = {
      value: share === null ? null : rounded(share, 4),
      unit: 'share',
      threshold: `≥ ${options.acceptedShare.good}`,
      sampleSize: size,
      interval: size === 0 ? [null, null] : [rounded(low, 4), rounded(high, 4)],
      details: {
        merged: mergedCount,
        closedUnmerged: size - mergedCount,
        withdrawnByAuthor: ofOutsiders.filter(isWithdrawn).length,
        openAndUnanswered30Days: countIgnored(items, IGNORED_AFTER_DAYS, now),
        insidersDecided: ofInsiders.length,
        insidersMerged: ofInsiders.filter((pull) => pull.mergedAt !== null).length,
        windowDays: window.days,
      },
    }
    if (share === null || size < options.acceptanceMinItems) {
      const summary = `Only ${size} of ${options.acceptanceMinItems} decided pull requests of outsiders needed, in ${windowInWords(window)}`
      return cannotTell('too-little-data', summary, withoutValue(measure))
    }
    const summary = `${mergedCount} of ${size} pull requests of outsiders merged in ${windowInWords(window)}`
    return graded(scoreOfShare(share, options.acceptedShare), summary, measure)
  },
})
