import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'

const made: string[] = []

/** A folder that is gone after the tests of the file. */
export function temporaryFolder(): string {
  if (made.length === 0) {
    afterAll(() => {
      for (const folder of made) rmSync(folder, { recursive: true, force: true })
    })
  }
  const folder = mkdtempSync(join(tmpdir(), 'oss-check-git-'))
  made.push(folder)
  return folder
}

export interface MadeCommit {
  author: string
  /** `2020-01-01`; at noon, UTC. */
  day: string
  /** Files to write; null deletes. `from` moves a file first. */
  files?: Readonly<Record<string, string | null>>
  rename?: readonly [from: string, to: string]
}

const CONFIG = [
  '-c',
  'init.defaultBranch=main',
  '-c',
  'commit.gpgSign=false',
  '-c',
  'core.hooksPath=/dev/null',
]

export function git(
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): string {
  const own = { HOME: folder, GIT_CONFIG_NOSYSTEM: '1', PATH: process.env.PATH ?? '', ...env }
  return execFileSync('git', ['-C', folder, ...CONFIG, ...args], {
    encoding: 'utf8',
    env: own,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** A checkout with these commits, oldest first. */
export function checkout(commits: readonly MadeCommit[]): string {
  const folder = temporaryFolder()
  git(folder, ['init', '--quiet'])
  for (const commit of commits) addCommit(folder, commit)
  return folder
}

export function addCommit(folder: string, { author, day, files = {}, rename }: MadeCommit): void {
  if (rename) git(folder, ['mv', ...rename])
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    if (text === null) rmSync(join(folder, path))
    else writeFileSync(join(folder, path), text)
  }
  const [name = author, email = `${author}@example.io`] = author.split(/ <|>/)
  const date = `${day}T12:00:00Z`
  git(folder, ['add', '--all'])
  git(folder, ['commit', '--quiet', '--allow-empty', '--message', 'work'], {
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: email,
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_NAME: name,
    GIT_COMMITTER_EMAIL: email,
    GIT_COMMITTER_DATE: date,
  })
}

export function tag(folder: string, name: string, day: string): void {
  const date = `${day}T12:00:00Z`
  const who = { GIT_COMMITTER_NAME: 'ann', GIT_COMMITTER_EMAIL: 'ann@example.io', GIT_COMMITTER_DATE: date }
  git(folder, ['tag', '--annotate', '--message', name, name], who)
}
