import type { Issue } from '../../../../model/facts/issues.ts'
import type { Pull } from '../../../../model/facts/pulls.ts'
import type { Act, Association, Response, Thread } from '../../../../model/facts/thread.ts'
import { accountFromRest } from '../account.ts'
import { stateReasonFrom } from '../threads.ts'
import type { RestPages } from './page.ts'
import type { RestComment, RestThread } from './schemas.ts'

/** What was said, by thread, back to a day. */
export interface Comments {
  byNumber: ReadonlyMap<number, readonly Response[]>
  /** Everything said since is there; null: everything at all. Undefined: nothing was read. */
  wholeSince: string | null | undefined
}

export const NO_COMMENTS: Comments = { byNumber: new Map(), wholeSince: undefined }

export function commentsFrom({ items, more }: RestPages<RestComment>): Comments {
  const byNumber = new Map<number, Response[]>()
  for (const { issue_url, user, author_association, created_at } of items.toReversed()) {
    const number = Number(/\/(\d+)$/.exec(issue_url)?.[1])
    const said = byNumber.get(number) ?? []
    said.push({
      at: created_at,
      author: accountFromRest(user),
      association: author_association,
      kind: 'comment',
    })
    byNumber.set(number, said)
  }
  return { byNumber, wholeSince: more ? (items.at(-1)?.created_at ?? undefined) : null }
}

export function issuesFromRest(threads: readonly RestThread[], comments: Comments): Issue[] {
  return threads
    .filter((thread) => mergeOf(thread) === undefined)
    .map((thread) => ({
      ...threadFrom(thread, comments),
      stateReason: thread.closed_at === null ? null : stateReasonFrom(thread.state_reason),
      // What closed it is told one issue at a time.
      closedByChange: false,
    }))
}

/** Reviews and mergers would be requests of their own, one for each pull request. */
export function pullsFromRest(threads: readonly RestThread[], comments: Comments): Pull[] {
  return threads.flatMap((thread) => {
    const mergedAt = mergeOf(thread)
    if (mergedAt === undefined) return []
    const { responses, ...common } = threadFrom(thread, comments)
    return [
      {
        ...common,
        responses,
        responsesComplete: false,
        draft: thread.draft ?? false,
        mergedAt,
        mergedBy: null,
      },
    ]
  })
}

function threadFrom(thread: RestThread, { byNumber, wholeSince }: Comments): Thread {
  // Only what is whole from the first word on: a later answer must not pass for the first.
  const whole =
    thread.comments === 0 ||
    wholeSince === null ||
    (wholeSince !== undefined && thread.created_at > wholeSince)
  return {
    number: thread.number,
    url: thread.html_url,
    author: accountFromRest(thread.user),
    association: thread.author_association satisfies Association,
    createdAt: thread.created_at,
    closedAt: thread.closed_at,
    labels: thread.labels.flatMap((label) => (typeof label === 'string' ? label : (label.name ?? []))),
    responses: whole ? (byNumber.get(thread.number) ?? []) : [],
    responsesComplete: whole,
    acts: closing(thread),
  }
}

/** When it was merged; undefined: it is an issue. */
function mergeOf({ pull_request, merged_at }: RestThread): string | null | undefined {
  return pull_request ? (pull_request.merged_at ?? null) : merged_at
}

function closing(thread: RestThread): Act[] {
  const { closed_at, closed_by } = thread
  if (closed_at === null || !closed_by) return []
  const actor = accountFromRest(closed_by)
  const merged = mergeOf(thread)
  return [
    ...(merged ? [{ at: merged, actor, kind: 'merged' as const }] : []),
    { at: closed_at, actor, kind: 'closed' as const },
  ]
}
