import * as z from 'zod/mini'
import type { FaultReason } from '../../../../net/fault.ts'
import { cleanDeep, cleanLine } from '../../../../text/untrusted.ts'
import type { GraphqlAnswer, GraphqlFault } from './client.ts'
import { GitHubError } from './client.ts'

const ENVELOPE = z.object({
  data: z.optional(z.nullable(z.looseObject({}))),
  errors: z.optional(
    z.array(
      z.object({
        type: z.optional(z.string()),
        message: z.optional(z.string()),
        path: z.optional(z.array(z.union([z.string(), z.number()]))),
      }),
    ),
  ),
})

const REASONS: Readonly<Record<string, FaultReason>> = {
  NOT_FOUND: 'not-found',
  FORBIDDEN: 'denied',
  INSUFFICIENT_SCOPES: 'denied',
  UNAUTHORIZED: 'denied',
  RATE_LIMITED: 'rate-limited',
  RATE_LIMIT: 'rate-limited',
  SERVICE_UNAVAILABLE: 'unreachable',
  INTERNAL: 'unreachable',
  LOADING: 'unreachable',
  MAX_NODE_LIMIT_EXCEEDED: 'incomplete',
  RESOURCE_LIMITS_EXCEEDED: 'incomplete',
  TIMEOUT: 'incomplete',
}

/** A GraphQL body -> its data and what is missing in it, field by field. Throws GitHubError where there is no data. */
export function readGraphql(body: unknown, retrievedAt: string): GraphqlAnswer {
  const parsed = ENVELOPE.safeParse(body)
  if (!parsed.success) throw new GitHubError('unexpected', 'GitHub sent no GraphQL answer', 200)
  const errors = (parsed.data.errors ?? []).map(({ type, message, path }): GraphqlFault => {
    const said = cleanLine(message ?? 'GraphQL failed without a word')
    return { path: path ?? [], reason: reasonOf(type, said), message: said }
  })
  const { data } = parsed.data
  if (!data) {
    const [first] = errors
    const reason = first?.reason ?? 'unexpected'
    const message = first ? `GitHub answered: ${first.message}` : 'GitHub sent no data'
    throw new GitHubError(reason, message, 200, reason === 'incomplete' || isSlow(first?.message))
  }
  return { data: cleanDeep(data), errors, retrievedAt }
}

function reasonOf(type: string | undefined, message: string): FaultReason {
  const known = type === undefined ? undefined : REASONS[type]
  if (known) return known
  if (/access blocked|SAML|not accessible|must have/i.test(message)) return 'denied'
  if (/rate limit/i.test(message)) return 'rate-limited'
  return isSlow(message) || /timed? ?out/i.test(message) ? 'unreachable' : 'unexpected'
}

function isSlow(message = ''): boolean {
  return /executing your query/.test(message)
}

/** GraphQL's way to say with status 200 that the limit is reached. */
export function isRateLimited(body: unknown): boolean {
  const errors = ENVELOPE.safeParse(body).data?.errors ?? []
  return errors.some(({ type }) => type === 'RATE_LIMITED' || type === 'RATE_LIMIT')
}
