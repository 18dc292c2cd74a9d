import { isHumanAccount } from '../../src/analysis/people/bots.ts'
import { rounded } from '../../src/analysis/statistics/interpolate.ts'
import { wilsonInterval } from '../../src/analysis/statistics/proportion.ts'
import { withoutValue } from '../../src/analysis/threads/curve.ts'
import { decidedPulls } from '../../src/analysis/threads/decided.ts'
import { firstTimers } from '../../src/analysis/threads/newcomers.ts'
import { outsiderItems } from '../../src/analysis/threads/outsiders.ts'
import { scoreOfShare } from '../../src/analysis/threads/score.ts'
import { ofMirror } from '../../src/analysis/threads/tracker.ts'
import { isIn, windowInWords } from '../../src/model/coverage.ts'
import { cannotTell, defineSignal, graded, type Measure } from '../../src/model/rule.ts'
import { ACCEPTED_SHARE } from './acceptance.ts'

const NEWCOMER_DAYS = 365
const SHOWN_NAMES = 10

export const newcomers = defineSignal({
  id: 'community/newcomers',
  title: 'Newcomers welcomed',
  needs: ['pulls'],
  wants: { repository: 'decides', issues: 'decides', commits: 'decides' },
  options: {
    newcomersMinPeople: {
      default: 3,
      about: 'Newcomers who tried (a pull request of theirs was decided) below which nothing is said',
      source: 'Start value: with fewer one person decides the answer',
    },
    acceptedShare: ACCEPTED_SHARE,
  },
  why: 'How many people had work merged here for the first time in 365 days, among those who tried. A newcomer is an outsider without a pull request merged earlier, and without a commit from more than 90 days earlier, in what was read.',
  fix: 'Look for a contribution guide and issues marked for newcomers; ask before you spend much time',
  references: ['https://chaoss.community/kb/metric-new-contributors/'],
  judge(facts, { options, now }) {
    const mirror = ofMirror(facts.repository)
    if (mirror) return mirror
    const outsiders = outsiderItems(facts.pulls, NEWCOMER_DAYS, facts, now)
    if ('judgement' in outsiders) return outsiders.judgement
    const lost = facts.pulls.coverage.lost ?? facts.commits?.coverage.lost
    if (lost) return cannotTell('incomplete', lost.detail)

    const { window, isOutsider } = outsiders
    const tried = decidedPulls(facts.pulls.items, window).filter(isOutsider)
    const people = firstTimers(tried, facts.pulls.items, facts.commits?.items ?? [])
    const welcomed = people.filter((pulls) =>
      pulls.some((pull) => pull.mergedAt && isIn(window, pull.mergedAt)),
    )
    const size = people.length
    const [low, high] = wilsonInterval(welcomed.length, size)
    const measure: Measure = {
      value: welcomed.length,
      unit: 'people',
      sampleSize: size,
      details: {
        tried: size,
        share: size === 0 ? null : rounded(welcomed.length / size, 4),
        shareAtLeast: size === 0 ? null : rounded(low, 4),
        shareAtMost: size === 0 ? null : rounded(high, 4),
        windowDays: window.days,
        names: welcomed
          .slice(0, SHOWN_NAMES)
          .flatMap(([pull]) => (isHumanAccount(pull?.author ?? null) ? [pull?.author?.login ?? ''] : [])),
      },
    }
    if (size < options.newcomersMinPeople) {
      const summary = `Only ${size} of ${options.newcomersMinPeople} newcomers needed, in ${windowInWords(window)}`
      return cannotTell('too-little-data', summary, withoutValue(measure))
    }
    const summary = `Work of ${welcomed.length} of ${size} newcomers was merged in ${windowInWords(window)}`
    return graded(scoreOfShare(welcomed.length / size, options.acceptedShare), summary, measure)
  },
})
