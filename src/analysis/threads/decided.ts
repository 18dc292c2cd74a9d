import { isIn, type Window } from '../../model/coverage.ts'
import { DAY_MS } from '../../model/day.ts'
import type { Pull } from '../../model/facts/pulls.ts'
import type { Thread } from '../../model/facts/thread.ts'
import { isHumanAccount } from '../people/bots.ts'
import { closerOf, waitForResponse } from './response.ts'

/** Pull requests that were merged or closed in the window, whenever they were opened. */
export function decidedPulls(pulls: readonly Pull[], window: Window): Pull[] {
  return pulls.filter((pull) => {
    const at = pull.mergedAt ?? pull.closedAt
    return at !== null && isIn(window, at)
  })
}

/** Closed unmerged by its own author. */
export function isWithdrawn(pull: Pull): boolean {
  const closer = closerOf(pull)
  return (
    pull.mergedAt === null &&
    isHumanAccount(pull.author) &&
    closer?.login.toLowerCase() === pull.author.login.toLowerCase()
  )
}

/** Still open, older than `days` and without an answer by another person. */
export function countIgnored(threads: readonly Thread[], days: number, now: Date): number {
  return threads.filter(
    (thread) =>
      thread.closedAt === null &&
      thread.responsesComplete &&
      now.getTime() - Date.parse(thread.createdAt) > days * DAY_MS &&
      !waitForResponse(thread, now).happened,
  ).length
}
