import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { ProjectUse } from '../../model/facts/project.ts'
import { type Fact, known, unknown } from '../../model/unknown.ts'
import { defineSource, type Source } from '../source.ts'
import { mappingOf } from './files.ts'
import { dependenciesOf, type Hacked, hacksIn } from './hacks.ts'
import { LOCKFILES, readLockfile } from './lockfile.ts'

/** The adopter's project in `folder`. `hacked` is asked when the target's name in it is known; null: it has none. */
export function projectSource(folder: string, hacked: () => Promise<Hacked | null>, now: () => Date): Source {
  return defineSource('adopter', { project: () => readProject(folder, hacked, now) })
}

async function readProject(
  folder: string,
  hacked: () => Promise<Hacked | null>,
  now: () => Date,
): Promise<Fact<ProjectUse>> {
  const manifest = mappingOf(folder, 'package.json')
  if (manifest === null) {
    return unknown('not-collected', 'There is no package.json here that says how your project uses it')
  }
  const target = await hacked()
  const root = rootOf(folder)
  const dependencies = Object.fromEntries(dependenciesOf(manifest))
  const locked = readLockfile(root, dependencies)
  const range = target === null ? undefined : dependencies[target.name]
  const folders = root === folder ? [folder] : [folder, root]
  const { name, license } = manifest
  const value: ProjectUse = {
    path: folder,
    name: typeof name === 'string' ? name : null,
    license: typeof license === 'string' ? license : null,
    range: typeof range === 'string' ? range : null,
    installed: target === null ? null : (locked?.packages[target.name] ?? installedIn(folders, target.name)),
    packages: locked?.packages ?? {},
    lockfile: locked?.lockfile ?? null,
    hacks: target === null ? [] : folders.flatMap((one) => hacksIn(one, target)),
  }
  return known(value, [{ url: join(folder, 'package.json'), retrievedAt: now().toISOString() }])
}

/** The workspace root: the nearest folder upwards with a lockfile, as far as the repository goes. */
function rootOf(folder: string): string {
  for (let current = folder; ; current = dirname(current)) {
    if (LOCKFILES.some((name) => existsSync(join(current, name)))) return current
    if (existsSync(join(current, '.git')) || dirname(current) === current) return folder
  }
}

function installedIn(folders: readonly string[], name: string): string | null {
  for (const folder of folders) {
    const version = mappingOf(join(folder, 'node_modules', name), 'package.json')?.version
    if (typeof version === 'string') return version
  }
  return null
}
