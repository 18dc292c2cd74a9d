import { gemVersions } from '../../../analysis/versions/gem.ts'
import { npmVersions } from '../../../analysis/versions/npm.ts'
import { SubjectNotFound } from '../../source.ts'
import type { WantedRelease } from '../ecosystem.ts'
import type { GemVersion } from './api.ts'

export interface Picked {
  version: GemVersion
  /** Why not another that one might expect; null: there is none. */
  passedOver: string | null
}

/**
 * What RubyGems installs for a requirement: of what runs on the Ruby the highest, a prerelease where one is named or there is
 * nothing else. Throws SubjectNotFound where there is none.
 */
export function pickVersion(
  versions: readonly GemVersion[],
  { name, range, runtime }: WantedRelease,
): Picked {
  const wanted = range.trim()
  const isFitting = ({ version }: GemVersion) =>
    wanted === '' ? !gemVersions.isPrerelease(version) : gemVersions.satisfies(version, wanted)
  const released = versions.filter(isFitting)
  const fitting = released.length === 0 && wanted === '' ? versions : released
  const highest = fitting.at(-1)
  if (highest === undefined) throw noneIn(name, versions, wanted)
  const ruby = runtime?.ruby === undefined ? null : npmVersions.lowestIn(runtime.ruby)
  const running = fitting.filter(
    (one) => ruby === null || one.ruby === null || gemVersions.satisfies(ruby, one.ruby),
  )
  const version = running.at(-1) ?? highest
  if (version !== highest)
    return { version, passedOver: `the highest, ${highest.version}, does not run on Ruby ${ruby}` }
  return { version, passedOver: released.length === 0 ? 'it has prereleases alone' : null }
}

function noneIn(name: string, versions: readonly GemVersion[], wanted: string): SubjectNotFound {
  const highest = versions.findLast(({ version }) => !gemVersions.isPrerelease(version)) ?? versions.at(-1)
  if (!gemVersions.isRange(wanted))
    return new SubjectNotFound(
      `${JSON.stringify(wanted)} is no version of the gem ${name} and no requirement`,
      'Give a version, or a requirement such as "~> 2.1"',
    )
  return new SubjectNotFound(
    `No version of the gem ${name} fits ${wanted || 'anything'}`,
    highest
      ? `Its highest is ${highest.version}; versions that were yanked are not listed`
      : 'It has no version at all',
  )
}
