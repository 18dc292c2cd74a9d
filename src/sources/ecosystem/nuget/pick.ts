import { nugetVersions } from '../../../analysis/versions/nuget.ts'
import { SubjectNotFound } from '../../source.ts'
import type { WantedRelease } from '../ecosystem.ts'
import type { NugetPackage, NugetVersion } from './feeds.ts'

export interface Picked {
  version: NugetVersion
  /** Why not another that one might expect; null: there is none. */
  passedOver: string | null
}

/**
 * What NuGet restores: a version that is named, listed or not; of a range the lowest, of one that floats the highest, and
 * the highest where nothing is named. Prereleases where one is named or there is nothing else. Throws SubjectNotFound.
 */
export function pickVersion({ name, versions }: NugetPackage, { range }: WantedRelease): Picked {
  const wanted = range.trim()
  const exact = nugetVersions.parse(wanted.replace(/^\[([^,]*)\]$/, '$1'))
  const named =
    exact === null ? undefined : versions.find(({ version }) => nugetVersions.compare(version, exact) === 0)
  if (named) return { version: named, passedOver: null }
  const listed = versions.filter((one) => one.listed)
  const isFitting = ({ version }: NugetVersion) =>
    wanted === '' ? !nugetVersions.isPrerelease(version) : nugetVersions.satisfies(version, wanted)
  // Nobody who names a version in full means another.
  const fitting = exact === null ? listed.filter(isFitting) : []
  const isHighest = wanted === '' || nugetVersions.isFloating(wanted)
  const version = isHighest ? fitting.at(-1) : fitting[0]
  if (version) return { version, passedOver: null }
  const last = (listed.length > 0 ? listed : versions).at(-1)
  if (wanted === '' && last)
    return {
      version: last,
      passedOver: listed.length > 0 ? 'it has prereleases alone' : 'no version of it is listed',
    }
  throw new SubjectNotFound(
    nugetVersions.isRange(wanted)
      ? `No version of ${name} fits ${wanted || 'anything'}`
      : `${JSON.stringify(wanted)} is no version of ${name} and no range`,
    last ? `Its highest is ${last.version}` : 'It has no version at all',
  )
}
