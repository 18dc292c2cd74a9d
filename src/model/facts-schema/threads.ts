import * as z from 'zod/mini'
import type { Backlog, Discussion, Issue, Pull } from '../facts/threads.ts'
import { count, instant, listing } from './scalars.ts'

export const account = z.nullable(
  z.object({
    login: z.string(),
    kind: z.enum(['User', 'Bot', 'Organization', 'Mannequin', 'EnterpriseUserAccount']),
  }),
)

const association = z.enum([
  'OWNER',
  'MEMBER',
  'COLLABORATOR',
  'CONTRIBUTOR',
  'FIRST_TIMER',
  'FIRST_TIME_CONTRIBUTOR',
  'MANNEQUIN',
  'NONE',
])

const thread = {
  number: count,
  url: z.string(),
  author: account,
  association,
  createdAt: instant,
  closedAt: z.nullable(instant),
  labels: z.array(z.string()),
  responses: z.array(
    z.object({
      at: instant,
      author: account,
      association: z.nullable(association),
      kind: z.enum(['comment', 'approval', 'change-request', 'review']),
    }),
  ),
  responsesComplete: z.boolean(),
  acts: z.array(
    z.object({ at: instant, actor: account, kind: z.enum(['closed', 'reopened', 'labeled', 'merged']) }),
  ),
}

const issue = z.object({
  ...thread,
  stateReason: z.nullable(z.enum(['completed', 'not-planned', 'duplicate'])),
  closedByChange: z.boolean(),
}) satisfies z.ZodMiniType<Issue>

const pull = z.object({
  ...thread,
  draft: z.boolean(),
  mergedAt: z.nullable(instant),
  mergedBy: account,
}) satisfies z.ZodMiniType<Pull>

const discussion = z.object({
  url: z.string(),
  createdAt: instant,
  author: account,
  answered: z.nullable(z.boolean()),
  answeredAt: z.nullable(instant),
  comments: count,
}) satisfies z.ZodMiniType<Discussion>

export const issues = listing(issue)
export const pulls = listing(pull)
export const discussions = listing(discussion)

export const backlog = z.object({
  open: count,
  openOlderThanYear: count,
  openedLastYear: count,
  closedLastYear: count,
}) satisfies z.ZodMiniType<Backlog>
