import { isOwnSource } from '../../analysis/file-roles/ownership.ts'
import { isBotIdentity } from '../../analysis/people/bots.ts'
import { mergeIdentities, type Person } from '../../analysis/people/identities.ts'
import { authorsOf, type FileEvent, truckFactorOf } from '../../analysis/statistics/degree-of-authorship.ts'
import type { Authorship } from '../../model/facts/authorship.ts'
import type { Identity } from '../../model/facts/identity.ts'
import { cleanLine } from '../../text/untrusted.ts'
import { untilOf } from './history.ts'
import type { GitRepository } from './repository.ts'
import { runGit } from './run.ts'
import type { LocalTree } from './tree.ts'

/** The one reading whose cost grows with every change of every file: it gives up rather than keep anyone waiting. */
const MAX_MS = 60_000
const MAX_BYTES = 400_000_000
/** More added and removed files than this in one commit: exact renames are still seen, similar files no more. */
const RENAME_LIMIT = '-l3000'

/** Null: there is no file of source code to be an author of. */
export async function readAuthorship(
  repository: GitRepository,
  tree: LocalTree,
  asOf: Date | null,
): Promise<Authorship | null> {
  const files = tree.entries.flatMap(({ path, kind }) => (kind === 'file' && isOwnSource(path) ? [path] : []))
  if (files.length === 0) return null
  const output = await runGit(
    repository.path,
    [
      ...['log', '-z', '--reverse', '--no-merges', '--name-status', '--find-renames', RENAME_LIMIT],
      ...['--no-ext-diff', '--no-textconv', '--no-show-signature', '--no-notes', '--encoding=UTF-8'],
      ...['--format=%x01%aN%n%aE', ...untilOf(asOf), '--end-of-options', repository.revision, '--'],
    ],
    { maxMs: MAX_MS, maxBytes: MAX_BYTES },
  )
  const changes = parseChanges(output.toString('utf8'))
  return authorshipOf(files, changes)
}

/** One line of `git log --name-status`. */
export interface PathChange {
  author: Identity
  path: string
  /** The name it had before, of a renamed file. */
  from: string | null
  kind: 'added' | 'changed' | 'deleted'
}

/** Changes in order of time and the files there are now -> who knows them. */
export function authorshipOf(files: readonly string[], changes: readonly PathChange[]): Authorship {
  const people = peopleOf(changes)
  const byPath = new Map<string, number[]>()
  changes.forEach(({ path }, index) => {
    const indexes = byPath.get(path)
    if (indexes) indexes.push(index)
    else byPath.set(path, [index])
  })

  const authors = files.map((file) => {
    const events = historyOf(file, byPath, changes).flatMap((change): FileEvent[] => {
      const person = people.get(change.author)
      return change.kind === 'deleted' || !person ? [] : [{ author: person.id, kind: change.kind }]
    })
    return authorsOf(events)
  })
  const { truckFactor, core, authors: count } = truckFactorOf(authors)
  const names = new Map([...people.values()].map((person) => [person?.id, person?.name]))
  return {
    truckFactor,
    files: files.length,
    authors: count,
    core: core.map(({ name: id, files: own }) => ({ name: names.get(id) ?? id, files: own })),
  }
}

/** Authors are shared objects, one for each spelling, see parseChanges: merging looks at each once. Null: a bot. */
function peopleOf(changes: readonly PathChange[]): ReadonlyMap<Identity, Person | null> {
  const identities = [...new Set(changes.map((change) => change.author))]
  const personOf = mergeIdentities(identities, { byFullName: true })
  return new Map(
    identities.map((identity) => [identity, isBotIdentity(identity) ? null : personOf(identity)]),
  )
}

/** Everything done to the file, and to the files it was renamed from. */
function historyOf(
  file: string,
  byPath: ReadonlyMap<string, readonly number[]>,
  changes: readonly PathChange[],
): PathChange[] {
  const names = new Set([file])
  const indexes: number[] = []
  for (const name of names) {
    for (const index of byPath.get(name) ?? []) {
      indexes.push(index)
      const from = changes[index]?.from
      if (from) names.add(from)
    }
  }
  return indexes.sort((a, b) => a - b).flatMap((index) => changes[index] ?? [])
}

/** Output of `git log -z --name-status --format=%x01NAME%nEMAIL`: fields end with NUL, and names stay as they are. */
export function parseChanges(output: string): PathChange[] {
  const fields = output.split('\0')
  const identities = new Map<string, Identity>()
  const changes: PathChange[] = []
  let author: Identity = { login: null, name: null, email: null }
  for (let at = 0; at < fields.length; at += 1) {
    const field = fields[at] ?? ''
    if (field.startsWith('\x01')) {
      author = identities.get(field) ?? parseAuthor(field.slice(1))
      identities.set(field, author)
      continue
    }
    const status = field.trimStart().charAt(0)
    const first = fields[at + 1]
    if (first === undefined || !/^[ACDMRT]$/.test(status)) continue
    const isRename = status === 'R' || status === 'C'
    const path = isRename ? (fields[at + 2] ?? '') : first
    at += isRename ? 2 : 1
    const kind = status === 'A' ? 'added' : status === 'D' ? 'deleted' : 'changed'
    changes.push({ author, path, from: isRename ? first : null, kind })
  }
  return changes
}

function parseAuthor(text: string): Identity {
  const [name = '', email = ''] = text.split('\n')
  return { login: null, name: cleanLine(name) || null, email: cleanLine(email) || null }
}
