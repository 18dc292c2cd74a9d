import * as z from 'zod/mini'
import { count, instant, texts } from '../scalars.ts'
import { type Account, account } from './account.ts'
import { isLater, type Moment } from './moment.ts'

/** GitHub's author association, as it reads today; see `maintainers` for why it alone says little. */
export type Association =
  | 'OWNER'
  | 'MEMBER'
  | 'COLLABORATOR'
  | 'CONTRIBUTOR'
  | 'FIRST_TIMER'
  | 'FIRST_TIME_CONTRIBUTOR'
  | 'MANNEQUIN'
  | 'NONE'

/** Something said on a thread: a comment or a review, by anyone, bots included. */
export interface Response {
  at: string
  author: Account | null
  association: Association | null
  kind: 'comment' | 'approval' | 'change-request' | 'review'
}

/** Something done to a thread. `actor` null: not told, or the account is gone. */
export interface Act {
  at: string
  actor: Account | null
  kind: 'closed' | 'reopened' | 'labeled' | 'merged'
}

/** What an issue and a pull request have in common. */
export interface Thread {
  number: number
  url: string
  author: Account | null
  association: Association
  createdAt: string
  closedAt: string | null
  labels: readonly string[]
  /** In order of time. */
  responses: readonly Response[]
  /** False: not all responses were read; those that are here are the first ones, without a gap. */
  responsesComplete: boolean
  acts: readonly Act[]
}

const association: z.ZodMiniType<Association> = z.enum([
  'OWNER',
  'MEMBER',
  'COLLABORATOR',
  'CONTRIBUTOR',
  'FIRST_TIMER',
  'FIRST_TIME_CONTRIBUTOR',
  'MANNEQUIN',
  'NONE',
])

const response: z.ZodMiniType<Response> = z.object({
  at: instant,
  author: z.nullable(account),
  association: z.nullable(association),
  kind: z.enum(['comment', 'approval', 'change-request', 'review']),
})

const act: z.ZodMiniType<Act> = z.object({
  at: instant,
  actor: z.nullable(account),
  kind: z.enum(['closed', 'reopened', 'labeled', 'merged']),
})

/** @internal */
export const thread = {
  number: count,
  url: z.string(),
  author: z.nullable(account),
  association,
  createdAt: instant,
  closedAt: z.nullable(instant),
  labels: texts,
  responses: z.array(response),
  responsesComplete: z.boolean(),
  acts: z.array(act),
}

/** What came later has not happened, and what was closed later was open. */
export function threadAt(
  { acts: allActs, responses, closedAt }: Thread,
  moment: Moment,
): Pick<Thread, 'closedAt' | 'responses' | 'acts'> {
  const acts = allActs.filter((act) => !isLater(act.at, moment))
  return {
    acts,
    responses: responses.filter((response) => !isLater(response.at, moment)),
    closedAt: isLater(closedAt, moment) ? closedBy(acts) : closedAt,
  }
}

/** It was closed again later: whether it was closed at the time is told by its last act. */
function closedBy(acts: readonly Act[]): string | null {
  const last = acts.findLast((act) => act.kind === 'closed' || act.kind === 'reopened')
  return last?.kind === 'closed' ? last.at : null
}
