import { stat } from 'node:fs/promises'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import type { Base } from '../compare-scans.ts'
import { readInventory } from '../inventory/disk/given.ts'
import { type Reading, readFolder, readNamed } from '../inventory/read.ts'
import { UserError } from '../model/user-error.ts'
import type { Found } from '../scan.ts'
import { type CommitTree, commitOf, commitTree } from '../sources/git/commit-tree.ts'

/**
 * What the same paths said in a commit, or what another file says. Throws UserError where there is neither such a file nor such
 * a commit.
 */
export async function readBase(
  name: string,
  paths: readonly string[],
  cwd: string,
  reading: Reading,
): Promise<Base> {
  const file = await stat(resolve(cwd, name)).catch(() => null)
  if (file?.isFile()) return { name, commit: null, found: await readInventory([name], cwd, reading) }
  const commit = await commitOf(cwd, name)
  return { name, commit, found: await readCommit(await commitTree(cwd, commit), paths, cwd, reading) }
}

/** What the paths, relative to `cwd`, said in a commit. */
export async function readCommit(
  tree: CommitTree,
  paths: readonly string[],
  cwd: string,
  reading: Reading,
): Promise<Found> {
  const inventories = new Map<string, Found['inventories'][number]>()
  const unread = new Map<string, Found['unread'][number]>()
  for (const path of paths) {
    const read = await readAt(tree, path, cwd, reading)
    for (const one of read.inventories) inventories.set(one.file, one)
    for (const one of read.unread) unread.set(`${one.file}:${one.line} ${one.message}`, one)
  }
  return { inventories: [...inventories.values()], unread: [...unread.values()] }
}

async function readAt(tree: CommitTree, given: string, cwd: string, reading: Reading): Promise<Found> {
  const way = relative(cwd, resolve(cwd, given))
  if (way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way)) {
    throw new UserError(
      `${given} lies outside of this folder, so that what it was in a commit is not looked up`,
      'Run it in the repository of what is scanned',
    )
  }
  const path = way.split(sep).join('/')
  if (tree.blobOf(path) === null) return readFolder(tree, path, reading)
  const { inventory, unread } = await readNamed(tree, path, reading)
  return { inventories: inventory ? [inventory] : [], unread }
}
