import { schemeOf, tagVersions } from '../../src/analysis/versions/index.ts'
import type { VersionScheme } from '../../src/analysis/versions/scheme.ts'
import type { FactValues } from '../../src/model/facts.ts'
import { cannotTell, type Judgement } from '../../src/model/rule.ts'

export interface DatedVersion {
  version: string
  at: Date | null
}

/** Published versions with the scheme that orders them. */
export interface Published {
  scheme: VersionScheme
  /** Up to the day judged, lowest first, without prereleases. */
  versions: readonly DatedVersion[]
}

/** Those of the package, else those that tags and releases name; or why they are not known. */
export function versionsOf(
  facts: Partial<Pick<FactValues, 'package' | 'releases' | 'tags'>>,
  now: Date,
): Published | Judgement {
  const { package: published } = facts
  if (published) {
    const scheme = schemeOf(published.ecosystem)
    if (scheme === null)
      return cannotTell('not-collected', `How ${published.ecosystem} numbers versions is not known here`)
    const named = published.versions.map(({ version, publishedAt }) => ({ name: version, at: publishedAt }))
    return { scheme, versions: upTo(now, named, scheme) }
  }
  const { releases, tags } = facts
  const lost = releases?.coverage.lost ?? tags?.coverage.lost
  if (lost) return cannotTell('incomplete', lost.detail)
  const named = [
    ...(tags?.items ?? []),
    ...(releases?.items ?? []).map(({ tag, publishedAt }) => ({ name: tag, at: publishedAt })),
  ].map(({ name, at }) => ({ name: versionIn(name), at }))
  return { scheme: tagVersions, versions: upTo(now, named, tagVersions) }
}

/** The first release of each series within which nothing is meant to break. Lowest first. */
export function breakingReleases({ scheme, versions }: Published): DatedVersion[] {
  const seen = new Set<string>()
  return versions.filter(({ version }) => {
    const series = scheme.seriesOf(version)
    if (seen.has(series)) return false
    seen.add(series)
    return true
  })
}

/** `v1.2.3`, `widget@1.2.3`, `release-1.2.3` name the same version. */
function versionIn(tag: string): string {
  return /(?:^|[^\d.])(\d+\.\d+\.\d+(?:[-+][\w.+-]+)?)$/.exec(tag)?.[1] ?? ''
}

function upTo(
  now: Date,
  named: readonly { name: string; at: string | null }[],
  scheme: VersionScheme,
): DatedVersion[] {
  const byVersion = new Map<string, Date | null>()
  for (const { name, at } of named) {
    const version = scheme.parse(name)
    const date = at === null ? null : new Date(at)
    if (version === null || scheme.isPrerelease(version)) continue
    if (date !== null && date > now) continue
    byVersion.set(version, byVersion.get(version) ?? date)
  }
  return [...byVersion]
    .map(([version, at]) => ({ version, at }))
    .toSorted((a, b) => scheme.compare(a.version, b.version))
}
