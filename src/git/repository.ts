import { realpath, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { UserError } from '../errors.ts'
import { cleanLine } from '../untrusted.ts'
import { GitError, runGit } from './run.ts'

/** A checkout or a bare repository on this machine, opened for reading. */
export interface GitRepository {
  /** Absolute; what git is run in. */
  path: string
  /** What is read: `HEAD`, or the branch that stands in for it. */
  revision: string
  branch: string | null
  /** Cut off by `git clone --depth`: what is older is not there. */
  shallow: boolean
  /** The remote `origin`, else the only one; without credentials. */
  remoteUrl: string | null
}

const CLONE = 'Clone it first: git clone --bare URL, and give that folder'

/** Throws UserError for whatever is no readable repository with at least one commit. */
export async function openRepository(given: string): Promise<GitRepository> {
  const path = resolve(given)
  if (!(await isFolder(path))) throw new UserError(`${cleanLine(given)} is not a folder`, CLONE)
  const lines = await ask(path, [
    'rev-parse',
    ...['--is-bare-repository', '--is-shallow-repository', '--is-inside-work-tree', '--absolute-git-dir'],
  ])
  const [bare, shallow, inWorkTree, gitDir = ''] = lines
  await refuseSubfolder(path, bare === 'true' || inWorkTree !== 'true' ? gitDir : await topOf(path), given)

  const { revision, branch } = await headOf(path, given)
  return { path, revision, branch, shallow: shallow === 'true', remoteUrl: await remoteUrlOf(path) }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch {
    return false
  }
}

async function topOf(path: string): Promise<string> {
  return (await ask(path, ['rev-parse', '--show-toplevel']))[0] ?? path
}

/** git looks upwards for a repository; a folder that merely lies in one is not the project that was meant. */
async function refuseSubfolder(path: string, top: string, given: string): Promise<void> {
  const here = await realpath(path)
  const there = await realpath(top)
  if (here === there || here === dirname(there)) return
  throw new UserError(
    `${cleanLine(given)} is no repository; it lies inside ${cleanLine(there)}`,
    `Give ${cleanLine(there)} if that is what is meant`,
  )
}

/** A bare repository may have a HEAD that names no branch of it: the usual names stand in, then the only branch. */
async function headOf(path: string, given: string): Promise<{ revision: string; branch: string | null }> {
  if (await exists(path, 'HEAD')) {
    const name = await optional(path, ['symbolic-ref', '--short', '--quiet', 'HEAD'])
    return { revision: 'HEAD', branch: name }
  }
  const branches = await ask(path, ['for-each-ref', '--format=%(refname:short)', 'refs/heads'])
  const branch =
    ['main', 'master'].find((name) => branches.includes(name)) ??
    (branches.length === 1 ? branches[0] : undefined)
  if (!branch) {
    throw new UserError(
      `${cleanLine(given)} has no commit on its default branch`,
      branches.length === 0 ? 'It is empty' : 'Check out the branch that is meant',
    )
  }
  return { revision: `refs/heads/${branch}`, branch }
}

async function exists(path: string, revision: string): Promise<boolean> {
  return (await optional(path, ['rev-parse', '--verify', '--quiet', `${revision}^{commit}`])) !== null
}

async function remoteUrlOf(path: string): Promise<string | null> {
  const remotes = ((await optional(path, ['remote'])) ?? '').split('\n').filter(Boolean)
  const name = remotes.includes('origin') ? 'origin' : remotes.length === 1 ? remotes[0] : undefined
  if (!name) return null
  const url = await optional(path, ['config', '--local', '--get', `remote.${name}.url`])
  return url === null ? null : cleanLine(url).replace(/^([a-z+]+:\/\/)[^/@]*@/i, '$1')
}

/** The first line, or null where git has none. */
async function optional(path: string, args: readonly string[]): Promise<string | null> {
  try {
    return (await runGit(path, args)).toString('utf8').trim() || null
  } catch (error) {
    if (error instanceof GitError && error.kind === 'failed') return null
    throw error
  }
}

async function ask(path: string, args: readonly string[]): Promise<string[]> {
  try {
    return (await runGit(path, args)).toString('utf8').split('\n').filter(Boolean)
  } catch (error) {
    throw error instanceof GitError ? userErrorOf(error, path) : error
  }
}

function userErrorOf(error: GitError, path: string): UserError {
  if (error.kind === 'no-git') {
    return new UserError('git is not installed, and a local history is read with it', 'Install git')
  }
  if (/dubious ownership/.test(error.message)) {
    return new UserError(
      `git does not trust ${cleanLine(path)}: it belongs to another user`,
      `If you do: git config --global --add safe.directory ${cleanLine(path)}`,
    )
  }
  if (/not a git repository/i.test(error.message)) {
    return new UserError(`${cleanLine(path)} is not a git repository`, CLONE)
  }
  return new UserError(
    `git cannot read ${cleanLine(path)}: ${cleanLine(error.message, 200)}`,
    'Try git fsck there, or a fresh clone',
  )
}
