import type { Issue } from '../../../model/facts/issues.ts'
import type { Pull } from '../../../model/facts/pulls.ts'
import type { Act, Response, Thread } from '../../../model/facts/thread.ts'
import { accountFrom } from './account.ts'
import type { IssueNode, PullNode, TimelineItem } from './threads-query.ts'

export function issueFrom(node: IssueNode): Issue {
  return {
    ...threadFrom(node),
    stateReason: stateReasonFrom(node.stateReason),
    closedByChange: node.closedAt !== null && isClosedByChange(itemsOf(node)),
  }
}

export function pullFrom(node: PullNode): Pull {
  return {
    ...threadFrom(node),
    draft: node.isDraft,
    mergedAt: node.mergedAt,
    mergedBy: accountFrom(node.mergedBy),
  }
}

/** `reopened` is no reason for being closed. */
export function stateReasonFrom(reason: string | null | undefined): Issue['stateReason'] {
  switch (reason?.toLowerCase()) {
    case 'completed':
      return 'completed'
    case 'not_planned':
      return 'not-planned'
    case 'duplicate':
      return 'duplicate'
    default:
      return null
  }
}

function threadFrom(node: IssueNode | PullNode): Thread {
  const items = itemsOf(node)
  return {
    number: node.number,
    url: node.url,
    author: accountFrom(node.author),
    association: node.authorAssociation,
    createdAt: node.createdAt,
    closedAt: node.closedAt,
    labels: (node.labels?.nodes ?? []).flatMap((label) => label?.name ?? []),
    responses: items.flatMap(responseFrom),
    responsesComplete: !node.timelineItems.pageInfo.hasNextPage,
    acts: items.flatMap(actFrom),
  }
}

function itemsOf(node: IssueNode | PullNode): TimelineItem[] {
  return (node.timelineItems.nodes ?? []).flatMap((item) => item ?? [])
}

function responseFrom(item: TimelineItem): Response[] {
  if (item.__typename === 'IssueComment') {
    const { createdAt, author, authorAssociation } = item
    return [{ at: createdAt, author: accountFrom(author), association: authorAssociation, kind: 'comment' }]
  }
  if (item.__typename !== 'PullRequestReview' || item.submittedAt === null) return []
  const { submittedAt, author, authorAssociation, state } = item
  return [
    {
      at: submittedAt,
      author: accountFrom(author),
      association: authorAssociation,
      kind: state === 'APPROVED' ? 'approval' : state === 'CHANGES_REQUESTED' ? 'change-request' : 'review',
    },
  ]
}

const ACTS = {
  ClosedEvent: 'closed',
  ReopenedEvent: 'reopened',
  LabeledEvent: 'labeled',
  MergedEvent: 'merged',
} as const satisfies Record<string, Act['kind']>

function actFrom(item: TimelineItem): Act[] {
  if (item.__typename === 'IssueComment' || item.__typename === 'PullRequestReview') return []
  return [{ at: item.createdAt, actor: accountFrom(item.actor ?? null), kind: ACTS[item.__typename] }]
}

function isClosedByChange(items: readonly TimelineItem[]): boolean {
  const last = items.findLast((item) => item.__typename === 'ClosedEvent')
  const closer = last?.__typename === 'ClosedEvent' ? last.closer?.__typename : undefined
  return closer === 'Commit' || closer === 'PullRequest'
}
