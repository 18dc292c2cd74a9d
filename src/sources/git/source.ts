import type { FactName } from '../../model/facts.ts'
import { type Evidence, type Fact, known, type Unknown, unknown } from '../../model/unknown.ts'
import { cleanLine } from '../../text/untrusted.ts'
import { defineSource, type Source } from '../source.ts'
import { readAuthorship } from './authorship.ts'
import { readDocuments } from './documents.ts'
import { readCommits, readTags } from './history.ts'
import type { GitRepository } from './repository.ts'
import { GitError } from './run.ts'
import { readTree } from './tree.ts'

export interface GitSourceOptions {
  /** The day judged; null: everything there is. */
  asOf: Date | null
  retrievedAt: Date
}

export const FACTS_OF_GIT: readonly FactName[] = ['commits', 'tags', 'tree', 'documents', 'authorship']

/** What git alone can tell of a project. Everything that lives on a forge (issues, archived or not …) is not in it. */
export function gitSource(repository: GitRepository, { asOf, retrievedAt }: GitSourceOptions): Source {
  const evidence = (command: string): Evidence => ({
    url: `git -C ${repository.path} ${command}`,
    retrievedAt: retrievedAt.toISOString(),
  })
  const tree = once(() => readTree(repository, asOf))

  return defineSource('git', {
    commits: async () => {
      if (repository.shallow) return unknown('incomplete', SHALLOW)
      return attempt(() => readCommits(repository, asOf), evidence(`log ${repository.revision}`))
    },
    tags: () => attempt(() => readTags(repository, asOf), evidence('for-each-ref refs/tags')),
    tree: () =>
      attempt(
        async () => {
          const { oid, entries, complete } = await tree()
          return { oid, entries, complete }
        },
        evidence(`ls-tree -r ${repository.revision}`),
      ),
    documents: () =>
      attempt(async () => readDocuments(repository, await tree()), evidence(`show ${repository.revision}`)),
    authorship: async () => {
      if (repository.shallow) return unknown('incomplete', SHALLOW)
      const fact = await attempt(
        async () => readAuthorship(repository, await tree(), asOf),
        evidence(`log --name-status -M ${repository.revision}`),
      )
      if (!fact.known) return fact
      if (fact.value === null) return unknown('too-little-data', 'There is no file of source code')
      return known(fact.value, fact.evidence)
    },
  })
}

const SHALLOW = 'The clone is shallow, its older history is missing; git fetch --unshallow gets it'

async function attempt<T>(read: () => Promise<T>, evidence: Evidence): Promise<Fact<T>> {
  try {
    return known(await read(), [evidence])
  } catch (error) {
    if (error instanceof GitError) return unknownOf(error)
    throw error
  }
}

function unknownOf(error: GitError): Unknown {
  const detail = cleanLine(error.message, 200)
  if (error.kind === 'too-long' || error.kind === 'too-much') return unknown('over-budget', detail)
  return unknown('unexpected', `git could not read it: ${detail}`)
}

/** Two facts rest on one reading. */
function once<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | null = null
  return () => {
    reading ??= read()
    return reading
  }
}
