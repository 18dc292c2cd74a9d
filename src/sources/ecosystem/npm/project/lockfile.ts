import { existsSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { decode } from '../../../../inventory/decode.ts'
import { diskTree } from '../../../../inventory/disk/tree.ts'
import { NPM } from '../../../../inventory/formats/npm/index.ts'
import { type Locked, type LockedNode, UnreadableFile } from '../../../../inventory/reader.ts'
import { surroundingsOf } from '../../../../inventory/surroundings.ts'

/** In the order in which they are looked for: npm itself reads npm-shrinkwrap.json before package-lock.json. */
export const LOCKFILES = [
  'npm-shrinkwrap.json',
  'package-lock.json',
  'pnpm-lock.yaml',
  'yarn.lock',
  'bun.lock',
]

export interface Lockfile {
  file: string
  packages: readonly LockedPackage[]
}

/** One package that a lockfile installs. */
export interface LockedPackage {
  /** The name it is imported by; an alias makes it another than `name`. */
  as: string
  /** The package as its registry names it. */
  name: string
  /** Null: it is taken from elsewhere, and the lockfile does not tell which version is there. */
  version: string | null
  /** The project asks for it, or its imports find it; false: it is installed where other packages alone find it. */
  direct: boolean
  /** False: from git, a folder or an address. The registry's package of that version is another then. */
  fromRegistry: boolean
}

/** The first lockfile of `root` that is understood, read for the project in `folder`, which is `root` or below it. */
export async function readLockfile(root: string, folder: string): Promise<Lockfile | null> {
  const member = relative(root, folder).split(sep).join('/')
  for (const file of LOCKFILES) {
    const locked = await lockedIn(root, file)
    if (locked !== null) return { file, packages: packagesOf(locked, member) }
  }
  return null
}

/** The workspace root: the nearest folder upwards with a lockfile, as far as the repository goes. */
export function workspaceRoot(folder: string): string {
  for (let current = folder; ; current = dirname(current)) {
    if (LOCKFILES.some((name) => existsSync(join(current, name)))) return current
    if (existsSync(join(current, '.git')) || dirname(current) === current) return folder
  }
}

async function lockedIn(root: string, file: string): Promise<Locked | null> {
  const tree = diskTree(root)
  try {
    const bytes = await tree.read(file)
    const reader = NPM.find((one) => one.accepts(file))
    if (bytes === null || !reader) return null
    return await reader.read({ path: file, text: decode(bytes) }, surroundingsOf(tree, file, {}))
  } catch (error) {
    if (error instanceof UnreadableFile) return null
    throw error
  }
}

function packagesOf({ nodes, roots }: Locked, member: string): LockedPackage[] {
  const own = (roots ?? []).filter(({ folder }) => folder === member)
  const asked = new Map(own.map((root) => [root.key, root]))
  const names = new Set(nodes.filter(({ key }) => asked.has(key)).map(({ name }) => name))
  const isFound = ({ name, placed }: LockedNode) =>
    placed !== undefined && !names.has(name) && (placed.folder === '' || placed.folder === member)
  return nodes
    .filter((node) => !node.own)
    .map((node) => ({
      as: asked.get(node.key)?.as ?? node.placed?.as ?? node.name,
      name: node.name,
      version: node.version,
      direct: asked.has(node.key) || isFound(node),
      fromRegistry: node.version !== null && /^(?:registry|bundled)$/.test(node.source.kind),
    }))
}
