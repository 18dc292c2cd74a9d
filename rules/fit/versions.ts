import semver from 'semver'
import type { FactValues } from '../../src/model/facts.ts'
import { type Context, cannotTell, type Judgement } from '../../src/model/rule.ts'
import { hiddenByFault } from './declared.ts'

export interface DatedVersion {
  version: string
  at: Date | null
}

/** Published versions up to the day judged, lowest first, without prereleases; or why they are not known. */
export function versionsOf(
  facts: Partial<FactValues>,
  context: Context,
): readonly DatedVersion[] | Judgement {
  const { package: published, releases, tags } = facts
  const { now } = context
  const hidden = hiddenByFault(['package'], context)
  if (hidden) return hidden
  if (published) {
    return upTo(
      now,
      published.versions.map(({ version, publishedAt }) => ({ name: version, at: publishedAt })),
    )
  }
  const lostHistory = hiddenByFault(['releases', 'tags'], context)
  if (lostHistory) return lostHistory
  const lost = releases?.coverage.lost ?? tags?.coverage.lost
  if (lost) return cannotTell('incomplete', lost.detail)
  const named = [
    ...(tags?.items ?? []),
    ...(releases?.items ?? []).map(({ tag, publishedAt }) => ({ name: tag, at: publishedAt })),
  ]
  return upTo(now, named)
}

/** The first release of each series that semver lets break: a major, or below 1.0 a minor. Lowest first. */
export function breakingReleases(versions: readonly DatedVersion[]): DatedVersion[] {
  const seen = new Set<string>()
  return versions.filter(({ version }) => {
    const series = seriesOf(version)
    if (seen.has(series)) return false
    seen.add(series)
    return true
  })
}

export function seriesOf(version: string): string {
  const major = semver.major(version)
  return major > 0 ? String(major) : `0.${semver.minor(version)}`
}

/** `v1.2.3`, `widget@1.2.3`, `release-1.2.3` name the same version. */
function upTo(now: Date, named: readonly { name: string; at: string | null }[]): DatedVersion[] {
  const byVersion = new Map<string, Date | null>()
  for (const { name, at } of named) {
    const version = semver.valid(/(?:^|[^\d.])(\d+\.\d+\.\d+(?:[-+][\w.+-]+)?)$/.exec(name)?.[1] ?? '')
    const date = at === null ? null : new Date(at)
    if (version === null || semver.prerelease(version) !== null) continue
    if (date !== null && date > now) continue
    byVersion.set(version, byVersion.get(version) ?? date)
  }
  return [...byVersion]
    .map(([version, at]) => ({ version, at }))
    .toSorted((a, b) => semver.compare(a.version, b.version))
}
