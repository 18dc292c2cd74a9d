import type { Listing } from '../../src/model/facts/listing.ts'
import type { Release } from '../../src/model/facts/releases.ts'
import type { Tag } from '../../src/model/facts/tags.ts'
import { isFault, type Unknown, type UnknownReason } from '../../src/model/unknown.ts'

export type ReleaseInstants =
  | { known: true; instants: readonly number[] }
  | { known: false; reason: UnknownReason; detail: string }

/**
 * When something was released, in milliseconds, newest first: the dates of the tags, and for tags without one that of
 * the forge's release of the same name. A tag and its release are one event told twice.
 */
export function releaseInstants(
  tags: Listing<Tag>,
  releases: Listing<Release> | undefined,
  whyNoReleases: Unknown | undefined,
): ReleaseInstants {
  // The newest are read first: only where they are missing does a cut list say nothing about the last release.
  if (tags.lost && tags.items.length === 0) return { known: false, ...tags.lost }
  const published = new Map((releases?.items ?? []).map(({ tag, publishedAt }) => [tag, publishedAt]))
  const dates = tags.items.map(({ name, at }) => at ?? published.get(name) ?? null)
  if (dates.includes(null)) {
    if (whyNoReleases && isFault(whyNoReleases.reason)) return { ...whyNoReleases, known: false }
    if (releases?.lost) return { known: false, ...releases.lost }
    if (dates.every((date) => date === null)) {
      return { known: false, reason: 'not-collected', detail: 'The dates of its tags were not told' }
    }
  }
  const instants = dates.filter((date) => date !== null).map((date) => Date.parse(date))
  return { known: true, instants: instants.sort((a, b) => b - a) }
}
