import { mavenVersions } from '../../../analysis/versions/maven.ts'
import { elementsAt, textAt, type XmlElement } from '../../../text/xml.ts'

/** What a repository says of all versions, https://maven.apache.org/ref/current/maven-repository-metadata/ */
export interface MavenMetadata {
  /** Lowest first, by Maven's own order; days of old are left out where it is counted now. */
  versions: readonly string[]
  /** The last that was published, snapshots included; null: not said. */
  latest: string | null
  /** The last that was published and is no snapshot; null: not said. */
  release: string | null
}

export function metadataIn(document: XmlElement): MavenMetadata {
  const listed = elementsAt(document, 'versioning', 'versions', 'version').flatMap(
    ({ text }) => mavenVersions.parse(text) ?? [],
  )
  return {
    versions: withoutDays([...new Set(listed)]).sort(mavenVersions.compare),
    latest: textAt(document, 'versioning', 'latest'),
    release: textAt(document, 'versioning', 'release'),
  }
}

/** Some began with days for numbers, which would come after everything that they have published since. */
function withoutDays(versions: readonly string[]): string[] {
  const counted = versions.filter((one) => !/^(?:19|20)\d{6}(?:\.\d+)?$/.test(one))
  return counted.length > 0 ? counted : [...versions]
}

/** The version that a snapshot's file of that kind has in its name; null: not said. */
export function snapshotIn(document: XmlElement, extension: string): string | null {
  const files = elementsAt(document, 'versioning', 'snapshotVersions', 'snapshotVersion')
  const file = files.find(
    (one) => textAt(one, 'extension') === extension && textAt(one, 'classifier') === null,
  )
  if (file) return textAt(file, 'value')
  const time = textAt(document, 'versioning', 'snapshot', 'timestamp')
  const build = textAt(document, 'versioning', 'snapshot', 'buildNumber')
  const base = textAt(document, 'version')
  return time === null || build === null || base === null
    ? null
    : base.replace(/SNAPSHOT$/i, `${time}-${build}`)
}
