import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { UserError } from '../../model/user-error.ts'

/** Paths of the source at the version's tag, below `folder` of a clone. Throws UserError where there is no such tag. */
export async function taggedPaths(
  folder: string,
  name: string,
  version: string,
): Promise<ReadonlySet<string>> {
  for (const tag of tagNames(name, version)) {
    const paths = await pathsAt(folder, `refs/tags/${tag}`)
    if (paths) return paths
  }
  throw new UserError(
    `The clone ${folder} has no tag for version ${version}`,
    'Fetch its tags (git fetch --tags), or leave --source out',
  )
}

/** What projects call the tag of a version, the usual first. */
export function tagNames(name: string, version: string): string[] {
  return [`v${version}`, version, `${name}@${version}`, `${name}-v${version}`, `release-${version}`]
}

async function pathsAt(folder: string, revision: string): Promise<ReadonlySet<string> | null> {
  // Nothing of the clone's own configuration may run: no hooks, no file system monitor, no pager.
  const git = ['--no-pager', '-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-C', folder]
  try {
    const { stdout } = await promisify(execFile)(
      'git',
      [...git, 'ls-tree', '-r', '-z', '--name-only', revision],
      {
        maxBuffer: 64_000_000,
        env: { PATH: process.env.PATH, GIT_TERMINAL_PROMPT: '0' },
      },
    )
    return new Set(stdout.split('\0').filter(Boolean))
  } catch {
    return null
  }
}
