import { coverageOfBoth, isIn, reachOf, type Window, windowOf } from '../../model/coverage.ts'
import type { Listing } from '../../model/facts/listing.ts'
import type { Thread } from '../../model/facts/thread.ts'
import type { FactName, FactValues } from '../../model/facts.ts'
import { cannotTell, type Judgement } from '../../model/rule.ts'
import type { Unknown } from '../../model/unknown.ts'
import { isFault } from '../../model/unknown.ts'
import { isBotAccount } from '../people/bots.ts'
import { peopleOf, YEAR_MS } from '../people/maintainers.ts'
import { outsiderTest } from '../people/outsiders.ts'

interface Known {
  facts: Partial<Pick<FactValues, 'issues' | 'pulls'>>
  unknown: Readonly<Partial<Record<FactName, Unknown>>>
  now: Date
}

export interface OutsiderItems<T extends Thread> {
  window: Window
  /** Opened in the window by people who were no maintainers then. */
  items: readonly T[]
  isOutsider: (item: Thread) => boolean
  /** Opened in the window by bots. */
  byBots: number
}

/**
 * What outsiders opened in the last `days`. Who is a maintainer is read off both lists, so a fault in either may hide one;
 * then, and where the list itself was cut by a fault, the answer is a judgement: unknown.
 */
export function outsiderItems<T extends Thread>(
  listing: Listing<T>,
  days: number,
  { facts, unknown, now }: Known,
): OutsiderItems<T> | { judgement: Judgement } {
  const window = windowOf(listing.coverage, now, days)
  if (window === null) return incomplete(listing)
  for (const name of ['issues', 'pulls'] as const) {
    const missing = unknown[name]
    if (missing && isFault(missing.reason)) {
      return { judgement: cannotTell(missing.reason, missing.detail) }
    }
    const other = facts[name]
    if (other && reachOf(other.coverage, window.from.getTime() - YEAR_MS) === 'lost') return incomplete(other)
  }

  const lists = [facts.issues, facts.pulls].filter((list) => list !== undefined)
  const people = peopleOf(lists.flatMap((list): readonly Thread[] => list.items))
  const { from } = lists.map((list) => list.coverage).reduce(coverageOfBoth)
  const isOutsider = outsiderTest(people, from === null ? null : new Date(from))
  const opened = listing.items.filter((item) => isIn(window, item.createdAt))
  return {
    window,
    items: opened.filter(isOutsider),
    isOutsider,
    byBots: opened.filter((item) => item.author !== null && isBotAccount(item.author)).length,
  }
}

function incomplete(listing: Listing<unknown>): { judgement: Judgement } {
  const detail = listing.coverage.lost?.detail ?? 'The list is not whole'
  return { judgement: cannotTell('incomplete', detail) }
}
