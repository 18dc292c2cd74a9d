import type { FactName } from '../../../model/facts.ts'
import { ownerAndName, type RepositoryRef } from '../../../model/subject.ts'
import { defineSource, type ReadOptions, type Source } from '../../source.ts'
import type { Forge, ForgeAddresses } from '../forge.ts'
import type { GitHub } from './client/client.ts'
import { graphqlSource } from './graphql-source.ts'
import { periodOf } from './period.ts'
import { restSource } from './rest/source.ts'

export { RepositoryNotFound } from './request.ts'

/** What GitHub can tell, with a token or without. */
export const FACTS_OF_GITHUB = [
  'repository',
  'owner',
  'license',
  'licenseHistory',
  'tree',
  'documents',
  'commits',
  'tags',
  'releases',
  'issues',
  'pulls',
  'backlog',
  'discussions',
  'community',
  'advisories',
  'team',
] as const satisfies readonly FactName[]

/** GitHub, to be read. `open` gives the client of a host. */
export function githubForge(addresses: ForgeAddresses, open: (host: string) => Promise<GitHub>): Forge {
  return {
    ...addresses,
    provides: FACTS_OF_GITHUB,
    source: async (repository, options) => githubSource(repository, await open(repository.host), options),
  }
}

/** A repository on GitHub: by GraphQL with a token, else by REST. */
export function githubSource(
  repository: Pick<RepositoryRef, 'host' | 'path'>,
  github: GitHub,
  { asOf, now, wanted }: ReadOptions,
): Source {
  const { owner, repo: name } = ownerAndName(repository)
  const period = periodOf(asOf, now())
  const reading = {
    github,
    host: repository.host,
    owner,
    name,
    period,
    retrievedAt: () => now().toISOString(),
  }
  return defineSource(
    'github',
    github.authenticated ? graphqlSource(reading, wanted) : restSource(reading, wanted),
  )
}
