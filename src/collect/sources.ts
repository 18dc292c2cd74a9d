import { unknown } from '../facts.ts'
import type { GitHub } from '../github/client.ts'
import type { Target } from '../target.ts'
import { type GitHubOptions, githubSource, RepositoryNotFound } from './github/index.ts'
import { FACT_NAMES, type Source } from './index.ts'

/** Who facts are asked of. */
export interface Clients {
  github: GitHub
}

export type CollectOptions = GitHubOptions

/** Where the facts of a target come from; of two sources that know a fact, the earlier is believed. */
export function sourcesFor(target: Target, clients: Clients, options: CollectOptions): readonly Source[] {
  switch (target.kind) {
    case 'github':
      return [githubSource(target, clients.github, options)]
    case 'npm':
      return []
    case 'path':
      return []
  }
}

/**
 * A source that has to be found first: the repository a package or a clone names. Null: there is none. Unlike a target
 * named by the user, one that does not exist ends as unknown.
 */
export function sourceFoundBy(find: () => Promise<Source | null>): Source {
  let found: Promise<Source | null> | undefined
  const read = (name: keyof Source) => async () => {
    found ??= find()
    try {
      const fact = await (await found)?.[name]?.()
      return fact ?? unknown('not-collected', 'Nothing in this run can tell')
    } catch (error) {
      if (error instanceof RepositoryNotFound) return unknown('not-collected', error.message)
      throw error
    }
  }
  // Each entry delegates to the function of the same name.
  return Object.fromEntries(FACT_NAMES.map((name) => [name, read(name)])) as Source
}
