import type { FactName } from '../../model/facts.ts'
import type { ReadOptions, Source } from '../source.ts'
import { openRepository } from './repository.ts'
import { FACTS_OF_GIT, gitSource } from './source.ts'

/**
 * A path: what its git history tells, and for the rest the forge's repository its remote names, where it names one.
 * Throws UserError where there is no readable repository.
 */
export async function localSources(
  path: string,
  options: ReadOptions,
  remoteSource: (address: string, options: ReadOptions) => Source | null,
): Promise<readonly Source[]> {
  const repository = await openRepository(path)
  const local = gitSource(repository, { asOf: options.asOf, retrievedAt: options.now() })
  // A shallow clone cannot tell its history: there the forge is asked for all of it.
  const isTold = (name: FactName) => !repository.shallow && FACTS_OF_GIT.includes(name)
  const wanted = new Set([...options.wanted].filter((name) => !isTold(name)))
  // A remote on another forge, or another clone on this machine, is nothing to join with.
  const remote =
    repository.remoteUrl === null ? null : remoteSource(repository.remoteUrl, { ...options, wanted })
  return remote === null ? [local] : [local, remote]
}
