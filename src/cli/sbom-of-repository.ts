import { sbomByGitHub } from '../sources/forge/github/sbom.ts'
import { repositoryAt } from '../sources/subject.ts'
import { openClients } from './clients.ts'
import type { Io } from './io.ts'
import type { ScanOptions } from './scan-options.ts'

/**
 * What GitHub says a repository uses, as an SBOM. Null: the name is no address of one; a bare owner/repo is none, as it might
 * be a file that is not there, whose name is nobody's business.
 */
export async function sbomOfRepository(name: string, options: ScanOptions, io: Io): Promise<string | null> {
  if (!name.includes(':')) return null
  const { clients, github, net, progress } = openClients({ ...options, targets: [] }, io)
  const repository = repositoryAt(name, clients.forges)
  if (repository === null) return null
  const end = progress.begin(`the SBOM of ${repository.path.join('/')}`)
  try {
    return await sbomByGitHub(repository, await github(repository.host), net.patience.beforeRetry)
  } finally {
    end()
    progress.end()
  }
}
