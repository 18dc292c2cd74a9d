import { mavenVersions } from '../../../analysis/versions/maven.ts'
import { SubjectNotFound } from '../../source.ts'
import type { MavenMetadata } from './metadata.ts'

export interface Picked {
  version: string
  /** Why that one, for a person; null: it was asked for. */
  why: string | null
}

/**
 * The version for a range, `RELEASE`, `LATEST` or nothing at all. Maven itself wants a version; where none is named it is the
 * last release, and no prerelease where there is a release before it. Null: it has to be asked for by its exact name.
 */
export function pickVersion(name: string, metadata: MavenMetadata, requested: string): Picked | null {
  const { versions, latest, release } = metadata
  if (requested === 'LATEST') {
    const version = latest ?? versions.at(-1)
    return version === undefined
      ? none(name, requested, metadata)
      : { version, why: 'the last that was published' }
  }
  if (requested === '' || requested === 'RELEASE') return lastRelease(name, versions, release)
  if (mavenVersions.parse(requested) !== null) return null
  const fitting = versions.filter((one) => mavenVersions.satisfies(one, requested))
  const version = fitting.findLast((one) => !mavenVersions.isPrerelease(one)) ?? fitting.at(-1)
  return version === undefined ? none(name, requested, metadata) : { version, why: null }
}

/** What the repository calls the release, else the highest; where that comes before a release, the one before it. */
function lastRelease(name: string, versions: readonly string[], release: string | null): Picked {
  const published = versions.filter((one) => !mavenVersions.isSnapshot(one))
  const upTo =
    release === null || !published.includes(release)
      ? published
      : published.filter((one) => mavenVersions.compare(one, release) <= 0)
  const stable = upTo.findLast((one) => !mavenVersions.isPrerelease(one))
  const version = stable ?? release ?? published.at(-1) ?? versions.at(-1)
  if (version === undefined) return none(name, '', { versions, latest: null, release })
  const passedOver =
    release !== null && version !== release && mavenVersions.isPrerelease(release)
      ? `; ${release} comes before a release`
      : ''
  return { version, why: `the last release${passedOver}` }
}

function none(name: string, requested: string, { versions, release }: MavenMetadata): never {
  const highest = release ?? versions.at(-1)
  throw new SubjectNotFound(
    requested === '' ? `${name} has no version` : `No version of ${name} is in ${requested}`,
    highest === undefined ? 'It has no version at all' : `Its last release is ${highest}`,
  )
}
