import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import type { GitHub, GraphqlAnswer, RestAnswer } from './client.ts'
import { GitHubError } from './client.ts'
import type { DiskCache } from './disk-cache.ts'

/** Up to this age an answer is taken from disk without asking, unless another is given. */
export const MAX_AGE_MS = 60 * 60 * 1000

/** What a cached client needs of the one below: the mark by which an answer can be asked for "only if changed". */
export interface ConditionalGitHub extends GitHub {
  rest(
    route: string,
    parameters: Readonly<Record<string, unknown>>,
  ): Promise<RestAnswer & { etag: string | null }>
}

export interface CachingOptions {
  disk: DiskCache
  /** Who asks, and where: answers for one are never given to another. */
  scope: string
  /** Age up to which an answer is taken without asking, in milliseconds. */
  maxAgeMs: number
  /** Ask anew and keep the answer. */
  refresh: boolean
  now(): number
}

const STORED_GRAPHQL = z.object({
  data: z.unknown(),
  errors: z.array(
    z.object({
      path: z.array(z.union([z.string(), z.number()])),
      reason: z.literal('not-found'),
      message: z.string(),
    }),
  ),
  retrievedAt: z.iso.datetime(),
})

const STORED_REST = z.object({
  status: z.literal(200),
  data: z.unknown(),
  next: z.nullable(z.string()),
  url: z.string(),
  etag: z.nullable(z.string()),
  retrievedAt: z.iso.datetime(),
})

/**
 * Answers from disk: GraphQL by document and variables while fresh; REST is asked whether it changed, which costs nothing
 * with a token, and taken while fresh without one, where even that question costs.
 */
export function withCache(github: ConditionalGitHub, options: CachingOptions): GitHub {
  const { disk, scope, maxAgeMs, refresh, now } = options
  const isFresh = (answer: { retrievedAt: string }) => {
    const age = now() - Date.parse(answer.retrievedAt)
    return age >= 0 && age <= maxAgeMs
  }
  const asking = new Map<string, Promise<GraphqlAnswer>>()

  async function stored<T>(key: string, schema: z.ZodMiniType<T>): Promise<T | null> {
    if (refresh) return null
    const found = schema.safeParse(await disk.read(key))
    return found.success ? found.data : null
  }

  async function askGraphql(
    key: string,
    document: string,
    variables: Readonly<Record<string, unknown>>,
  ): Promise<GraphqlAnswer> {
    const kept = await stored(key, STORED_GRAPHQL)
    if (kept && isFresh(kept)) return kept
    const answer = await github.graphql(document, variables)
    if (isWhole(answer)) disk.write(key, answer)
    return answer
  }

  return {
    ...github,
    graphql(document, variables) {
      const key = keyOf(scope, 'graphql', document, variables)
      const running =
        asking.get(key) ?? askGraphql(key, document, variables).finally(() => asking.delete(key))
      asking.set(key, running)
      return running
    },
    async rest(route, parameters) {
      const key = keyOf(scope, 'rest', route, parameters)
      const kept = await stored(key, STORED_REST)
      if (kept && !github.authenticated && isFresh(kept)) return kept
      const headers = kept?.etag ? { headers: { 'if-none-match': kept.etag } } : {}
      try {
        const answer = await github.rest(route, { ...parameters, ...headers })
        if (answer.status === 200) disk.write(key, answer)
        return answer
      } catch (error) {
        if (!kept || !(error instanceof GitHubError) || error.status !== 304) throw error
        const answer = { ...kept, retrievedAt: new Date(now()).toISOString() }
        disk.write(key, answer)
        return answer
      }
    },
  }
}

/** Kept is only what would be answered again: all of it, or with things that are not there. */
function isWhole({ data, errors }: GraphqlAnswer): boolean {
  if (!errors.every(({ reason }) => reason === 'not-found')) return false
  const found = Object.entries(data ?? {}).filter(([name, value]) => name !== 'rateLimit' && value !== null)
  return found.length > 0
}

/** One digest of everything: nothing of the token, the question or the repository can be read from a file name. */
function keyOf(...parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts, sortedKeys)).digest('hex')
}

function sortedKeys(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
