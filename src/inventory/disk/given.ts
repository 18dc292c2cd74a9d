import { stat } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { UserError } from '../../model/user-error.ts'
import type { Inventory, Unread } from '../inventory.ts'
import { type Inventories, type Reading, readFolder, readNamed, readText } from '../read.ts'
import type { FileRead } from '../read-file.ts'
import { diskTree } from './tree.ts'

interface ReadingGiven extends Reading {
  /** The text of what is no path: the SBOM of a repository. Null: it is none of them. Throws UserError. */
  elsewhere?(name: string): Promise<string | null>
}

/**
 * What the folders and files that a person named say is used; files are told relative to `cwd`. Throws UserError for a path
 * that is not there and for a file that cannot be read; what cannot be read in a folder is in `unread`.
 */
export async function readInventory(
  paths: readonly string[],
  cwd: string,
  reading: ReadingGiven = {},
): Promise<Inventories> {
  const inventories = new Map<string, Inventory>()
  const unread = new Map<string, Unread>()
  for (const path of paths) {
    const read = await readGiven(path, cwd, reading)
    for (const one of read.inventories) inventories.set(one.file, one)
    for (const one of read.unread) unread.set(`${one.file}:${one.line} ${one.message}`, one)
  }
  return { inventories: [...inventories.values()], unread: [...unread.values()] }
}

async function readGiven(path: string, cwd: string, reading: ReadingGiven): Promise<Inventories> {
  const given = resolve(cwd, path)
  const found = await stat(given).catch(() => null)
  if (found === null) {
    const text = (await reading.elsewhere?.(path)) ?? null
    if (text !== null) return named(path, await readText(path, text))
    throw new UserError(
      `${path} is not there, or may not be read`,
      'Give a folder, a lockfile, a manifest or an SBOM',
    )
  }
  const isFolder = found.isDirectory()
  const within = isInside(cwd, given)
  const root = within ? cwd : isFolder ? given : dirname(given)
  const above = within ? '' : slashed(relative(cwd, root))
  const tree = diskTree(root)
  if (isFolder) return below(above, await readFolder(tree, slashed(relative(root, given)), reading))
  const name = within ? slashed(relative(root, given)) : basename(given)
  return below(above, named(path, await readNamed(tree, name, reading)))
}

/** What was named has to be readable. */
function named(path: string, { inventory, unread }: FileRead): Inventories {
  const [first] = unread
  if (inventory === null && first)
    throw new UserError(`${path}${first.line === null ? '' : `:${first.line}`}: ${first.message}`, first.hint)
  return { inventories: inventory ? [inventory] : [], unread }
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

function slashed(path: string): string {
  return path.split(sep).join('/')
}

/** As seen from where the person stands. */
function below(folder: string, { inventories, unread }: Inventories): Inventories {
  if (folder === '') return { inventories, unread }
  const seen = (file: string) => join(folder, file).split(sep).join('/')
  return {
    inventories: inventories.map((one) => ({
      ...one,
      file: seen(one.file),
      components: one.components.map((component) => ({
        ...component,
        declaredAt: { ...component.declaredAt, file: seen(component.declaredAt.file) },
      })),
    })),
    unread: unread.map((one) => ({ ...one, file: seen(one.file) })),
  }
}
