import * as z from 'zod/mini'
import { backTo, type Loss, NO_DAY, tornBy, wholeOf } from '../../../model/coverage.ts'
import type { Commit } from '../../../model/facts/commits.ts'
import type { Listing } from '../../../model/facts/listing.ts'
import { connection, type Page, section } from './answer.ts'
import { commitFrom, type Entry, entrySchema, historyWindows, parentsSchema } from './history-query.ts'
import { secondAfter, type Window } from './period.ts'
import type { PartAnswer } from './query.ts'
import type { Reading } from './request.ts'

/** Counted parents by commit. */
export function parentsFrom(answer: PartAnswer): ReadonlyMap<string, number> {
  const chunks = Object.keys(answer.data).map((alias) => section(answer, [alias], parentsSchema))
  return new Map(
    chunks
      .flat()
      .flatMap((commit) => (commit?.oid && commit.parents ? [[commit.oid, commit.parents.totalCount]] : [])),
  )
}

/** What is known of the history so far. */
export interface HistoryRead {
  newest: Page<Entry>
  /** Newest window first. */
  windows: readonly { window: Window; page: Page<Entry> }[]
}

const COMMIT = ['history', 'defaultBranchRef', 'target'] as const

/** Null: no commit yet. */
export function historyFrom(answer: PartAnswer, reading: Reading): HistoryRead | null {
  const branch = section(answer, ['history', 'defaultBranchRef'], z.nullable(z.looseObject({})))
  if (branch === null) return null
  return {
    newest: connection(answer, [...COMMIT, 'newest'], entrySchema),
    windows: historyWindows(reading).map((window, index) => ({
      window,
      page: connection(answer, [...COMMIT, `w${index}`], entrySchema),
    })),
  }
}

/** Windows of the last year that hold more than the page that was read. */
export function openWindows({ windows }: HistoryRead): { window: Window; after: string }[] {
  return windows
    .slice(0, YEAR_WINDOWS)
    .flatMap(({ window, page }) => (page.next === null ? [] : [{ window, after: page.next }]))
}
const YEAR_WINDOWS = 12

/** The history with the next pages of its open windows; in the order of `openWindows`. */
export function withMore(history: HistoryRead, answer: PartAnswer): HistoryRead {
  const open = openWindows(history).map(({ window }) => window)
  return {
    ...history,
    windows: history.windows.map(({ window, page }) => {
      const index = open.indexOf(window)
      if (index < 0) return { window, page }
      const more = connection(answer, [...COMMIT, `w${index}`], entrySchema)
      return {
        window,
        page: { ...more, nodes: [...page.nodes, ...more.nodes], broken: page.broken + more.broken },
      }
    }),
  }
}

/** Commits whose parents are worth asking for: those since `since` that came without. */
export function withoutParents(history: HistoryRead, since: string): Entry[] {
  const told = new Set(history.newest.nodes.map((entry) => entry.oid))
  return history.windows
    .flatMap(({ page }) => page.nodes)
    .filter((entry) => entry.committedDate >= since && !told.has(entry.oid))
}

/** Commits without gaps, as far back as was read; what is known beyond the first gap is left out. */
export function commitsFrom(
  history: HistoryRead,
  parents: ReadonlyMap<string, number>,
  lost: Loss | null,
): Listing<Commit> {
  const entries = new Map<string, Entry>()
  for (const { page } of history.windows) for (const entry of page.nodes) entries.set(entry.oid, entry)
  for (const entry of history.newest.nodes) entries.set(entry.oid, entry)

  const wholeSince = entries.size >= history.newest.total ? null : wholeSinceOf(history)
  const commits = [...entries.values()]
    .map((entry) => commitFrom(entry, parents))
    .filter((commit) => wholeSince === null || commit.committedAt >= wholeSince)
    .sort((a, b) => (a.committedAt < b.committedAt ? 1 : a.committedAt > b.committedAt ? -1 : 0))
  const broken = history.newest.broken + history.windows.reduce((sum, { page }) => sum + page.broken, 0)
  const fault =
    lost ??
    (broken === 0
      ? null
      : { reason: 'incomplete' as const, detail: `GitHub did not give ${broken} of the commits` })
  const { total } = history.newest
  if (fault !== null)
    return { items: commits, coverage: tornBy(fault, commits[0]?.committedAt ?? NO_DAY, total) }
  return { items: commits, coverage: wholeSince === null ? wholeOf(total) : backTo(wholeSince, total) }
}

/** Of a history that is longer than what was read. */
function wholeSinceOf({ newest, windows }: HistoryRead): string {
  const byPage = secondAfter(oldestOf(newest.nodes) ?? '9999-12-31T23:59:59Z')
  const cut = windows.find(({ page }) => page.next !== null)
  const byWindows = cut
    ? secondAfter(oldestOf(cut.page.nodes) ?? cut.window.until)
    : windows.at(-1)?.window.since
  return byWindows !== undefined && byWindows < byPage ? byWindows : byPage
}

function oldestOf(entries: readonly Entry[]): string | null {
  return entries.reduce<string | null>(
    (oldest, { committedDate }) => (oldest === null || committedDate < oldest ? committedDate : oldest),
    null,
  )
}
