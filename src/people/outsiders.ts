import type { Thread } from '../vocabulary/threads.ts'
import { isHumanAccount } from './bots.ts'
import { type People, YEAR_MS } from './maintainers.ts'

/**
 * Tests whether an item was opened by an outsider: a person who was no maintainer when opening it, that is, who had done
 * no maintainer's deed in the twelve months before and holds no association with rights.
 *
 * Lists seldom reach a year further back than the items judged. Where they begin at `whole` (null: they are complete) and
 * that is less than a year before the item, the first twelve months there are stand in for the year before.
 */
export function outsiderTest(people: People, whole: Date | null): (item: Thread) => boolean {
  const deedTimes = new Map([...people.deeds].map(([key, deeds]) => [key, deeds.map((deed) => deed.at)]))
  const firstYearEnds = whole === null ? Number.NEGATIVE_INFINITY : whole.getTime() + YEAR_MS

  return (item) => {
    if (!isHumanAccount(item.author)) return false
    const key = item.author.login.toLowerCase()
    if (people.holders.has(key)) return false
    const opened = Date.parse(item.createdAt)
    const to = Math.max(opened, firstYearEnds)
    return !(deedTimes.get(key) ?? []).some((at) => at > to - YEAR_MS && at <= to)
  }
}
