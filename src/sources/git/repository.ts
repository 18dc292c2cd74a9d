import { realpath, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { UserError } from '../../model/user-error.ts'
import { cleanLine } from '../../text/untrusted.ts'
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
  const [[gitDir = '', shallow, inWorkTree, prefix = ''], head, remoteUrl] = await Promise.all([
    ask(path, [
      'rev-parse',
      ...['--absolute-git-dir', '--is-shallow-repository', '--is-inside-work-tree', '--show-prefix'],
    ]),
    headOf(path, given),
    remoteUrlOf(path),
  ])
  await refuseSubfolder(path, gitDir, inWorkTree === 'true' ? prefix : null, given)
  return { path, ...head, shallow: shallow === 'true', remoteUrl }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch {
    return false
  }
}

/**
 * git looks upwards for a repository; a folder that merely lies in one is not the project that was meant. `prefix` is
 * the way down from the top of the work tree, null outside of one.
 */
async function refuseSubfolder(
  path: string,
  gitDir: string,
  prefix: string | null,
  given: string,
): Promise<void> {
  const isTop = prefix === null ? (await realpath(path)) === (await realpath(gitDir)) : prefix === ''
  if (isTop) return
  const top = prefix === null ? gitDir : resolve(path, ...prefix.split('/').filter(Boolean).fill('..'))
  throw new UserError(
    `${cleanLine(given)} is no repository; it lies inside ${cleanLine(top)}`,
    `Give ${cleanLine(top)} if that is what is meant`,
  )
}

/** A bare repository may have a HEAD that names no branch of it: the usual names stand in, then the only branch. */
async function headOf(path: string, given: string): Promise<{ revision: string; branch: string | null }> {
  const [commit, name] = await Promise.all([
    optional(path, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']),
    optional(path, ['symbolic-ref', '--short', '--quiet', 'HEAD']),
  ])
  if (commit !== null) return { revision: 'HEAD', branch: name }
  const lines = await ask(path, ['for-each-ref', '--format=%(refname:short)', 'refs/heads'])
  const branches = lines.filter(Boolean)
  const usual = ['main', 'master'].find((candidate) => branches.includes(candidate))
  const branch = usual ?? (branches.length === 1 ? branches[0] : undefined)
  if (!branch) {
    throw new UserError(
      `${cleanLine(given)} has no commit on its default branch`,
      branches.length === 0 ? 'It is empty' : 'Check out the branch that is meant',
    )
  }
  return { revision: `refs/heads/${branch}`, branch }
}

async function remoteUrlOf(path: string): Promise<string | null> {
  const lines = await optional(path, ['config', '--local', '--get-regexp', '^remote\\..*\\.url$'])
  const remotes = (lines ?? '').split('\n').flatMap((line) => {
    const [, name, url] = /^remote\.(.+)\.url (.+)$/.exec(line) ?? []
    return name && url ? [{ name, url }] : []
  })
  const origin =
    remotes.find((remote) => remote.name === 'origin') ?? (remotes.length === 1 ? remotes[0] : null)
  return origin ? cleanLine(origin.url).replace(/^([a-z+]+:\/\/)[^/@]*@/i, '$1') : null
}

/** The first line, or null where git has none. */
async function optional(path: string, args: readonly string[]): Promise<string | null> {
  try {
    return (await runGit(path, args)).toString('utf8').trim() || null
  } catch (error) {
    if (error instanceof GitError && error.kind === 'failed') return null
    throw error instanceof GitError ? userErrorOf(error, path) : error
  }
}

async function ask(path: string, args: readonly string[]): Promise<string[]> {
  try {
    return (await runGit(path, args)).toString('utf8').split('\n')
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
