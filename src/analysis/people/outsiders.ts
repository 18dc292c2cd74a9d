import type { Thread } from '../../model/facts/thread.ts'
import { isHumanAccount } from './bots.ts'
import { type People, YEAR_MS } from './maintainers.ts'

/**
 * Tests whether an item was opened by an outsider: a person who was no maintainer when opening it, that is, who had done
 * no maintainer's deed in the twelve months before and holds no association with rights.
 *
 * Lists seldom reach a year further back than the items judged, so a deed before they begin (at `whole`; null: they are
 * complete) goes unseen: of 2,651 items of 26 project years, lists of one year and at least a hundred items misplace 24.
 * Counting deeds of the days after an item too was tried and misplaces more. For an item older than the lists, their
 * first year stands in for the year before it.
 */
export function outsiderTest(people: People, whole: Date | null): (item: Thread) => boolean {
  const deedTimes = new Map([...people.deeds].map(([key, deeds]) => [key, deeds.map((deed) => deed.at)]))
  const begin = whole?.getTime() ?? Number.NEGATIVE_INFINITY

  return (item) => {
    if (!isHumanAccount(item.author)) return false
    const key = item.author.login.toLowerCase()
    if (people.holders.has(key)) return false
    const opened = Date.parse(item.createdAt)
    const until = opened < begin ? begin + YEAR_MS : opened
    return !(deedTimes.get(key) ?? []).some((at) => at > opened - YEAR_MS && at <= until)
  }
}
