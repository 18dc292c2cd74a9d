import { type HumanCommit, humanHistoryOf, within } from '../../src/analysis/people/commit-history.ts'
import { reachOf, windowInWords, windowOf } from '../../src/model/coverage.ts'
import { DAY_MS } from '../../src/model/day.ts'
import type { Commit } from '../../src/model/facts/commits.ts'
import type { Listing } from '../../src/model/facts/listing.ts'
import { cannotTell, defineSignal, graded, type Series } from '../../src/model/rule.ts'
import { counted } from '../words.ts'

const YEAR_DAYS = 365
const SERIES_WEEKS = 104

export const commits = defineSignal({
  id: 'activity/commits',
  title: 'Human commits in 365 days',
  needs: ['commits'],
  weight: 0,
  options: {
    enoughCommits: {
      default: 12,
      about: 'human commits in 365 days that are enough',
      source: 'Start value: one a month. Shown, not scored: volume foretells less than recency',
    },
  },
  why: 'How much is done, merges and bots left out',
  fix: 'Look at what was committed lately: fixes, features, or upkeep of the build only',
  references: ['https://chaoss.community/kb/metric-code-changes-commits/'],
  judge({ commits: listing }, { now, options }) {
    const history = humanHistoryOf(listing)
    const window = windowOf(listing.coverage, now, YEAR_DAYS)
    if (!window) return cannotTell('incomplete', listing.coverage.lost?.detail ?? 'Commits are missing')
    const year = within(history, now, YEAR_DAYS)
    const work = year.filter((commit) => !commit.merge)
    const measure = {
      value: work.length,
      unit: 'commits',
      threshold: `≥ ${options.enoughCommits} in 365 days`,
      sampleSize: year.length,
      details: {
        merges: year.length - work.length,
        authors: new Set(work.map((commit) => commit.author)).size,
        complete: !window.shortened,
        botCommits: history.bots,
      },
      series: [weeklyCommits(listing, history.commits, now)],
    }
    const count = counted(work.length, 'human commit')
    const by = counted(measure.details.authors, 'person', 'people')
    const summary = `${count} in ${windowInWords(window)}, by ${by}`
    return graded(work.length / options.enoughCommits, summary, measure)
  },
})

/** Weeks counted back from now; only those that the list is whole for. */
function weeklyCommits(listing: Listing<Commit>, humans: readonly HumanCommit[], now: Date): Series {
  const counts = new Map<number, number>()
  for (const commit of humans) {
    const week = Math.max(0, Math.floor((now.getTime() - commit.at) / (7 * DAY_MS)))
    if (week >= SERIES_WEEKS) break
    if (!commit.merge) counts.set(week, (counts.get(week) ?? 0) + 1)
  }
  const points: [string, number][] = []
  for (let week = SERIES_WEEKS - 1; week >= 0; week -= 1) {
    const start = now.getTime() - (week + 1) * 7 * DAY_MS
    if (reachOf(listing.coverage, start) !== 'covered') continue
    points.push([new Date(start).toISOString().slice(0, 10), counts.get(week) ?? 0])
  }
  return { id: 'weekly-commits', title: 'Human commits by week', x: 'day', unit: 'commits', points }
}
