import { coverageOfBoth, isIn, reachOf, type Window, windowOf } from '../../model/coverage.ts'
import type { Listing } from '../../model/facts/listing.ts'
import type { Thread } from '../../model/facts/thread.ts'
import type { FactValues } from '../../model/facts.ts'
import { cannotTell, type Judgement } from '../../model/rule.ts'
import { isBotAccount } from '../people/bots.ts'
import { peopleOf, YEAR_MS } from '../people/maintainers.ts'
import { outsiderTest } from '../people/outsiders.ts'

export interface OutsiderItems<T extends Thread> {
  window: Window
  /** Opened in the window by people who were no maintainers then. */
  items: readonly T[]
  isOutsider: (item: Thread) => boolean
  /** Opened in the window by bots. */
  byBots: number
}

/**
 * What outsiders opened in the last `days`. Who is a maintainer is read off both lists: where a fault cut either of them
 * short, the answer is a judgement: unknown.
 */
export function outsiderItems<T extends Thread>(
  listing: Listing<T>,
  days: number,
  { issues, pulls }: Partial<Pick<FactValues, 'issues' | 'pulls'>>,
  now: Date,
): OutsiderItems<T> | { judgement: Judgement } {
  const window = windowOf(listing.coverage, now, days)
  if (window === null) return incomplete(listing)
  const lists = [issues, pulls].filter((list) => list !== undefined)
  const torn = lists.find((list) => reachOf(list.coverage, window.from.getTime() - YEAR_MS) === 'lost')
  if (torn) return incomplete(torn)

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
