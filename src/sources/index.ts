import type { Cost } from '../model/cost.ts'
import type { Needs } from '../model/policy.ts'
import type { RepositoryRef, Subject } from '../model/subject.ts'
import type { Ecosystem, Registry } from './ecosystem/ecosystem.ts'
import { type EvidencePlace, labSource } from './evidence/lab/source.ts'
import type { Forge } from './forge/forge.ts'
import { type ReadOptions, type Source, sourceFoundBy } from './source.ts'
import { homeOf, repositoryAt } from './subject.ts'

/** Who facts are asked of. */
export interface Clients {
  /** The first host of the first is where bare `owner/repo` names belong. Each opens its client where it is asked. */
  forges: readonly Forge[]
  /** What was spent so far. */
  cost(): Cost
  /** Opened once a run. */
  registry(ecosystem: Ecosystem): Registry
  /** Where oss-check is run: your project. */
  folder: string
}

export interface CollectOptions extends ReadOptions {
  needs: Needs
  evidence: EvidencePlace
}

/** What can tell facts of a subject, in the order in which they are believed. */
export async function sourcesFor(
  subject: Subject,
  clients: Clients,
  options: CollectOptions,
): Promise<readonly Source[]> {
  return [
    labSource(options.evidence, subject, homeOf(clients.forges)),
    ...(await sourcesOfProject(subject, clients, options)),
  ]
}

async function sourcesOfProject(
  subject: Subject,
  clients: Clients,
  options: CollectOptions,
): Promise<readonly Source[]> {
  switch (subject.kind) {
    case 'repository': {
      const source = await forgeOf(subject, clients).source(subject, options)
      const { sourcesBesideRepository } = await import('./ecosystem/package-sources.ts')
      return [source, ...(await sourcesBesideRepository(subject, source, packageOptions(clients, options)))]
    }
    case 'package': {
      const { sourcesOfPackage } = await import('./ecosystem/package-sources.ts')
      return sourcesOfPackage(subject, packageOptions(clients, options))
    }
    case 'path': {
      const { localSources } = await import('./git/local.ts')
      return localSources(subject.path, options, (address, only) => {
        const repository = repositoryAt(address, clients.forges)
        return repository && sourceNamed(repository, clients, only)
      })
    }
  }
}

function packageOptions(clients: Clients, options: CollectOptions) {
  const { forges, folder, registry } = clients
  return {
    registry,
    repositoryAt: (address: string) => repositoryAt(address, forges),
    folder,
    needs: options.needs,
    now: options.now,
    repositorySource: (repository: RepositoryRef) => sourceNamed(repository, clients, options),
  }
}

/** A repository that a package or a clone names, which may be gone: no mistake of the user's. */
function sourceNamed(repository: RepositoryRef, clients: Clients, options: ReadOptions): Source {
  const forge = forgeOf(repository, clients)
  return sourceFoundBy(forge.id, forge.provides, () => forge.source(repository, options))
}

function forgeOf({ forge: id }: RepositoryRef, { forges }: Clients): Forge {
  const found = forges.find((forge) => forge.id === id)
  if (!found) throw new TypeError(`No forge reads ${id}`)
  return found
}
