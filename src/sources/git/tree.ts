import type { Tree, TreeEntry } from '../../model/facts/tree.ts'
import { cleanLine } from '../../text/untrusted.ts'
import { untilOf } from './history.ts'
import type { GitRepository } from './repository.ts'
import { GitError, runGit } from './run.ts'

/** A tree, and the blob behind each of its files and links; of a link it holds where it leads to. */
export interface LocalTree extends Tree {
  blobs: ReadonlyMap<string, string>
}

const MAX_ENTRIES = 500_000

/** The files of the branch as it stood at `asOf` (null: now). */
export async function readTree(repository: GitRepository, asOf: Date | null): Promise<LocalTree> {
  const oid = await tipAt(repository, asOf)
  if (oid === null) return { oid, entries: [], complete: true, blobs: new Map() }
  const lines = (await listTree(repository, oid)).toString('utf8').split('\0').filter(Boolean)
  const blobs = new Map<string, string>()
  const entries = lines.slice(0, MAX_ENTRIES).flatMap((line) => parseEntry(line, blobs))
  return { oid, entries, complete: lines.length <= MAX_ENTRIES, blobs }
}

/** First-parent, so that the tree is one the branch really had and not that of a branch merged later. */
async function tipAt(repository: GitRepository, asOf: Date | null): Promise<string | null> {
  const output = await runGit(repository.path, [
    ...['rev-list', '-1', '--first-parent', ...untilOf(asOf)],
    ...['--end-of-options', repository.revision, '--'],
  ])
  return output.toString('utf8').trim() || null
}

/** Sizes need every blob; a partial clone lacks them, and then the names must do. */
async function listTree(repository: GitRepository, oid: string): Promise<Buffer> {
  try {
    return await runGit(repository.path, ['ls-tree', '-r', '-t', '-z', '--long', '--full-tree', oid])
  } catch (error) {
    if (!(error instanceof GitError) || error.kind !== 'failed') throw error
    return await runGit(repository.path, ['ls-tree', '-r', '-t', '-z', '--full-tree', oid])
  }
}

const KINDS: Readonly<Record<string, TreeEntry['kind']>> = {
  '040000': 'folder',
  '120000': 'link',
  '160000': 'submodule',
}

function parseEntry(line: string, blobs: Map<string, string>): TreeEntry[] {
  const tab = line.indexOf('\t')
  const [mode = '', type, oid = '', size] = line.slice(0, tab).split(/ +/)
  const path = cleanLine(line.slice(tab + 1), 4096)
  const kind = KINDS[mode] ?? 'file'
  if (type === 'blob') blobs.set(path, oid)
  return [{ path, kind, size: kind === 'file' && size !== undefined ? Number(size) : null }]
}
