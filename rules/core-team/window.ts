import { type HumanCommit, humanHistoryOf, within } from '../../src/analysis/people/commit-history.ts'
import { type Window, windowInWords, windowOf } from '../../src/model/coverage.ts'
import type { Commit } from '../../src/model/facts/commits.ts'
import type { Listing } from '../../src/model/facts/listing.ts'
import { cannotTell, type Judgement } from '../../src/model/rule.ts'
import { counted } from '../words.ts'

export const YEAR_DAYS = 365
/** Fewer commits than this in the window say nothing about who does the work. */
export const MIN_COMMITS = 10

export interface YearOfWork {
  /** Human commits of the last 365 days that are no merges. */
  commits: readonly HumanCommit[]
  /** Less than the year where not so much of it was asked for. */
  window: Window
  judgement: null
}

/** The work of twelve months, or why it cannot be told. */
export function yearOfWork(listing: Listing<Commit>, now: Date): YearOfWork | { judgement: Judgement } {
  const window = windowOf(listing.coverage, now, YEAR_DAYS)
  if (!window) {
    return { judgement: cannotTell('incomplete', listing.coverage.lost?.detail ?? 'Commits are missing') }
  }
  const commits = within(humanHistoryOf(listing), now, YEAR_DAYS).filter((commit) => !commit.merge)
  if (commits.length < MIN_COMMITS) {
    const summary = `Only ${counted(commits.length, 'human commit')} in ${windowInWords(window)}`
    return { judgement: cannotTell('too-little-data', summary, { sampleSize: commits.length }) }
  }
  return { commits, window, judgement: null }
}
