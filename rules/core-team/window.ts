import {
  DAY_MS,
  type HumanCommit,
  humanHistoryOf,
  reachOf,
  within,
} from '../../src/analysis/people/commit-history.ts'
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
  /** Only part of the year was asked for. */
  isCapped: boolean
  judgement: null
}

/** The work of twelve months, or why it cannot be told. */
export function yearOfWork(listing: Listing<Commit>, now: Date): YearOfWork | { judgement: Judgement } {
  const reach = reachOf(listing, now.getTime() - YEAR_DAYS * DAY_MS)
  if (reach === 'lost') {
    return { judgement: cannotTell('incomplete', listing.lost?.detail ?? 'Commits are missing') }
  }
  const commits = within(humanHistoryOf(listing), now, YEAR_DAYS).filter((commit) => !commit.merge)
  if (commits.length < MIN_COMMITS) {
    const summary = `Only ${counted(commits.length, 'human commit')} in 365 days`
    return { judgement: cannotTell('too-little-data', summary, { sampleSize: commits.length }) }
  }
  return { commits, isCapped: reach === 'capped', judgement: null }
}
