import * as z from 'zod/mini'
import type { Account } from '../../../model/facts/account.ts'
import type { Association } from '../../../model/facts/thread.ts'

const KINDS = ['User', 'Bot', 'Organization', 'Mannequin', 'EnterpriseUserAccount'] as const

/** `... on Actor { __typename login }`; null for a deleted account. */
export const whoSchema = z.nullable(z.object({ __typename: z.enum(KINDS), login: z.string() }))

export const associationSchema = z.enum([
  'OWNER',
  'MEMBER',
  'COLLABORATOR',
  'CONTRIBUTOR',
  'FIRST_TIMER',
  'FIRST_TIME_CONTRIBUTOR',
  'MANNEQUIN',
  'NONE',
]) satisfies z.ZodMiniType<Association>

export function accountFrom(who: z.infer<typeof whoSchema>): Account | null {
  return who === null ? null : { login: who.login, kind: who.__typename }
}

/** REST says `dependabot[bot]` where GraphQL says `dependabot`, and `ghost` where it says null. */
export const restUserSchema = z.nullable(z.object({ login: z.string(), type: z.string() }))

export function accountFromRest(user: z.infer<typeof restUserSchema>): Account | null {
  if (user === null || user.login === 'ghost') return null
  const kind = KINDS.find((known) => known === user.type) ?? 'User'
  return { login: user.login.replace(/\[bot\]$/, ''), kind }
}
