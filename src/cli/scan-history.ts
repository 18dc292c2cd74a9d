import { READERS } from '../inventory/formats/index.ts'
import type { Reading } from '../inventory/read.ts'
import { UserError } from '../model/user-error.ts'
import type { Past, PastState } from '../rehearse.ts'
import type { Found } from '../scan.ts'
import { commitOf, commitTree, isShallow } from '../sources/git/commit-tree.ts'
import { changesOfFiles, type FileChange } from '../sources/git/file-changes.ts'
import { readCommit } from './scan-base.ts'

const NOTHING: Found = { inventories: [], unread: [] }

/** The history of what the paths say is used, up to HEAD. Throws UserError where there is no repository. */
export async function readPast(
  paths: readonly string[],
  since: Date,
  cwd: string,
  reading: Reading,
): Promise<Past> {
  const head = await commitOf(cwd, 'HEAD')
  const isWanted = (path: string) => READERS.some((reader) => reader.accepts(path))
  const changes = await changesOfFiles(cwd, { head, since }, isWanted)
  const read = async (commit: string) => readCommit(await commitTree(cwd, commit), paths, cwd, reading)
  const isCut = await isShallow(cwd)
  const { start, replayed, notes } = await beginning(changes, isCut, read)
  const [last] = changes.slice(-1)
  const about = last ?? { commit: head, committedAt: since, subject: '' }
  return {
    since,
    start,
    states: states(replayed, read),
    head: { ...about, commit: head, found: await read(head) },
    notes,
  }
}

type Read = (commit: string) => Promise<Found>

/** A clone that is cut short does not have what was before the first change: that one stands in for it. */
async function beginning(
  changes: readonly FileChange[],
  isCut: boolean,
  read: Read,
): Promise<{ start: Found; replayed: readonly FileChange[]; notes: readonly string[] }> {
  const [first, ...rest] = changes
  if (first === undefined) return { start: NOTHING, replayed: [], notes: [] }
  if (first.parent !== null) return { start: await read(first.parent), replayed: changes, notes: [] }
  if (!isCut) return { start: NOTHING, replayed: changes, notes: [] }
  const note = `The history is cut short: what was before ${first.commit.slice(0, 10)} is not in this clone`
  return { start: await read(first.commit), replayed: rest, notes: [note] }
}

async function* states(changes: readonly FileChange[], read: Read): AsyncGenerator<PastState> {
  for (const { commit, committedAt, subject } of changes)
    yield { commit, committedAt, subject, found: await read(commit) }
}

const SPAN = /^(\d{1,4})\s*(d|w|mo|y)$/

/** `24mo`, `2y`, `90d`, `6w` before now. Throws UserError. */
export function sinceOf(text: string, now: Date): Date {
  const [, number = '', unit = ''] = SPAN.exec(text.trim().toLowerCase()) ?? []
  if (number === '' || Number(number) === 0)
    throw new UserError(`--rehearse ${text} is no span of time`, 'Write --rehearse 24mo, 2y, 6w or 90d')
  const since = new Date(now)
  const count = Number(number)
  if (unit === 'd' || unit === 'w') since.setUTCDate(since.getUTCDate() - count * (unit === 'w' ? 7 : 1))
  else since.setUTCMonth(since.getUTCMonth() - count * (unit === 'y' ? 12 : 1))
  return since
}
