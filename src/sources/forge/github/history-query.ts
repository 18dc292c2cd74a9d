import * as z from 'zod/mini'
import type { Commit } from '../../../model/facts/commits.ts'
import { type Window, windows } from './period.ts'
import type { Part } from './query.ts'
import type { Reading } from './request.ts'

/** GitHub's largest page. */
export const PAGE = 100

/** Twelve months whole, and two more years for the rhythm; a window that holds more than a page is read on later. */
const MONTHS = 12
const OLDER_QUARTERS = 8
const HISTORY_DAYS = 3 * 365

export function historyWindows({ period }: Pick<Reading, 'period'>): Window[] {
  return [...windows(period, 0, 365, MONTHS), ...windows(period, 365, HISTORY_DAYS, OLDER_QUARTERS)]
}

/**
 * The newest commits with their parents, and three years in windows without them: parents cost a point for every
 * hundred commits, a window a hundredth of one.
 */
export function historyPart({ owner, name, period }: Pick<Reading, 'owner' | 'name' | 'period'>): Part {
  const all = historyWindows({ period })
  const bounds = all.flatMap(({ since, until }, index) => [
    [`since${index}`, ['GitTimestamp!', since] as const] as const,
    [`until${index}`, ['GitTimestamp!', until] as const] as const,
  ])
  const aliases = all.map(
    (_, index) =>
      `w${index}: history(since: $since${index}, until: $until${index}, first: ${PAGE}) { ...Page }`,
  )
  return {
    variables: {
      owner: ['String!', owner],
      name: ['String!', name],
      until: ['GitTimestamp!', period.until],
      ...Object.fromEntries(bounds),
    },
    fields: {
      history: `repository(owner: $owner, name: $name) { defaultBranchRef { target { ... on Commit {
    newest: history(until: $until, first: ${PAGE}) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { ...Entry parents(first: 1) { totalCount } }
    }
    ${aliases.join('\n    ')}
  } } } }`,
    },
    connections: 1 + PAGE + all.length,
    fragments: [ENTRY, ENTRY_PAGE],
  }
}

/** The next page of windows that hold more than one. */
export function morePart(
  { owner, name }: Pick<Reading, 'owner' | 'name'>,
  open: readonly { window: Window; after: string }[],
): Part {
  const bounds = open.flatMap(({ window, after }, index) => [
    [`since${index}`, ['GitTimestamp!', window.since] as const] as const,
    [`until${index}`, ['GitTimestamp!', window.until] as const] as const,
    [`after${index}`, ['String!', after] as const] as const,
  ])
  const aliases = open.map(
    (_, index) =>
      `w${index}: history(since: $since${index}, until: $until${index}, first: ${PAGE}, after: $after${index}) { ...Page }`,
  )
  return {
    variables: { owner: ['String!', owner], name: ['String!', name], ...Object.fromEntries(bounds) },
    fields: {
      history: `repository(owner: $owner, name: $name) { defaultBranchRef { target { ... on Commit {
    ${aliases.join('\n    ')}
  } } } }`,
    },
    connections: open.length,
    fragments: [ENTRY, ENTRY_PAGE],
  }
}

/** How many parents commits have, by their node ids. Costs a point for every hundred. */
export function parentsPart(ids: readonly string[]): Part {
  const chunks = Array.from({ length: Math.ceil(ids.length / PAGE) }, (_, index) =>
    ids.slice(index * PAGE, (index + 1) * PAGE),
  )
  return {
    variables: Object.fromEntries(chunks.map((chunk, index) => [`ids${index}`, ['[ID!]!', chunk] as const])),
    fields: Object.fromEntries(
      chunks.map((_, index) => [
        `parents${index}`,
        `nodes(ids: $ids${index}) { ... on Commit { oid parents(first: 1) { totalCount } } }`,
      ]),
    ),
    connections: ids.length,
  }
}

const ENTRY = `fragment Entry on Commit {
  id oid committedDate authoredDate messageHeadline
  author { name email user { login } }
}`

const ENTRY_PAGE = `fragment Page on CommitHistoryConnection {
  pageInfo { hasNextPage endCursor }
  nodes { ...Entry }
}`

export const entrySchema = z.object({
  id: z.string(),
  oid: z.string(),
  committedDate: z.string(),
  authoredDate: z.string(),
  messageHeadline: z.string(),
  author: z.nullable(
    z.object({
      name: z.nullable(z.string()),
      email: z.nullable(z.string()),
      user: z.nullable(z.object({ login: z.string() })),
    }),
  ),
  parents: z.optional(z.object({ totalCount: z.number() })),
})
export type Entry = z.infer<typeof entrySchema>

export const parentsSchema = z.array(
  z.nullable(
    z.object({ oid: z.optional(z.string()), parents: z.optional(z.object({ totalCount: z.number() })) }),
  ),
)

// What git, GitHub and the usual merge bots write, for commits whose parents were not asked for.
const MERGE_HEADLINE =
  /^(?:auto |rollup )?merged? (?:of )?(?:(?:remote(?:-tracking)? )?branch(?:es)?|tags?|commits?|pull request|pr|mr|#\d|[\w.-]+\/[\w.-]+#\d)/i

export function commitFrom(entry: Entry, parents: ReadonlyMap<string, number>): Commit {
  const counted = entry.parents?.totalCount ?? parents.get(entry.oid)
  return {
    oid: entry.oid,
    committedAt: utc(entry.committedDate),
    authoredAt: utc(entry.authoredDate),
    author: {
      login: entry.author?.user?.login ?? null,
      name: entry.author?.name ?? null,
      email: entry.author?.email ?? null,
    },
    parents: counted ?? (MERGE_HEADLINE.test(entry.messageHeadline) ? 2 : 1),
  }
}

function utc(instant: string): string {
  return new Date(instant).toISOString().replace('.000Z', 'Z')
}
