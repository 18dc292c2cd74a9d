import { licensesOfPom } from '../../../analysis/licensing/manifest-readers/pom.ts'
import { type EffectivePom, inheritedPom } from '../../../analysis/maven/effective-pom.ts'
import type { Pom } from '../../../analysis/maven/pom.ts'
import { mavenVersions } from '../../../analysis/versions/maven.ts'
import type { PublishedVersion } from '../../../model/facts/package.ts'
import { isUnknown, known, unknown } from '../../../model/unknown.ts'
import { BYTES } from '../../../net/cache/answers.ts'
import { RequestFault } from '../../../net/fault.ts'
import { SubjectNotFound } from '../../source.ts'
import { CONTENTS, contentsOf, keptForContents } from '../archive/contents.ts'
import { readZip } from '../archive/zip.ts'
import type { Release, ReleaseRef, WantedRelease } from '../ecosystem.ts'
import type { Description, RegistryReader } from '../registry-of.ts'
import type { MavenMetadata } from './metadata.ts'
import { pickVersion } from './pick.ts'
import { coordinatesOf, relocatedTo } from './relocation.ts'
import { repositoryOf } from './repository.ts'
import type { MavenRepositories } from './repository-files.ts'
import { CENTRAL, type MavenSettings } from './settings.ts'

interface MavenReading {
  repositories: MavenRepositories
  settings: MavenSettings
  now(): Date
}

export function mavenReader({ repositories, settings, now }: MavenReading): RegistryReader {
  const [first = CENTRAL] = settings.repositories
  const effective = (release: ReleaseRef) => effectiveOf(repositories, release)
  return {
    ecosystem: 'maven',
    now,
    addressOf: () => new URL(first.url),
    pageOf(name, version) {
      const [group = '', artifact = ''] = name.split(':')
      return first.url === CENTRAL.url
        ? `https://central.sonatype.com/artifact/${group}/${artifact}/${version}`
        : repositories.urlOf({ group, artifact, version }, 'pom')
    },
    release: (wanted) => releaseOf(repositories, wanted, first.url),
    async declared(release) {
      const pom = await effective(release)
      const repository = repositoryOf(pom)
      return {
        licenses: licensesOf(pom),
        repository: isUnknown(repository) ? null : repository,
        archive: { url: repositories.urlOf(coordinatesOf(release), extensionOf(pom)), integrity: null },
      }
    },
    async archive(release) {
      const extension = extensionOf(await effective(release))
      const kept = { read: (bytes: Buffer) => bytes, codec: BYTES }
      return (
        (await repositories.archive(coordinatesOf(release), extension, kept)) ?? noArchive(release, extension)
      )
    },
    async contents(release) {
      const extension = extensionOf(await effective(release))
      // A POM by itself has no files to read.
      if (extension === 'pom') return { texts: [], unread: [], terms: { files: [], unread: [] }, bytes: 0 }
      const read = (bytes: Buffer) => contentsOf(readZip(bytes, { keep: keptForContents, pathOf: pathInJar }))
      const found = await repositories.archive(coordinatesOf(release), extension, { read, codec: CONTENTS })
      return found ?? noArchive(release, extension)
    },
    async describe(release) {
      const { group, artifact } = coordinatesOf(release)
      const metadata = (await repositories.metadata(group, artifact)) ?? NO_METADATA
      const [pom, publishedAt, leftTo] = [
        await effective(release),
        await repositories.publishedAt(coordinatesOf(release)),
        await leftFor(repositories, release, metadata),
      ]
      return describe(release, pom, metadata.versions, { publishedAt, leftTo })
    },
    async history(name) {
      const { group, artifact } = coordinatesOf({ name, version: '' })
      const metadata = (await repositories.metadata(group, artifact)) ?? NO_METADATA
      const versions = metadata.versions.map((version) => ({
        version,
        publishedAt: null,
        prerelease: mavenVersions.isPrerelease(version),
        url: repositories.urlOf({ group, artifact, version }, 'pom'),
      }))
      return known({ versions, evidence: [] })
    },
  }
}

const NO_METADATA: MavenMetadata = { versions: [], latest: null, release: null }
/** An artifact that moves on and on leads in a circle. */
const MAX_MOVES = 5

async function releaseOf(
  repositories: MavenRepositories,
  { name, range, reason }: WantedRelease,
  base: string,
): Promise<Release> {
  const { group, artifact } = coordinatesOf({ name, version: '' })
  const metadata = await repositories.metadata(group, artifact)
  const picked = metadata === null ? null : pickVersion(name, metadata, range)
  const version = picked?.version ?? range
  if (metadata === null && mavenVersions.parse(range) === null) throw noSuchArtifact(name, base)
  let [at, moves] = [{ group, artifact, version }, [] as string[]]
  let pom = await repositories.pom(at)
  if (pom === null)
    throw metadata === null ? noSuchArtifact(name, base) : noSuchVersion(name, version, metadata)
  for (let move = relocatedTo(pom, at); move !== null && moves.length < MAX_MOVES; ) {
    const next: Pom | null = await repositories.pom(move.to)
    if (next === null) break
    moves = [...moves, `${at.group}:${at.artifact} was moved there${move.message ? `: ${move.message}` : ''}`]
    at = move.to
    pom = next
    move = relocatedTo(pom, at)
  }
  const full = await inheritedPom(pom, repositories.pom)
  return {
    name: `${at.group}:${at.artifact}`,
    version: at.version,
    picked: [reason, picked?.why ?? null, ...moves].filter((one) => one !== null).join('; '),
    repository: repositoryOf(full),
  }
}

async function effectiveOf(repositories: MavenRepositories, release: ReleaseRef): Promise<EffectivePom> {
  const pom = await repositories.pom(coordinatesOf(release))
  if (pom === null) throw noSuchVersion(release.name, release.version, NO_METADATA)
  return inheritedPom(pom, repositories.pom)
}

/** Where the last release was moved to, for who uses an earlier one; null: it was not. */
async function leftFor(
  repositories: MavenRepositories,
  release: ReleaseRef,
  metadata: MavenMetadata,
): Promise<string | null> {
  const last = metadata.release ?? metadata.versions.at(-1) ?? null
  if (last === null || last === release.version) return null
  const coordinates = coordinatesOf({ name: release.name, version: last })
  const pom = await repositories.pom(coordinates)
  const move = pom && relocatedTo(pom, coordinates)
  return (
    move &&
    `From ${last} on it is ${move.to.group}:${move.to.artifact}${move.message ? ` (${move.message})` : ''}`
  )
}

function describe(
  { version }: ReleaseRef,
  pom: EffectivePom,
  listed: readonly string[],
  { publishedAt, leftTo }: { publishedAt: string | null; leftTo: string | null },
): Description {
  const versions = [...new Set([...listed, version])].sort(mavenVersions.compare)
  const runtime = pom.dependencies.filter(
    ({ scope, optional }) => !optional && (scope === null || scope === 'compile' || scope === 'runtime'),
  )
  return {
    licenses: licensesOf(pom),
    deprecated: leftTo,
    // What was published to a repository stays there.
    yanked: null,
    maintainers: pom.developers,
    publishedAt,
    versions: versions.map(
      (one): PublishedVersion => ({
        version: one,
        publishedAt: one === version ? publishedAt : null,
        deprecated: false,
        yanked: false,
      }),
    ),
    provenance: unknown('not-collected', 'Signatures of Maven artifacts are not read'),
    runtimes: {},
    dependencies: Object.fromEntries(
      runtime.map(({ group, artifact, version: wanted }) => [`${group}:${artifact}`, wanted ?? '']),
    ),
  }
}

/** A parent that is not to be had may name the licence: then nobody can say that there is none. */
function licensesOf({ licenses, lostParent }: EffectivePom) {
  if (licenses.length === 0 && lostParent !== null) {
    const { group, artifact, version } = lostParent
    throw new RequestFault(
      'unexpected',
      `Its parent ${group}:${artifact}:${version}, which may name the licence, is not to be had`,
      { final: true },
    )
  }
  return licensesOfPom(licenses)
}

/** Types whose files are called by them; the rest are made into a jar. */
function extensionOf({ packaging }: EffectivePom): string {
  return /^(?:pom|war|ear|rar|aar|zip|hpi|kar)$/.test(packaging ?? '') ? (packaging ?? 'jar') : 'jar'
}

/** What stands for the whole of a jar lies there, https://docs.oracle.com/en/java/javase/21/docs/specs/jar/jar.html */
function pathInJar(path: string): string {
  return path.replace(/^META-INF\/(?=(?:[\w-]*licen[cs]e|notice|copying|readme)[\w.-]*$)/i, '')
}

function noSuchArtifact(name: string, base: string): SubjectNotFound {
  return new SubjectNotFound(
    `There is no Maven artifact ${JSON.stringify(name)} on ${new URL(base).host}`,
    'Check group and artifact; a private one needs its repository and server in settings.xml',
  )
}

function noSuchVersion(name: string, version: string, { release }: MavenMetadata): SubjectNotFound {
  return new SubjectNotFound(
    `There is no version ${version} of ${name}`,
    release === null ? 'Check the version' : `Its last release is ${release}`,
  )
}

function noArchive(release: ReleaseRef, extension: string): never {
  throw new RequestFault(
    'not-found',
    `There is no ${extension} beside the POM of ${release.name} ${release.version}`,
  )
}
