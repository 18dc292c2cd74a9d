import type { VersionInUse } from '../../model/facts/project.ts'
import type { Needs } from '../../model/policy.ts'
import type { Ecosystem, WantedRelease } from './ecosystem.ts'

/** The release you use: what your policy says, and in that what your project installs; else what your project says. */
export async function wantedByYou(
  { project, versions }: Pick<Ecosystem, 'project' | 'versions'>,
  name: string,
  { needs, folder }: { needs: Needs; folder: string },
): Promise<WantedRelease> {
  const inUse = (await project.read(folder, { name, repository: null }))?.inUse ?? null
  const isPinned = ({ by, range }: VersionInUse, within: string) =>
    by === 'lockfile' && range !== null && versions.satisfies(range, within)
  if (needs.version === null || (inUse !== null && isPinned(inUse, needs.version))) {
    return { name, range: inUse?.range ?? '', reason: inUse?.reason ?? null, runtime: needs.runtime }
  }
  return { name, range: needs.version, reason: `your policy needs ${needs.version}`, runtime: needs.runtime }
}
