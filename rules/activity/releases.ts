import { isFault, type Unknown, type UnknownReason } from '../../src/facts.ts'
import { reachOf } from '../../src/people/human-history.ts'
import type { Release, Tag } from '../../src/vocabulary/history.ts'
import type { Listing } from '../../src/vocabulary/listing.ts'

export type ReleaseInstants =
  | { known: true; instants: readonly number[] }
  | { known: false; reason: UnknownReason; detail: string }

/**
 * When something was released, in milliseconds, newest first: by the dates of tags, and by the forge's releases where
 * the tags have none. A tag and its release are the same event told twice, and are dated by the tag.
 */
export function releaseInstants(
  tags: Listing<Tag>,
  releases: Listing<Release> | undefined,
  whyNoReleases: Unknown | undefined,
): ReleaseInstants {
  const lost = tags.lost ?? releases?.lost
  // The newest are read first: only where they are missing does a cut list say nothing about the last release.
  if (lost && reachOf(tags, 0) === 'lost' && tags.items.length === 0) {
    return { known: false, reason: lost.reason, detail: lost.detail }
  }
  const dated = new Map(
    tags.items.flatMap((tag) => (tag.at === null ? [] : [[tag.name, Date.parse(tag.at)]])),
  )
  const isUndated = tags.items.length > 0 && dated.size === 0
  if (isUndated && !releases?.items.length) {
    if (whyNoReleases && isFault(whyNoReleases.reason)) return { ...whyNoReleases, known: false }
    return { known: false, reason: 'not-collected', detail: 'The dates of its tags were not told' }
  }
  for (const release of releases?.items ?? []) {
    if (!dated.has(release.tag)) dated.set(release.tag, Date.parse(release.publishedAt))
  }
  return { known: true, instants: [...dated.values()].sort((a, b) => b - a) }
}
