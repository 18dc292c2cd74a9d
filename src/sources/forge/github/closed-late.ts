import type * as z from 'zod/mini'
import type { Coverage, Loss } from '../../../model/coverage.ts'
import type { Listing } from '../../../model/facts/listing.ts'
import type { Thread } from '../../../model/facts/thread.ts'
import { connection } from './answer.ts'
import { ACTOR } from './overview-query.ts'
import { dayBefore } from './period.ts'
import type { Part, PartAnswer } from './query.ts'
import { lostBy, type Reading } from './request.ts'
import { THREAD_DAYS } from './thread-pages.ts'
import { issueFrom, pullFrom } from './threads.ts'
import { type IssueNode, issueSchema, type PullNode, pullSchema, type ThreadKind } from './threads-query.ts'

/** Half a point each; a project that closes more old threads than this in a year shows the newest of them. */
const LATE_PAGE = 50
const LAST_ACTS = 5

/**
 * Threads that were closed in the year and opened before it: the lists of the newest threads end too early for them, and
 * what is decided late is seldom accepted. Who closed them is read, what was said on them is not.
 */
export function closedLatePart({ owner, name, period }: Pick<Reading, 'owner' | 'name' | 'period'>): Part {
  const start = dayBefore(period, THREAD_DAYS)
  const closed = `repo:${owner}/${name} created:<=${dayBefore(period, THREAD_DAYS + 1)} closed:${start}..${dayBefore(period, 0)} sort:created-desc`
  const field = (kind: ThreadKind, fragment: string) =>
    `search(type: ISSUE, query: $${kind}, first: ${LATE_PAGE}) {
    issueCount
    pageInfo { hasNextPage endCursor }
    nodes { ...${fragment} }
  }`
  return {
    variables: { issues: ['String!', `${closed} is:issue`], pulls: ['String!', `${closed} is:pr`] },
    fields: { lateIssues: field('issues', 'LateIssue'), latePulls: field('pulls', 'LatePull') },
    connections: 2 * (1 + LATE_PAGE),
    fragments: [LATE_ISSUE, LATE_PULL, ACTOR],
  }
}

/** The list with the late ones at its end. `answer` null: they were not asked for, or the request failed with `error`. */
export function withClosedLate<Node, T extends Thread>(
  listing: Listing<T>,
  answer: PartAnswer,
  [field, schema, from]: LateKind<Node, T>,
): Listing<T> {
  try {
    const page = connection(answer, [field], schema)
    const known = new Set(listing.items.map((item) => item.number))
    const late = page.nodes.map((node) => ({ ...from(node), responsesComplete: false }))
    const lost =
      page.broken === 0
        ? null
        : {
            reason: 'incomplete' as const,
            detail: `GitHub did not give ${page.broken} of the threads closed late`,
          }
    return {
      items: [...listing.items, ...late.filter((item) => !known.has(item.number))],
      coverage: lost === null ? listing.coverage : hurt(listing.coverage, lost),
    }
  } catch (error) {
    return withoutClosedLate(listing, error)
  }
}

/** They exist and were not got: the list is hurt, although it is whole for what was opened in the year. */
export function withoutClosedLate<T>(listing: Listing<T>, error: unknown): Listing<T> {
  return { ...listing, coverage: hurt(listing.coverage, lostBy(error)) }
}

function hurt(coverage: Coverage, lost: Loss): Coverage {
  return { ...coverage, lost: coverage.lost ?? lost }
}

type LateKind<Node, T> = readonly [field: string, schema: z.ZodMiniType<Node>, from: (node: Node) => T]

const COMMON = `number url createdAt closedAt authorAssociation
  author { ...Who }`

const ACTS = `pageInfo { hasNextPage }
    nodes {
      __typename
      ... on ClosedEvent { createdAt actor { ...Who } closer { __typename } }`

const LATE_ISSUE = `fragment LateIssue on Issue {
  ${COMMON}
  stateReason(enableDuplicate: true)
  timelineItems(last: ${LAST_ACTS}, itemTypes: [CLOSED_EVENT]) {
    ${ACTS}
    }
  }
}`

const LATE_PULL = `fragment LatePull on PullRequest {
  ${COMMON}
  isDraft mergedAt
  mergedBy { ...Who }
  timelineItems(last: ${LAST_ACTS}, itemTypes: [CLOSED_EVENT, MERGED_EVENT]) {
    ${ACTS}
      ... on MergedEvent { createdAt actor { ...Who } }
    }
  }
}`

export const LATE_ISSUES: LateKind<IssueNode, ReturnType<typeof issueFrom>> = [
  'lateIssues',
  issueSchema,
  issueFrom,
]
export const LATE_PULLS: LateKind<PullNode, ReturnType<typeof pullFrom>> = ['latePulls', pullSchema, pullFrom]
