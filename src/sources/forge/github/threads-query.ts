import * as z from 'zod/mini'
import { associationSchema, whoSchema } from './account.ts'
import { ACTOR } from './overview-query.ts'
import { dayBefore } from './period.ts'
import type { Part } from './query.ts'
import type { Reading } from './request.ts'

export type ThreadKind = 'issues' | 'pulls'

/** Responses and acts read of one thread, oldest first; a longer thread says so. */
const TIMELINE_PAGE = 40
const LABELS_PAGE = 10

type Where = Pick<Reading, 'owner' | 'name' | 'period'>

/** A page of the newest threads up to the day judged. Costs two points for every hundred. */
export function threadsPart(
  kind: ThreadKind,
  { owner, name, period }: Where,
  first: number,
  after: string | null,
): Part {
  const page = { first: ['Int!', first], after: ['String', after] } as const
  if (period.past) {
    // The list itself is in order from now back; only the search can begin at a day.
    const type = kind === 'issues' ? 'issue' : 'pr'
    const query = `repo:${owner}/${name} is:${type} created:<=${dayBefore(period, 0)} sort:created-desc`
    return {
      variables: { ...page, query: ['String!', query] },
      fields: {
        [kind]: `search(type: ISSUE, query: $query, first: $first, after: $after) {
    issueCount
    pageInfo { hasNextPage endCursor }
    nodes { ${kind === 'issues' ? '...IssueThread' : '...PullThread'} }
  }`,
      },
      connections: 1 + 2 * first,
      fragments: fragmentsOf(kind),
    }
  }
  const [field, fragment] = kind === 'issues' ? ['issues', 'IssueThread'] : ['pullRequests', 'PullThread']
  return {
    variables: { ...page, owner: ['String!', owner], name: ['String!', name] },
    fields: {
      [kind]: `repository(owner: $owner, name: $name) {
    threads: ${field}(first: $first, after: $after, orderBy: { field: CREATED_AT, direction: DESC }) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { ...${fragment} }
    }
  }`,
    },
    connections: 1 + 2 * first,
    fragments: fragmentsOf(kind),
  }
}

/** Where the answer to `threadsPart` has its page. */
export function threadsPath(kind: ThreadKind, { period }: Pick<Reading, 'period'>): string[] {
  return period.past ? [kind] : [kind, 'threads']
}

function fragmentsOf(kind: ThreadKind): string[] {
  return [kind === 'issues' ? ISSUE : PULL, ACTOR]
}

const COMMON = `number url createdAt closedAt authorAssociation
  author { ...Who }
  labels(first: ${LABELS_PAGE}) { nodes { name } }`

const ITEMS = `pageInfo { hasNextPage }
    nodes {
      __typename
      ... on IssueComment { createdAt authorAssociation author { ...Who } }
      ... on ClosedEvent { createdAt actor { ...Who } closer { __typename } }
      ... on ReopenedEvent { createdAt actor { ...Who } }
      ... on LabeledEvent { createdAt actor { ...Who } }`

const ISSUE = `fragment IssueThread on Issue {
  ${COMMON}
  stateReason(enableDuplicate: true)
  timelineItems(first: ${TIMELINE_PAGE}, itemTypes: [ISSUE_COMMENT, CLOSED_EVENT, REOPENED_EVENT, LABELED_EVENT]) {
    ${ITEMS}
    }
  }
}`

const PULL = `fragment PullThread on PullRequest {
  ${COMMON}
  isDraft mergedAt
  mergedBy { ...Who }
  timelineItems(
    first: ${TIMELINE_PAGE}
    itemTypes: [ISSUE_COMMENT, PULL_REQUEST_REVIEW, CLOSED_EVENT, REOPENED_EVENT, LABELED_EVENT, MERGED_EVENT]
  ) {
    ${ITEMS}
      ... on PullRequestReview { submittedAt state authorAssociation author { ...Who } }
      ... on MergedEvent { createdAt actor { ...Who } }
    }
  }
}`

const act = { createdAt: z.string(), actor: z.optional(whoSchema) }
const itemSchema = z.discriminatedUnion('__typename', [
  z.object({
    __typename: z.literal('IssueComment'),
    createdAt: z.string(),
    authorAssociation: associationSchema,
    author: whoSchema,
  }),
  z.object({
    __typename: z.literal('PullRequestReview'),
    // Null while the review is being written.
    submittedAt: z.nullable(z.string()),
    state: z.string(),
    authorAssociation: associationSchema,
    author: whoSchema,
  }),
  z.object({
    __typename: z.literal('ClosedEvent'),
    ...act,
    closer: z.nullish(z.object({ __typename: z.string() })),
  }),
  z.object({ __typename: z.literal('ReopenedEvent'), ...act }),
  z.object({ __typename: z.literal('LabeledEvent'), ...act }),
  z.object({ __typename: z.literal('MergedEvent'), ...act }),
])
export type TimelineItem = z.infer<typeof itemSchema>

const thread = {
  number: z.number(),
  url: z.string(),
  createdAt: z.string(),
  closedAt: z.nullable(z.string()),
  authorAssociation: associationSchema,
  author: whoSchema,
  labels: z.nullish(z.object({ nodes: z.nullable(z.array(z.nullable(z.object({ name: z.string() })))) })),
  timelineItems: z.object({
    pageInfo: z.object({ hasNextPage: z.boolean() }),
    nodes: z.nullable(z.array(z.nullable(itemSchema))),
  }),
}

export const issueSchema = z.object({ ...thread, stateReason: z.nullable(z.string()) })
export const pullSchema = z.object({
  ...thread,
  isDraft: z.boolean(),
  mergedAt: z.nullable(z.string()),
  mergedBy: whoSchema,
})
export type IssueNode = z.infer<typeof issueSchema>
export type PullNode = z.infer<typeof pullSchema>
