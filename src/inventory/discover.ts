import type { Unread } from './inventory.ts'
import { type InventoryReader, UnreadableFile } from './reader.ts'
import { childOf, type Tree, type TreeEntries } from './tree.ts'

/** A file of a tree and the format that reads it. */
export interface Candidate {
  path: string
  reader: InventoryReader
}

/** What others have installed or checked in there is named by the lockfiles beside it, and build tools keep their copies there. */
const INSTALLED = new Set([
  '.git',
  '.hg',
  '.svn',
  'node_modules',
  'bower_components',
  'jspm_packages',
  '.yarn',
  '.pnpm-store',
  'vendor',
  '.bundle',
  '.venv',
  'venv',
  '.tox',
  '.nox',
  'site-packages',
  '__pycache__',
  '.gradle',
  '.m2',
  'target',
  '.terraform',
  'Pods',
  'Carthage',
])

/** More folders than any repository has. */
const MAX_FOLDERS = 100_000

/**
 * Every file below `folder` that a format reads, folder by folder from the top. Where several in one folder tell of the same
 * project, the one that tells most stands for it.
 */
export async function discover(
  tree: Tree,
  folder: string,
  readers: readonly InventoryReader[],
  isLeftOut: (path: string) => boolean,
): Promise<{ candidates: readonly Candidate[]; unread: readonly Unread[] }> {
  const candidates: Candidate[] = []
  const unread: Unread[] = []
  const tell = (file: string, message: string, hint: string) =>
    unread.push({ file, line: null, message, hint })
  const open = [folder]
  // The list grows while it is walked.
  for (const [index, current] of open.entries()) {
    if (index === MAX_FOLDERS) {
      tell(
        current,
        'There are more folders than are searched, this and those after it are left out',
        'Name the folders to scan',
      )
      break
    }
    const entries = await entriesOrNull(tree, current, tell)
    if (entries === null) continue
    const isWanted = (name: string) => !isLeftOut(childOf(current, name))
    const files = entries.files.filter(isWanted)
    candidates.push(...chosenIn(current, { ...entries, files }, readers))
    const links = entries.links.filter(isWanted)
    for (const name of links.filter((one) => readers.some((reader) => reader.accepts(one))))
      tell(
        childOf(current, name),
        'It is a symbolic link, which is not followed',
        'Name the file that it leads to',
      )
    const folders = entries.folders.filter((name) => !INSTALLED.has(name) && isWanted(name))
    open.push(...folders.map((name) => childOf(current, name)))
  }
  return { candidates, unread }
}

async function entriesOrNull(
  tree: Tree,
  folder: string,
  tell: (file: string, message: string, hint: string) => void,
): Promise<TreeEntries | null> {
  try {
    return await tree.entries(folder)
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    tell(folder === '' ? '.' : folder, error.message, error.hint ?? '')
    return null
  }
}

function chosenIn(folder: string, { files }: TreeEntries, readers: readonly InventoryReader[]): Candidate[] {
  return files.flatMap((name) => {
    const path = childOf(folder, name)
    const reader = readers.find((one) => one.accepts(path))
    if (!reader) return []
    const better = reader.yieldsTo?.some((other) => other !== name && files.includes(other)) ?? false
    return better ? [] : [{ path, reader }]
  })
}
