import { between, humanHistoryOf } from '../../src/analysis/people/commit-history.ts'
import { reachOf } from '../../src/model/coverage.ts'
import { DAY_MS } from '../../src/model/day.ts'
import type { Commit } from '../../src/model/facts/commits.ts'
import type { Listing } from '../../src/model/facts/listing.ts'
import { cannotTell, defineSignal, pass, warn } from '../../src/model/rule.ts'
import { counted } from '../words.ts'

const YEAR_DAYS = 365
const MIN_COMMITS = 12

export const trend = defineSignal({
  id: 'activity/trend',
  title: 'This year against the year before',
  needs: ['commits'],
  weight: 0,
  options: {
    fallenBelow: {
      default: 0.5,
      about: 'share of the commits of the year before below which the work has fallen off',
      source: 'LFX Insights: less than half; there over six months, which takes seasons for decline',
    },
  },
  why: 'A project that halves every year ends, however alive it looks today',
  fix: 'See in the chart whether it is the end of a big change or of the interest',
  references: ['https://chaoss.community/kb/metrics-model-project-awareness/'],
  judge({ commits }, { now, options }) {
    const years = yearlyWork(commits, now)
    if (years === 'lost')
      return cannotTell('incomplete', commits.coverage.lost?.detail ?? 'Commits are missing')
    const { current, previous } = years
    if (previous === null) {
      return cannotTell('too-little-data', 'The history was not read as far back as two years')
    }
    const details = { current, previous }
    if (Math.max(current, previous) < MIN_COMMITS) {
      return cannotTell('too-little-data', `Only ${current} and ${previous} commits in the last two years`, {
        details,
      })
    }
    const ratio = previous === 0 ? null : Math.round((100 * current) / previous) / 100
    const measure = {
      value: ratio,
      unit: 'of the year before',
      threshold: `≥ ${options.fallenBelow}`,
      sampleSize: current + previous,
      details,
    }
    const summary = `${counted(current, 'human commit')} in 365 days, ${previous} in the 365 before`
    return current < options.fallenBelow * previous ? warn(summary, measure) : pass(summary, measure)
  },
})

export interface YearlyWork {
  /** Human non-merge commits in the last 365 days: at least so many where `isWhole` is false. */
  current: number
  isWhole: boolean
  /** In the 365 days before; null: not read so far back. */
  previous: number | null
}

export function yearlyWork(commits: Listing<Commit>, now: Date): YearlyWork | 'lost' {
  const reachOfYears = (years: number) =>
    reachOf(commits.coverage, now.getTime() - years * YEAR_DAYS * DAY_MS)
  if (reachOfYears(2) === 'lost') return 'lost'
  const history = humanHistoryOf(commits)
  const count = (oldest: number, newest: number) =>
    between(history, now, oldest, newest).filter((commit) => !commit.merge).length
  return {
    current: count(YEAR_DAYS, 0),
    isWhole: reachOfYears(1) === 'covered',
    previous: reachOfYears(2) === 'covered' ? count(2 * YEAR_DAYS, YEAR_DAYS) : null,
  }
}
