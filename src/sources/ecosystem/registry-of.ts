import { filesTellingLicense } from '../../analysis/licensing/sources-of-package.ts'
import type { EcosystemId } from '../../analysis/versions/index.ts'
import type { Adopters } from '../../model/facts/adopters.ts'
import type { Package } from '../../model/facts/package.ts'
import type { FactName } from '../../model/facts.ts'
import { keyOf, type RepositoryRef } from '../../model/subject.ts'
import { type Fact, isUnknown, known } from '../../model/unknown.ts'
import { defineSource, type Readers } from '../source.ts'
import type { Contents } from './archive/contents.ts'
import type { DeclaredRelease } from './declared-release.ts'
import type { Registry, Release, ReleaseRef, WantedRelease } from './ecosystem.ts'
import { type History, OF_A_REPOSITORY, standingIn } from './standing-in.ts'
import { contained, told, toldOf } from './told.ts'

/** What a registry says of a release beside its archive. */
export type Description = Omit<
  Package,
  | 'ecosystem'
  | 'name'
  | 'version'
  | 'picked'
  | 'url'
  | 'repository'
  | 'licenseFiles'
  | 'unpackedSize'
  | 'unread'
  | 'npm'
>

/**
 * What has to be known of a registry to read it. Every function may throw RequestFault, and SubjectNotFound for what was never
 * published; registryOf makes facts of that.
 */
export interface RegistryReader {
  readonly ecosystem: EcosystemId
  now(): Date
  addressOf(name: string): URL
  /** Where a person sees a version. */
  pageOf(name: string, version: string): string
  release(wanted: WantedRelease): Promise<Release>
  describe(release: Release): Promise<Description>
  history(name: string): Promise<Fact<History>>
  archive(release: ReleaseRef): Promise<Uint8Array>
  contents(release: ReleaseRef): Promise<Contents>
  declared(release: ReleaseRef): Promise<DeclaredRelease>
  /** How many use it; without it, this registry does not count. */
  adopters?(name: string): Promise<Fact<Adopters>>
}

/** A registry as the rest of the program asks it. What goes wrong with the archive takes only what that tells. */
export function registryOf(reader: RegistryReader): Registry {
  const counted: readonly FactName[] = reader.adopters ? ['adopters'] : []
  return {
    provides: ['package', ...counted, 'releases', 'tags', 'documents', ...OF_A_REPOSITORY],
    addressOf: reader.addressOf,
    release: (wanted) => toldOf(() => reader.release(wanted)),
    archive: (release) => toldOf(() => reader.archive(release)),
    declared: (release) =>
      told(async () => known(await reader.declared(release), evidenceOf(reader, release))),
    texts: (release) =>
      told(async () => {
        // That it was never published is said of the release, and not of its archive.
        await reader.declared(release)
        const { terms } = await reader.contents(release)
        return known(terms, evidenceOf(reader, release))
      }),
    source: (release, repository) => sourceOf(reader, release, repository),
  }
}

function evidenceOf({ pageOf, now }: RegistryReader, { name, version }: ReleaseRef) {
  return [{ url: pageOf(name, version), retrievedAt: now().toISOString() }]
}

function sourceOf(reader: RegistryReader, release: Release, repository: RepositoryRef | null) {
  let read: Promise<Fact<Contents>> | null = null
  const contents = () => {
    read ??= toldOf(() => reader.contents(release))
    return read
  }
  const page = reader.pageOf(release.name, release.version)
  const { adopters } = reader
  const source: Readers = {
    async package() {
      const at = repository && keyOf(repository)
      const value = await packageOf(reader, release, at, await contents())
      return known(value, evidenceOf(reader, release))
    },
    ...(adopters && { adopters: () => adopters(release.name) }),
  }
  const documents = async () => {
    const fact = await contents()
    if (!fact.known) return fact
    const texts = fact.value.texts.map((one) => ({ ...one, truncated: false, url: page }))
    return known({ texts, unread: fact.value.unread }, evidenceOf(reader, release))
  }
  const instead =
    repository === null ? standingIn(release, () => reader.history(release.name), documents) : {}
  return defineSource(reader.ecosystem, contained({ ...instead, ...source }))
}

async function packageOf(
  reader: RegistryReader,
  { name, version, picked, repository }: Release,
  at: string | null,
  contents: Fact<Contents>,
): Promise<Package> {
  const described = await reader.describe({ name, version, picked, repository })
  return {
    ...described,
    ecosystem: reader.ecosystem,
    name,
    version,
    picked,
    url: reader.pageOf(name, version),
    repository: repositoryOfPackage(repository, at),
    licenseFiles: contents.known ? [...tellingLicense(contents.value, described)] : [],
    unpackedSize: contents.known ? contents.value.bytes : null,
    unread: contents.known ? null : { reason: contents.reason, detail: `The archive: ${contents.detail}` },
    npm: null,
  }
}

/** `at`: the one that is read, of those that could be named. */
export function repositoryOfPackage(named: Release['repository'], at: string | null): Package['repository'] {
  if (named === null || isUnknown(named)) return named
  const { url, directory, field } = named
  return { url, directory, field, at }
}

function tellingLicense({ texts }: Contents, { licenses }: Pick<Package, 'licenses'>) {
  return filesTellingLicense(new Map(texts.map(({ path, text }) => [path, text])), licenses)
}
