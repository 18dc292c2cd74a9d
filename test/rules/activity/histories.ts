import type { Commit } from '../../../src/model/facts/commits.ts'
import type { Listing } from '../../../src/model/facts/listing.ts'
import type { Tag } from '../../../src/model/facts/tags.ts'
import { aCommit, daysBefore, listing } from '../../support/build-facts.ts'

/** A commit every `every` days, the newest `from` days ago, by `authors` in turn. */
export function work(
  count: number,
  every: number,
  from = 1,
  authors: readonly string[] = ['alice'],
): Commit[] {
  return Array.from({ length: count }, (_, index) =>
    aCommit(authors[index % authors.length] ?? 'alice', from + index * every),
  )
}

export function history(...parts: readonly Commit[][]): Listing<Commit> {
  return listing(parts.flat().sort((a, b) => Date.parse(b.committedAt) - Date.parse(a.committedAt)))
}

export function tagsAt(...days: number[]): Listing<Tag> {
  return listing(days.map((age, index) => ({ name: `v${days.length - index}.0.0`, at: daysBefore(age) })))
}

export const BOT = { login: 'renovate[bot]', name: 'renovate[bot]', email: 'bot@renovateapp.com' }

/** A list that a network fault cut `days` days ago. */
export function lostBefore<T>(list: Listing<T>, days: number): Listing<T> {
  const lost = { reason: 'unreachable', detail: 'GitHub hung up' } as const
  return listing(list.items, { from: daysBefore(days), lost })
}

/** A list of which only the newest `days` days were asked for. */
export function cappedAt<T>(list: Listing<T>, days: number): Listing<T> {
  return listing(list.items, { from: daysBefore(days) })
}
