import { join } from 'node:path'
import { mappingOf } from '../../../../disk/folder.ts'
import type { ProjectUse } from '../../../../model/facts/project.ts'
import type { UsedPackage } from '../../ecosystem.ts'
import { hacksIn } from './hacks.ts'
import { versionInUse } from './in-use.ts'
import { readLockfile, workspaceRoot } from './lockfile.ts'
import { readManifests, requestsOf } from './manifest.ts'

/** How the project in `folder` uses a package; null: it has no package.json. Nothing is run. */
export async function readProject(folder: string, target: UsedPackage | null): Promise<ProjectUse | null> {
  const root = workspaceRoot(folder)
  const manifests = readManifests(folder, root)
  if (manifests === null) return null
  const requests = requestsOf(manifests)
  const lockfile = await readLockfile(root, folder)
  const folders = root === folder ? [folder] : [folder, root]
  const own = lockfile?.packages.filter(({ direct }) => direct) ?? []
  const { name, license } = manifests.manifest
  const common = {
    path: folder,
    name: typeof name === 'string' ? name : null,
    license: typeof license === 'string' ? license : null,
    packages: Object.fromEntries(own.flatMap(({ as, version }) => (version === null ? [] : [[as, version]]))),
    lockfile: lockfile?.file ?? null,
  }
  if (target === null) return { ...common, range: null, installed: null, hacks: [], inUse: null }
  const locked = own.find((one) => one.name === target.name)
  return {
    ...common,
    range: requests[target.name] ?? null,
    installed: locked?.version ?? installedIn(folders, target.name),
    hacks: folders.flatMap((one) => hacksIn(one, target)),
    inUse: versionInUse(target.name, manifests, lockfile),
  }
}

function installedIn(folders: readonly string[], name: string): string | null {
  for (const folder of folders) {
    const version = mappingOf(join(folder, 'node_modules', name), 'package.json')?.version
    if (typeof version === 'string') return version
  }
  return null
}
