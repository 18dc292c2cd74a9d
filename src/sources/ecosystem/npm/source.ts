import type { Adopters } from '../../../model/facts/adopters.ts'
import { type Listing, wholeListing } from '../../../model/facts/listing.ts'
import type { Package } from '../../../model/facts/package.ts'
import type { FactName } from '../../../model/facts.ts'
import type { RepositoryRef } from '../../../model/subject.ts'
import { type Fact, known, type Unknown, unknown } from '../../../model/unknown.ts'
import { UserError } from '../../../model/user-error.ts'
import { RequestFault } from '../../../net/fault.ts'
import { defineSource, type Readers, type Source } from '../../source.ts'
import { repositoryAddress } from './address.ts'
import type { Npm } from './npm.ts'
import { packageOf } from './package.ts'
import { type Packument, repositoryOf } from './packument.ts'
import { whyNotLatest } from './pick.ts'
import { documentsOf, readPublished } from './published.ts'

export interface WantedPackage {
  name: string
  /** Range, tag or exact version; empty: what npm takes where none is named. */
  range: string
  /** Why it is that one, for a person. */
  reason?: string
}

/** The package at the version you would use, and the repository it comes from. */
export interface ResolvedPackage {
  name: string
  version: string
  /** Null: it names none that this run can read. */
  repository: RepositoryRef | null
  directory: string | null
}

/**
 * Version and repository. Throws UserError where there is no such package or version; a registry that does not tell
 * comes back as Unknown.
 */
export async function resolvePackage(
  npm: Npm,
  wanted: WantedPackage,
  repositoryAt: (address: string) => RepositoryRef | null = () => null,
): Promise<ResolvedPackage | Unknown> {
  try {
    const packument = await npm.packument(wanted.name)
    const version = npm.pick(packument, wanted.range)
    const repository = repositoryOf(packument.manifest(version))
    return {
      name: wanted.name,
      version,
      repository: repository && repositoryAt(repositoryAddress(repository.url)),
      directory: repository?.directory ?? null,
    }
  } catch (error) {
    return asUnknown(error)
  }
}

/**
 * Facts of one package. `standalone`: no repository was found, so the registry also gives releases, tags and the texts of
 * the archive; beside a repository it must not, or a fault there would be papered over.
 */
export function registrySource(npm: Npm, wanted: WantedPackage, options: { standalone: boolean }): Source {
  let read: ReturnType<typeof readPublished> | null = null
  const published = () => {
    read ??= readPublished(npm, wanted.name, wanted.range)
    return read
  }
  const evidence = (url: string) => [{ url, retrievedAt: npm.now().toISOString() }]
  const ofPackage = async (): Promise<Fact<Package>> => {
    const { packument, manifest, archive } = await published()
    const value = await packageOf(
      npm,
      pickedBecause(npm, packument, manifest.version, wanted),
      packument,
      manifest,
      archive,
    )
    return known(value, evidence(value.url))
  }
  const source: Readers = {
    package: contained(ofPackage),
    adopters: contained(() => readAdopters(npm, wanted.name)),
  }
  if (!options.standalone) return defineSource('npm', source)

  const history = async () => (await npm.packument(wanted.name)).versions
  return defineSource('npm', {
    ...without(wanted.name),
    ...source,
    releases: contained(async () => {
      if (!(await npm.packument(wanted.name)).tells('dates')) return datesUntold(npm, wanted.name)
      const dated = (await history()).filter(({ publishedAt }) => publishedAt !== null)
      const items = dated.map(({ version, publishedAt }) => ({
        tag: version,
        publishedAt: publishedAt ?? '',
        prerelease: version.includes('-'),
        url: npm.pageOf(wanted.name, version),
      }))
      return known(
        newestFirst(items, (item) => item.publishedAt),
        evidence(npm.apiOf(wanted.name)),
      )
    }),
    tags: contained(async () => {
      const items = (await history()).map(({ version, publishedAt }) => ({ name: version, at: publishedAt }))
      return known(
        newestFirst(items, (item) => item.at ?? ''),
        evidence(npm.apiOf(wanted.name)),
      )
    }),
    documents: contained(async () => {
      const { manifest, archive } = await published()
      if (archive.files === null) return unknown(archive.unread.reason, archive.unread.detail)
      const page = npm.pageOf(wanted.name, manifest.version)
      return known(documentsOf(archive.files, page), evidence(page))
    }),
  })
}

const OF_A_REPOSITORY = [
  'repository',
  'owner',
  'license',
  'licenseHistory',
  'tree',
  'commits',
  'issues',
  'pulls',
  'backlog',
  'discussions',
  'community',
  'advisories',
  'team',
  'authorship',
] as const satisfies readonly FactName[]

/** What the registry tells of a package without a repository, or why it cannot. */
export const FACTS_OF_NPM: readonly FactName[] = [
  'package',
  'adopters',
  'releases',
  'tags',
  'documents',
  ...OF_A_REPOSITORY,
]

function without(name: string): Readers {
  const reason = unknown('not-collected', `The package ${name} names no repository that can be read`)
  return Object.fromEntries(OF_A_REPOSITORY.map((fact) => [fact, () => Promise.resolve(reason)]))
}

function datesUntold(npm: Npm, name: string): Unknown {
  const { host } = new URL(npm.apiOf(name))
  return unknown('not-collected', `${host} does not pass on when versions were published`)
}

function pickedBecause(
  npm: Npm,
  packument: Packument,
  version: string,
  { range, reason }: WantedPackage,
): string {
  const ofNpm = range === '' ? 'npm installs it where no version is named' : null
  const passedOver = range === '' ? whyNotLatest(packument, version, npm.node) : null
  return [reason, ofNpm, passedOver].filter((one) => typeof one === 'string').join('; ')
}

async function readAdopters(npm: Npm, name: string): Promise<Fact<Adopters>> {
  const [downloads, dependents] = await Promise.all([npm.weeklyDownloads(name), npm.dependents(name)])
  if (downloads === null && dependents === null) {
    return unknown('not-collected', `${new URL(npm.apiOf(name)).host} counts no downloads`)
  }
  const value: Adopters = {
    weeklyDownloads: downloads?.count ?? null,
    dependentRepositories: null,
    dependentPackages: dependents,
    named: [],
    adoptersFile: null,
  }
  return known(value, [{ url: downloads?.url ?? npm.apiOf(name), retrievedAt: npm.now().toISOString() }])
}

function contained<Value>(read: () => Promise<Fact<Value>>): () => Promise<Fact<Value>> {
  return async () => {
    try {
      return await read()
    } catch (error) {
      return asUnknown(error)
    }
  }
}

function asUnknown(error: unknown): Unknown {
  if (error instanceof UserError || !(error instanceof RequestFault)) throw error
  return unknown(error.reason === 'not-found' ? 'unexpected' : error.reason, error.message)
}

function newestFirst<Item>(items: readonly Item[], at: (item: Item) => string): Listing<Item> {
  return wholeListing([...items].sort((one, other) => at(other).localeCompare(at(one))))
}
