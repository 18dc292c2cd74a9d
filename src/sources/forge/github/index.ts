import type { FactName } from '../../../model/facts.ts'
import { defineSource, type Source } from '../../source.ts'
import type { GitHub } from './client/client.ts'
import { graphqlSource } from './graphql-source.ts'
import { periodOf } from './period.ts'
import { restSource } from './rest/source.ts'

export { RepositoryNotFound } from './request.ts'

export interface GitHubOptions {
  /** The day judged. */
  asOf: Date
  now(): Date
  /** The facts that will be asked for: requests are put together for these. */
  wanted: ReadonlySet<FactName>
}

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

/** A repository on GitHub: by GraphQL with a token, else by REST. */
export function githubSource(
  { owner, repo }: { owner: string; repo: string },
  github: GitHub,
  { asOf, now, wanted }: GitHubOptions,
): Source {
  const reading = {
    github,
    owner,
    name: repo,
    period: periodOf(asOf, now()),
    retrievedAt: () => now().toISOString(),
  }
  return defineSource(
    'github',
    github.authenticated ? graphqlSource(reading, wanted) : restSource(reading, wanted),
  )
}
