import type { Cost } from '../../../../model/cost.ts'

/** One HTTP request as it went. Carries no header, no body and no token. */
export interface Exchange {
  method: string
  /** Path and query. */
  path: string
  /** Null: no answer came. */
  status: number | null
  milliseconds: number
  /** Of the decoded body. */
  bytes: number
  /** GraphQL only, and only where the document asked for it. */
  points: number | null
  /** What the rate limit leaves, by the answer's own words. */
  remaining: number | null
  resource: string | null
}

/** Counts what a run spends. */
export interface Meter {
  /** A question begins; the returned function ends it. A round begins with a question while none is open. */
  open(): () => void
  /** One HTTP request for a question: several where it is tried again. The returned function ends it. */
  start(): (exchange: Exchange) => void
  requests(): number
  cost(): Cost
}

export function createMeter(onExchange: (exchange: Exchange) => void = () => {}): Meter {
  const spent = { requests: 0, graphqlPoints: 0, rounds: 0, notModified: 0 }
  const remaining = new Map<string, number>()
  let openQuestions = 0
  return {
    open() {
      if (openQuestions === 0) spent.rounds++
      openQuestions++
      return () => {
        openQuestions--
      }
    },
    start() {
      spent.requests++
      return (exchange) => {
        spent.graphqlPoints += exchange.points ?? 0
        if (exchange.status === 304) spent.notModified++
        if (exchange.remaining !== null) remaining.set(exchange.resource ?? 'core', exchange.remaining)
        onExchange(exchange)
      }
    },
    requests: () => spent.requests,
    cost: () => ({
      ...spent,
      rateLimitRemaining: remaining.get('graphql') ?? remaining.get('core') ?? null,
    }),
  }
}
