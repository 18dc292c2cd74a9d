import * as z from 'zod/mini'
import { type AnswerCache, json } from '../../../../net/cache/answers.ts'
import type { ConditionalGitHub, GitHub, GraphqlAnswer } from './client.ts'

const STORED_GRAPHQL = json(
  z.object({
    data: z.unknown(),
    errors: z.array(
      z.object({
        path: z.array(z.union([z.string(), z.number()])),
        reason: z.literal('not-found'),
        message: z.string(),
      }),
    ),
  }),
)

const STORED_REST = json(
  z.object({ status: z.number(), data: z.unknown(), next: z.nullable(z.string()), url: z.string() }),
)

/**
 * GraphQL by document and variables while fresh; REST is asked whether it changed, which costs nothing with a token, and
 * taken while fresh without one, where even that question costs. `scope`: who asks, and where.
 */
export function withCache(github: ConditionalGitHub, cache: AnswerCache, scope: string): GitHub {
  return {
    ...github,
    async graphql(document, variables) {
      const { value, retrievedAt } = await cache.answer({
        key: ['graphql', scope, document, variables],
        keep: 'while-fresh',
        codec: STORED_GRAPHQL,
        isWhole,
        ask: async () => ({ value: await github.graphql(document, variables), etag: null }),
      })
      return { ...value, retrievedAt }
    },
    async rest(route, parameters) {
      const { value, retrievedAt } = await cache.answer({
        key: ['rest', scope, route, parameters],
        keep: github.authenticated ? 'if-unchanged' : 'while-fresh',
        codec: STORED_REST,
        isWhole: ({ status }) => status === 200,
        ask: async (etag) => github.restIfChanged(route, parameters, etag),
      })
      return { ...value, retrievedAt }
    },
  }
}

/** All of it, or with things that are not there: that would be answered again. */
function isWhole({ data, errors }: Pick<GraphqlAnswer, 'data' | 'errors'>): boolean {
  if (!errors.every(({ reason }) => reason === 'not-found')) return false
  const found = Object.entries(data ?? {}).filter(([name, value]) => name !== 'rateLimit' && value !== null)
  return found.length > 0
}
