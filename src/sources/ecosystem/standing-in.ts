import { backTo, type Coverage, NO_DAY } from '../../model/coverage.ts'
import type { Documents } from '../../model/facts/documents.ts'
import { type Listing, wholeListing } from '../../model/facts/listing.ts'
import type { FactName } from '../../model/facts.ts'
import { type Evidence, type Fact, isUnknown, known, unknown } from '../../model/unknown.ts'
import type { Readers } from '../source.ts'
import type { Release } from './ecosystem.ts'

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

/** The published versions of a package, in any order. */
export interface History {
  versions: readonly {
    version: string
    /** Null: the registry does not tell. */
    publishedAt: string | null
    prerelease: boolean
    url: string
  }[]
  evidence: readonly Evidence[]
}

/** What the registry tells in the place of a repository that there is none of, and why it cannot tell the rest. */
export function standingIn(
  { name, repository }: Release,
  history: () => Promise<Fact<History>>,
  documents: () => Promise<Fact<Documents>>,
): Readers {
  const untold = isUnknown(repository) ? repository : unknown('not-collected', whyNone(name, repository))
  return {
    ...Object.fromEntries(OF_A_REPOSITORY.map((fact) => [fact, () => Promise.resolve(untold)])),
    async releases() {
      const read = await history()
      if (!read.known) return read
      const items = read.value.versions.flatMap(({ version, publishedAt, prerelease, url }) =>
        publishedAt === null ? [] : [{ tag: version, publishedAt, prerelease, url }],
      )
      const undated = read.value.versions.length - items.length
      if (undated > 0 && items.length === 0)
        return unknown('not-collected', 'No dates of its versions are told')
      // Those without a date may be of any day.
      const coverage = undated > 0 ? backTo(NO_DAY, read.value.versions.length) : null
      return listed(items, ({ publishedAt }) => publishedAt, read.value.evidence, coverage)
    },
    async tags() {
      const read = await history()
      if (!read.known) return read
      const items = read.value.versions.map(({ version, publishedAt }) => ({
        name: version,
        at: publishedAt,
      }))
      return listed(items, ({ at }) => at ?? '', read.value.evidence)
    },
    documents,
  }
}

function whyNone(name: string, repository: { url: string } | null): string {
  return repository === null
    ? `The package ${name} names no repository`
    : `The package ${name} names ${repository.url} as its repository, which is on no forge that is read here`
}

/** Newest first. */
function listed<Item>(
  items: readonly Item[],
  at: (item: Item) => string,
  evidence: readonly Evidence[],
  cut: Coverage | null = null,
): Fact<Listing<Item>> {
  const sorted = [...items].sort((one, other) => at(other).localeCompare(at(one)))
  return known(cut === null ? wholeListing(sorted) : { items: sorted, coverage: cut }, evidence)
}
