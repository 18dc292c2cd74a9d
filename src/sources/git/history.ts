import type { Commit } from '../../model/facts/commits.ts'
import type { Identity } from '../../model/facts/identity.ts'
import { type Listing, wholeListing } from '../../model/facts/listing.ts'
import type { Tag } from '../../model/facts/tags.ts'
import { cleanLine } from '../../text/untrusted.ts'
import type { GitRepository } from './repository.ts'
import { runGit, runGitRecords } from './run.ts'

/**
 * Every commit reachable from the branch with a committer time up to `asOf` (null: all), newest first; authors by
 * `.mailmap`.
 */
export async function readCommits(repository: GitRepository, asOf: Date | null): Promise<Listing<Commit>> {
  const authors = new Map<string, Identity>()
  const items: Commit[] = []
  const args = [
    ...['log', '-z', '--no-show-signature', '--no-notes', '--encoding=UTF-8'],
    // Names come last and on lines of their own: a line break is the one thing git keeps out of them.
    '--format=%H %ct %at %P%n%aN%n%aE',
    ...untilOf(asOf),
    ...['--end-of-options', repository.revision, '--'],
  ]
  await runGitRecords(repository.path, args, (record) => {
    const commit = parseCommit(record, authors)
    if (commit !== null) items.push(commit)
  })
  items.sort((a, b) => (a.committedAt < b.committedAt ? 1 : a.committedAt > b.committedAt ? -1 : 0))
  return wholeListing(items)
}

/** Tags dated by their own object where they have one, newest first. */
export async function readTags(repository: GitRepository, asOf: Date | null): Promise<Listing<Tag>> {
  const output = await runGit(repository.path, [
    'for-each-ref',
    '--format=%(creatordate:unix) %(refname:lstrip=2)',
    'refs/tags',
  ])
  const items = output
    .toString('utf8')
    .split('\n')
    .flatMap(parseTag)
    .filter((tag) => asOf === null || (tag.at !== null && Date.parse(tag.at) <= asOf.getTime()))
    .sort((a, b) => Date.parse(b.at ?? '') - Date.parse(a.at ?? ''))
  return wholeListing(items)
}

/** rev-list's own option for a bound on the committer time; unlike --until it takes seconds and nothing else. */
export function untilOf(asOf: Date | null): string[] {
  return asOf === null ? [] : [`--min-age=${Math.floor(asOf.getTime() / 1000)}`]
}

/** `authors` keeps one object for each spelling. */
function parseCommit(record: string, authors: Map<string, Identity>): Commit | null {
  const lineEnd = record.indexOf('\n')
  const head = record.slice(0, lineEnd)
  const spelling = record.slice(lineEnd + 1)
  const [oid = '', committed, authored, ...parents] = head.trimEnd().split(' ')
  const committedAt = instantOf(committed)
  if (committedAt === null) return null
  const author = authors.get(spelling) ?? authorOf(spelling)
  authors.set(spelling, author)
  const authoredAt = authored === committed ? committedAt : (instantOf(authored) ?? committedAt)
  return { oid, committedAt, authoredAt, author, parents: parents.length }
}

function authorOf(spelling: string): Identity {
  const [name = '', email = ''] = spelling.split('\n')
  return { login: null, name: cleanLine(name) || null, email: cleanLine(email) || null }
}

function parseTag(line: string): Tag[] {
  const [, seconds, name = ''] = /^(\d*) (.+)$/.exec(line) ?? []
  return name === '' ? [] : [{ name: cleanLine(name), at: instantOf(seconds) }]
}

/** Seconds since 1970 -> ISO; null for what no calendar has. */
function instantOf(seconds: string | undefined): string | null {
  const time = Number(seconds) * 1000
  return seconds && Math.abs(time) <= 8.64e15 ? new Date(time).toISOString() : null
}
