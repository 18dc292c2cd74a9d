import { type Listing, wholeListing } from '../../../model/facts/listing.ts'
import type { FactName } from '../../../model/facts.ts'
import { type Fact, known, type Unknown, unknown } from '../../../model/unknown.ts'
import type { Readers } from '../../source.ts'
import type { Release } from '../ecosystem.ts'
import type { Npm } from './npm.ts'
import { documentsOf, type Published } from './published.ts'

/** What only a repository tells. */
export const OF_A_REPOSITORY = [
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

/** What the registry tells in the place of a repository that there is none of, and why it cannot tell the rest. */
export function standingIn(
  npm: Npm,
  { name, repository }: Release,
  published: () => Promise<Published>,
): Readers {
  const why =
    repository === null
      ? `The package ${name} names no repository`
      : `The package ${name} names ${repository.url} as its repository, which is on no forge that is read here`
  const untold = unknown('not-collected', why)
  const evidence = (url: string) => [{ url, retrievedAt: npm.now().toISOString() }]
  return {
    ...Object.fromEntries(OF_A_REPOSITORY.map((fact) => [fact, () => Promise.resolve(untold)])),
    async releases() {
      const { tells, versions } = await npm.packument(name)
      if (!tells('dates')) return datesUntold(npm, name)
      const items = versions.flatMap(({ version, publishedAt }) => {
        const url = npm.pageOf(name, version)
        return publishedAt === null
          ? []
          : [{ tag: version, publishedAt, prerelease: version.includes('-'), url }]
      })
      return listed(items, ({ publishedAt }) => publishedAt, evidence(npm.apiOf(name)))
    },
    async tags() {
      const { tells, versions } = await npm.packument(name)
      if (!tells('dates')) return datesUntold(npm, name)
      const items = versions.map(({ version, publishedAt }) => ({ name: version, at: publishedAt }))
      return listed(items, ({ at }) => at ?? '', evidence(npm.apiOf(name)))
    },
    async documents() {
      const { manifest, archive } = await published()
      if (archive.files === null) return unknown(archive.unread.reason, archive.unread.detail)
      const page = npm.pageOf(name, manifest.version)
      return known(documentsOf(archive.files, page), evidence(page))
    },
  }
}

function datesUntold(npm: Npm, name: string): Unknown {
  const { host } = new URL(npm.apiOf(name))
  return unknown('not-collected', `${host} does not pass on when versions were published`)
}

/** Newest first. */
function listed<Item>(
  items: readonly Item[],
  at: (item: Item) => string,
  evidence: { url: string; retrievedAt: string }[],
): Fact<Listing<Item>> {
  const sorted = [...items].sort((one, other) => at(other).localeCompare(at(one)))
  return known(wholeListing(sorted), evidence)
}
