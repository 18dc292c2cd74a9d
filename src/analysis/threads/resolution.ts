import type { Issue } from '../../model/facts/issues.ts'
import { isBotAccount } from '../people/bots.ts'
import type { Observation } from '../statistics/kaplan-meier.ts'
import { closerOf, wait } from './response.ts'

/**
 * How long an issue waited to be resolved, in hours. Resolved is closed as completed or by a merged change, by its
 * author too: who had the problem says that it is solved. Everything else is a waiting that ended without it:
 * - at `now`, for what is open;
 * - at the closing, for what was closed as not planned or as a duplicate, or by a bot without a change.
 * Issues closed without a reason count as completed: before 2022 there was no other way to close one.
 */
export function waitForResolution(issue: Issue, now: Date): Observation {
  if (issue.closedAt === null) return wait(issue, now.getTime(), false)
  return wait(issue, Date.parse(issue.closedAt), isResolved(issue))
}

export function isResolved(issue: Issue): boolean {
  if (issue.closedAt === null) return false
  if (issue.closedByChange) return true
  const closer = closerOf(issue)
  if (closer && isBotAccount(closer)) return false
  return issue.stateReason === 'completed' || issue.stateReason === null
}
