import { DAY_MS } from '../../model/day.ts'
import type { Issue } from '../../model/facts/issues.ts'
import type { Listing } from '../../model/facts/listing.ts'
import type { Series } from '../../model/rule.ts'

const MONTHS = 12
const MONTH_MS = (365 / MONTHS) * DAY_MS

/**
 * Open issues by month, counted back from those open now: less those opened since, plus those closed since. Only where
 * every issue is in the list: an old one that was closed lately is missing from a shorter list and would bend the line.
 */
export function openByMonth(issues: Listing<Issue>, openNow: number, now: Date): Series[] {
  if (!issues.coverage.whole) return []
  const points = Array.from({ length: MONTHS + 1 }, (_, index) => {
    const at = now.getTime() - (MONTHS - index) * MONTH_MS
    const isLater = (instant: string | null) => instant !== null && Date.parse(instant) > at
    const openedSince = issues.items.filter((issue) => isLater(issue.createdAt)).length
    const closedSince = issues.items.filter((issue) => isLater(issue.closedAt)).length
    return [new Date(at).toISOString().slice(0, 10), openNow - openedSince + closedSince] as const
  })
  return [{ id: 'backlog', title: 'Open issues', x: 'day', unit: 'issues', points }]
}
