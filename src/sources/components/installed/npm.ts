import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { declarationsOfNpm } from '../../../analysis/licensing/manifest-readers/json.ts'
import { cleanDeep } from '../../../text/untrusted.ts'
import { foldersOf } from './files.ts'
import { licenseFilesIn } from './license-files.ts'
import type { InstalledRelease, InstalledTree } from './tree.ts'

/** Deeper ones are made up. */
const MAX_DEPTH = 40

/** What npm, pnpm and yarn have put into `node_modules` beside the files that name it. `root`: what their paths start from. */
export function installedNpm(root: string): InstalledTree {
  const trees = new Map<string, ReadonlyMap<string, string>>()
  return {
    async find({ name, version, declaredAt }) {
      if (version === null) return null
      const beside = dirname(join(root, declaredAt.file))
      const tree = trees.get(beside) ?? foldersIn(join(beside, 'node_modules'))
      trees.set(beside, tree)
      const folder = tree.get(`${name}@${version}`)
      return folder === undefined ? null : releaseIn(folder)
    },
  }
}

/** `name@version` -> its folder. */
function foldersIn(modules: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const visit = (folder: string, depth: number) => {
    if (depth > MAX_DEPTH) return
    for (const [name, at] of packagesIn(folder)) {
      const manifest = manifestIn(at)
      const version = manifest === null ? null : Reflect.get(manifest, 'version')
      const own = manifest === null ? null : Reflect.get(manifest, 'name')
      if (typeof version === 'string' && !found.has(`${own ?? name}@${version}`)) {
        found.set(`${typeof own === 'string' ? own : name}@${version}`, at)
      }
      visit(join(at, 'node_modules'), depth + 1)
    }
    // Where pnpm keeps each package with its own dependencies.
    for (const kept of foldersOf(join(folder, '.pnpm')))
      visit(join(folder, '.pnpm', kept, 'node_modules'), depth + 1)
  }
  visit(modules, 0)
  return found
}

/** Links lead to what is found in its own place, or to the project itself. */
function packagesIn(modules: string): readonly (readonly [name: string, folder: string])[] {
  return foldersOf(modules)
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) =>
      name.startsWith('@') ? foldersOf(join(modules, name)).map((inner) => `${name}/${inner}`) : [name],
    )
    .map((name) => [name, join(modules, name)] as const)
}

function releaseIn(folder: string): InstalledRelease | null {
  const manifest = manifestIn(folder)
  if (manifest === null) return null
  const licenses = declarationsOfNpm(manifest)
  const texts = licenseFilesIn(
    folder,
    licenses.flatMap(({ file }) => file ?? []),
  )
  return texts && { where: 'package.json', licenses, texts }
}

function manifestIn(folder: string): object | null {
  try {
    const manifest = cleanDeep(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))
    return typeof manifest === 'object' ? manifest : null
  } catch {
    return null
  }
}
