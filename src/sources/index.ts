import type { Cost } from '../model/cost.ts'
import type { Needs } from '../model/policy.ts'
import type { Target } from '../model/target.ts'
import type { Npm } from './ecosystem/npm/npm.ts'
import { labSource } from './evidence/lab/source.ts'
import type { GitHub } from './forge/github/client/client.ts'
import { FACTS_OF_GITHUB, type GitHubOptions, githubSource } from './forge/github/index.ts'
import { type Source, sourceFoundBy } from './source.ts'

/** Who facts are asked of. */
export interface Clients {
  /** Behind its own door: opened where GitHub is asked. */
  github(): Promise<GitHub>
  /** The forge's web address, for links. */
  webUrl: string
  /** What was spent so far. */
  cost(): Cost
  /** Behind its own door: loaded where a package is read. */
  npm(): Promise<Npm>
  /** The forge that bare `owner/repo` names belong to. */
  host: string
  /** Where oss-check is run: your project. */
  folder: string
}

export interface CollectOptions extends GitHubOptions {
  needs: Needs
  /** Where results of the lab are kept. */
  evidenceDir: string
}

/** What can tell facts of a target, in the order in which they are believed. */
export async function sourcesFor(
  target: Target,
  clients: Clients,
  options: CollectOptions,
): Promise<readonly Source[]> {
  return [labSource(options.evidenceDir, target), ...(await sourcesOfProject(target, clients, options))]
}

async function sourcesOfProject(
  target: Target,
  clients: Clients,
  options: CollectOptions,
): Promise<readonly Source[]> {
  switch (target.kind) {
    case 'github': {
      const github = githubSource(target, await clients.github(), options)
      const { sourcesBesideRepository } = await import('./ecosystem/package-sources.ts')
      return [github, ...sourcesBesideRepository(target, github, await packageOptions(clients, options))]
    }
    case 'npm': {
      const { sourcesOfPackage } = await import('./ecosystem/package-sources.ts')
      return sourcesOfPackage(target, await packageOptions(clients, options))
    }
    case 'path': {
      const { localSources } = await import('./git/local.ts')
      return localSources(target.path, clients, options)
    }
  }
}

async function packageOptions(clients: Clients, options: CollectOptions) {
  const { host, folder } = clients
  return {
    npm: await clients.npm(),
    host,
    folder,
    needs: options.needs,
    now: options.now,
    // A package may name a repository that is gone, which is no mistake of the user's.
    repositorySource: (repository: { owner: string; repo: string }) =>
      sourceFoundBy('github', FACTS_OF_GITHUB, async () =>
        githubSource(repository, await clients.github(), options),
      ),
  }
}
