import { createHash } from 'node:crypto'
import type { StaticFile } from './static-registry.ts'
import { zip } from './zip.ts'

export interface FakeArtifact {
  versions: Readonly<Record<string, FakeArtifactVersion>>
  /** What the metadata calls the release; else the last of the versions. Null: no metadata. */
  release?: string | null
}

interface FakeArtifactVersion {
  /** What stands in its POM beside its coordinates. */
  pom?: string
  files?: Readonly<Record<string, string>>
  /** When it was put there. */
  at?: string
  sha1?: string
  /** False: there is only the POM. */
  jar?: boolean
}

/** The files of a Maven repository, https://maven.apache.org/repositories/layout.html: `group:artifact` -> versions. */
export function mavenFiles(artifacts: Readonly<Record<string, FakeArtifact>>): Record<string, StaticFile> {
  const files = Object.entries(artifacts).flatMap(([name, { versions, release }]): [string, StaticFile][] => {
    const [group = '', artifact = ''] = name.split(':')
    const folder = `/${group.replaceAll('.', '/')}/${artifact}`
    const listed = Object.keys(versions)
    const metadata = `<metadata><versioning><latest>${listed.at(-1)}</latest><release>${release ?? listed.at(-1)}</release><versions>${listed
      .map((version) => `<version>${version}</version>`)
      .join('')}</versions></versioning></metadata>`
    return [
      ...Object.entries(versions).flatMap(([version, fake]) =>
        filesOf(folder, { group, artifact, version }, fake),
      ),
      ...(release === null
        ? []
        : ([[`${folder}/maven-metadata.xml`, metadata]] satisfies [string, string][])),
    ]
  })
  return Object.fromEntries(files)
}

function filesOf(
  folder: string,
  { group, artifact, version }: { group: string; artifact: string; version: string },
  { pom = '', files = {}, at, sha1, jar = true }: FakeArtifactVersion,
): [string, StaticFile][] {
  const base = `${folder}/${version}/${artifact}-${version}`
  const body = `<project><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version>${pom}</project>`
  const archive = zip({ 'META-INF/MANIFEST.MF': '', ...files })
  const sum = sha1 ?? createHash('sha1').update(archive).digest('hex')
  return [
    [`${base}.pom`, at === undefined ? body : { body, headers: { 'last-modified': at } }],
    ...(jar
      ? ([
          [`${base}.jar`, archive],
          [`${base}.jar.sha1`, `${sum}  ${artifact}-${version}.jar\n`],
        ] satisfies [string, StaticFile][])
      : []),
  ]
}
