import type { Listing } from '../model/facts/listing.ts'
import type { Release } from '../model/facts/releases.ts'
import type { Tag } from '../model/facts/tags.ts'
import type { UnknownReason } from '../model/unknown.ts'

export type ReleaseInstants =
  | { known: true; instants: readonly number[] }
  | { known: false; reason: UnknownReason; detail: string }

/**
 * Names that move with every push or every night: whatever they point at today was not released today.
 * https://semver.org has no such names; `v1` beside `v1.2.3` is the habit of GitHub's actions.
 */
const MOVING =
  /^(?:.*[-_/.@])?(?:latest|stable|nightly|nightlies|edge|canary|dev|devel|development|snapshots?|next|head|tip|current|continuous|unstable|preview|rolling|daily|weekly|master|main|trunk|ci|build|test)(?:[-_/.@].*)?$/i

/** The tags that are releases: not those that move, nor the short ones that are set anew with each patch of theirs. */
export function releaseTags<T extends { name: string; at: string | null }>(tags: readonly T[]): readonly T[] {
  const oldest = new Map<string, string>()
  for (const { name, at } of tags) {
    for (const short of at === null ? [] : shortsOf(name)) {
      const before = oldest.get(short)
      if (before === undefined || (at !== null && at < before)) oldest.set(short, at ?? '')
    }
  }
  return tags.filter(({ name, at }) => {
    const first = oldest.get(name)
    // `jq-1.7` came before `jq-1.7.1`; a `v1` that is as new as `v1.0.0` was moved to it.
    return !MOVING.test(name) && (first === undefined || at === null || at < first)
  })
}

/** `v1.2.3` -> `v1`, `v1.2`: the short tags that may stand for it. */
function shortsOf(name: string): string[] {
  const found = /(?<!\d)(\d+)(\.\d+)\.\d/.exec(name)
  if (found === null) return []
  const major = `${name.slice(0, found.index)}${found[1]}`
  return [major, `${major}${found[2]}`]
}

/**
 * When something was released, in milliseconds, newest first: the dates of the tags, and for tags without one that of
 * the forge's release of the same name. A tag and its release are one event told twice.
 */
export function releaseInstants(facts: {
  readonly tags: Listing<Tag>
  readonly releases?: Listing<Release>
}): ReleaseInstants {
  const { tags } = facts
  // The newest are read first: only where they are missing does a cut list say nothing about the last release.
  if (tags.coverage.lost && tags.items.length === 0) return { known: false, ...tags.coverage.lost }
  const released = releaseTags(tags.items)
  const releases = released.every(({ at }) => at !== null) ? undefined : facts.releases
  const published = new Map((releases?.items ?? []).map(({ tag, publishedAt }) => [tag, publishedAt]))
  const dates = released.map(({ name, at }) => at ?? published.get(name) ?? null)
  if (dates.includes(null)) {
    if (releases?.coverage.lost) return { known: false, ...releases.coverage.lost }
    if (dates.every((date) => date === null)) {
      return { known: false, reason: 'not-collected', detail: 'The dates of its tags were not told' }
    }
  }
  const instants = dates.filter((date) => date !== null).map((date) => Date.parse(date))
  return { known: true, instants: instants.sort((a, b) => b - a) }
}
