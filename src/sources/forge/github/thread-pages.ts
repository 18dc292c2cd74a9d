import type * as z from 'zod/mini'
import { backTo, type Coverage, type Loss, tornBy, wholeOf } from '../../../model/coverage.ts'
import { DAY_MS } from '../../../model/day.ts'
import type { Listing } from '../../../model/facts/listing.ts'
import { connection, type Page } from './answer.ts'
import { secondAfter, startOf } from './period.ts'
import type { PartAnswer } from './query.ts'
import type { Reading } from './request.ts'
import { type ThreadKind, threadsPath } from './threads-query.ts'

/** Threads are read back to this many days before the day judged, and older ones as far as the first page goes. */
export const THREAD_DAYS = 365

interface Dated {
  createdAt: string
}

export function threadPage<Node extends Dated>(
  answer: PartAnswer,
  kind: ThreadKind,
  schema: z.ZodMiniType<Node>,
  reading: Reading,
): Page<Node> {
  return connection(answer, threadsPath(kind, reading), schema)
}

export function joined<Node>(page: Page<Node>, more: Page<Node>): Page<Node> {
  return { ...more, nodes: [...page.nodes, ...more.nodes], broken: page.broken + more.broken }
}

/** Cursor of the page to read next; null when the year is whole. */
export function nextPage(page: Page<Dated>, { period }: Pick<Reading, 'period'>): string | null {
  const oldest = page.nodes.at(-1)?.createdAt
  return oldest !== undefined && oldest < startOf(period, THREAD_DAYS) ? null : page.next
}

/** Projects are not equally busy all year. */
const SAFETY = 1.3

/** Will another page bring the list to the end of the year, at the pace of what was read? */
export function fitsOneMore(page: Page<Dated>, { period }: Pick<Reading, 'period'>): boolean {
  const oldest = page.nodes.at(-1)?.createdAt
  if (oldest === undefined) return true
  const reached = (Date.parse(period.until) - Date.parse(oldest)) / DAY_MS
  return reached * 2 >= THREAD_DAYS * SAFETY
}

export function threadListing<Node extends Dated, T>(
  page: Page<Node>,
  map: (node: Node) => T,
  lost: Loss | null,
  { period }: Pick<Reading, 'period'>,
): Listing<T> {
  const fault =
    lost ??
    (page.broken === 0
      ? null
      : { reason: 'incomplete' as const, detail: `GitHub did not give ${page.broken} of the threads` })
  const oldest = page.nodes.at(-1)?.createdAt
  const from = page.broken > 0 || oldest === undefined ? period.until : secondAfter(oldest)
  return { items: page.nodes.map(map), coverage: coverageOf(page, from, fault) }
}

function coverageOf(page: Page<Dated>, from: string, fault: Loss | null): Coverage {
  if (page.next === null && fault === null) return wholeOf(page.total)
  return fault === null ? backTo(from, page.total) : tornBy(fault, from, page.total)
}
