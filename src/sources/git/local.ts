import type { FactName } from '../../model/facts.ts'
import { parseTarget, type Target } from '../../model/target.ts'
import { UserError } from '../../model/user-error.ts'
import type { GitHub } from '../forge/github/client/client.ts'
import { FACTS_OF_GITHUB, type GitHubOptions, githubSource } from '../forge/github/index.ts'
import { type Source, sourceFoundBy } from '../source.ts'
import { openRepository } from './repository.ts'
import { FACTS_OF_GIT, gitSource } from './source.ts'

/**
 * A path: what its git history tells, and for the rest the GitHub repository its remote names, where it names one.
 * Throws UserError where there is no readable repository.
 */
export async function localSources(
  path: string,
  { github, host }: { github(): Promise<GitHub>; host: string },
  options: GitHubOptions,
): Promise<readonly Source[]> {
  const repository = await openRepository(path)
  const local = gitSource(repository, { asOf: options.asOf, retrievedAt: options.now() })
  const target = remoteTarget(repository.remoteUrl, host)
  if (target === null) return [local]
  // A shallow clone cannot tell its history: there the forge is asked for all of it.
  const isTold = (name: FactName) => !repository.shallow && FACTS_OF_GIT.includes(name)
  const wanted = new Set([...options.wanted].filter((name) => !isTold(name)))
  const remote = async () => githubSource(target, await github(), { ...options, wanted })
  return [local, sourceFoundBy('github', FACTS_OF_GITHUB, remote)]
}

function remoteTarget(url: string | null, host: string): (Target & { kind: 'github' }) | null {
  if (url === null) return null
  try {
    const target = parseTarget(url, host)
    return target.kind === 'github' ? target : null
  } catch (error) {
    // A remote on another forge, or another clone on this machine, is nothing to join with.
    if (error instanceof UserError) return null
    throw error
  }
}
