import { between, humanHistoryOf, nameOf, within } from '../../src/analysis/people/commit-history.ts'
import { tally } from '../../src/analysis/statistics/absence-factor.ts'
import { reachOf } from '../../src/model/coverage.ts'
import { DAY_MS } from '../../src/model/day.ts'
import { cannotTell, defineSignal, graded } from '../../src/model/rule.ts'
import { counted } from '../words.ts'
import { MIN_COMMITS, YEAR_DAYS } from './window.ts'

const MAX_TOP = 5

export const departures = defineSignal({
  id: 'core-team/departures',
  title: 'Top authors who left',
  needs: ['commits'],
  options: {
    goneDays: {
      default: 182,
      about: 'days without a commit after which a top author of the year before has left',
      source: 'Half a year, the span over which the calibration calls a lead author lost',
    },
    topShare: {
      default: 0.05,
      about: 'share of the work of the year before from which an author was one of the top',
      source: 'Start value: one commit in twenty',
    },
  },
  why: 'When those who knew it best are gone, what they knew is gone with them',
  fix: 'Look whether somebody took over what they did',
  references: ['https://chaoss.community/kb/metric-inactive-contributors/'],
  judge({ commits }, { now, options }) {
    const history = humanHistoryOf(commits)
    // Counted back from the last work: silence since then hides nobody who left.
    const last = new Date(history.commits[0]?.at ?? now)
    const reach = reachOf(commits.coverage, last.getTime() - 2 * YEAR_DAYS * DAY_MS)
    if (reach === 'lost')
      return cannotTell('incomplete', commits.coverage.lost?.detail ?? 'Commits are missing')
    if (reach === 'short') {
      return cannotTell('too-little-data', 'The history was not read as far back as two years')
    }
    const before = between(history, last, 2 * YEAR_DAYS, YEAR_DAYS).filter((commit) => !commit.merge)
    if (before.length < MIN_COMMITS) {
      return cannotTell(
        'too-little-data',
        `Only ${counted(before.length, 'human commit')} in the year before last`,
        { sampleSize: before.length },
      )
    }
    const here = new Set(within(history, now, options.goneDays).map((commit) => commit.author))
    const top = tally(before.map((commit) => commit.author))
      .filter(([, count]) => count >= options.topShare * before.length)
      .slice(0, MAX_TOP)
    const gone = top.filter(([author]) => !here.has(author))
    const ofTop = top.reduce((sum, [, count]) => sum + count, 0)
    const lost = ofTop === 0 ? 0 : gone.reduce((sum, [, count]) => sum + count, 0) / ofTop
    const summary =
      gone.length === 0
        ? `All ${top.length} top authors of the year before are still at work`
        : `${gone.length} of the ${top.length} top authors of the year before made no commit in ${options.goneDays} days`
    return graded(1 - lost, summary, {
      value: gone.length,
      unit: 'people',
      threshold: '0',
      sampleSize: top.length,
      details: {
        gone: gone.map(([author]) => nameOf(history, author)),
        stayed: top.filter(([author]) => here.has(author)).map(([author]) => nameOf(history, author)),
        shareOfTheirWork: Math.round(100 * lost) / 100,
      },
    })
  },
})
