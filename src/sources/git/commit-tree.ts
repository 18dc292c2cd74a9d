import { UnreadableFile } from '../../inventory/reader.ts'
import { folderOf, MAX_FILE_BYTES, type Tree, type TreeEntries } from '../../inventory/tree.ts'
import { UserError } from '../../model/user-error.ts'
import { cleanLine } from '../../text/untrusted.ts'
import { GitError, runGit } from './run.ts'

/** The files of a commit below a folder, read from the objects and not from the work tree. */
export interface CommitTree extends Tree {
  /** The same contents have the same; null: there is no such file. */
  blobOf(path: string): string | null
}

/** The commit that a person named, in full. Throws UserError where there is none, or no repository. */
export async function commitOf(folder: string, revision: string): Promise<string> {
  const shown = cleanLine(revision)
  try {
    const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]
    return (await runGit(folder, args)).toString('utf8').trim()
  } catch (error) {
    if (!(error instanceof GitError)) throw error
    if (error.kind === 'no-git') {
      throw new UserError('git is not installed, and what was before is read with it', 'Install git')
    }
    const isRepository = await runGit(folder, ['rev-parse', '--git-dir']).then(
      () => true,
      () => false,
    )
    throw isRepository
      ? new UserError(
          `There is no commit ${shown} in this repository`,
          'A clone cut short lacks it: git fetch it first (in GitHub Actions, check out with fetch-depth: 0)',
        )
      : new UserError(
          `${shown} cannot be looked up: this folder is in no git repository`,
          'Give a file instead',
        )
  }
}

/** Whether it was cloned with a depth: its oldest commits look like the first. */
export async function isShallow(folder: string): Promise<boolean> {
  const output = await runGit(folder, ['rev-parse', '--is-shallow-repository']).catch(refuse)
  return output.toString('utf8').trim() === 'true'
}

/** `folder`: absolute, in a work tree or a bare repository; paths are relative to it. Throws UserError. */
export async function commitTree(folder: string, commit: string): Promise<CommitTree> {
  const listed = await runGit(folder, ['ls-tree', '-r', '-z', '--end-of-options', commit]).catch(refuse)
  const blobs = new Map<string, string>()
  const folders = new Map<string, Record<keyof TreeEntries, Set<string>>>()
  const folderAt = (path: string) => {
    const known = folders.get(path)
    if (known) return known
    const made = { files: new Set<string>(), folders: new Set<string>(), links: new Set<string>() }
    folders.set(path, made)
    if (path !== '') folderAt(folderOf(path)).folders.add(path.slice(path.lastIndexOf('/') + 1))
    return made
  }
  for (const line of listed.toString('utf8').split('\0')) {
    const tab = line.indexOf('\t')
    const [mode, type, oid = ''] = line.slice(0, tab).split(' ')
    const path = line.slice(tab + 1)
    if (type !== 'blob') continue
    const name = path.slice(path.lastIndexOf('/') + 1)
    folderAt(folderOf(path))[mode === '120000' ? 'links' : 'files'].add(name)
    if (mode !== '120000') blobs.set(path, oid)
  }
  return {
    blobOf: (path) => blobs.get(path) ?? null,
    async entries(path) {
      const found = folders.get(path)
      const sorted = (kind: keyof TreeEntries) => [...(found?.[kind] ?? [])].sort()
      return { files: sorted('files'), folders: sorted('folders'), links: sorted('links') }
    },
    async read(path) {
      const oid = blobs.get(path)
      return oid === undefined ? null : readBlob(folder, oid)
    },
  }
}

async function readBlob(folder: string, oid: string): Promise<Uint8Array> {
  try {
    return await runGit(folder, ['cat-file', 'blob', oid], { maxBytes: MAX_FILE_BYTES })
  } catch (error) {
    if (!(error instanceof GitError)) throw error
    const why = error.kind === 'too-much' ? 'It is larger than what is read' : 'It is not in this clone'
    throw new UnreadableFile(why, null, 'Give a clone that has it whole')
  }
}

function refuse(error: unknown): never {
  if (!(error instanceof GitError)) throw error
  throw new UserError(`git cannot read that commit: ${cleanLine(error.message, 200)}`, 'Try git fsck there')
}
