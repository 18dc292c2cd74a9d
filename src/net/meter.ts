import type { Cost, HostCost } from '../model/cost.ts'

/** What an answer says of its own cost. */
export interface Price {
  /** GraphQL rate limit points. */
  points: number | null
  /** What the rate limit leaves. */
  remaining: number | null
  /** Which of several rate limits. */
  resource: string | null
}

/** One HTTP request as it went. Carries no header, no body and no token. */
export interface Exchange extends Price {
  method: string
  host: string
  /** Path and query. */
  path: string
  /** Null: no answer came. */
  status: number | null
  milliseconds: number
  /** Of the decoded body. */
  bytes: number
}

/** Counts what a run spends. */
export interface Meter {
  /** A question to a host begins; the returned function ends it. A round begins with a question while none is open there. */
  open(host: string): () => void
  /** One HTTP request for a question: several where it is tried again. The returned function ends it. */
  start(host: string): (exchange: Exchange) => void
  requests(): number
  cost(): Cost
}

export function createMeter(onExchange: (exchange: Exchange) => void = () => {}): Meter {
  const spent = { requests: 0, graphqlPoints: 0, notModified: 0 }
  const remaining = new Map<string, number>()
  const hosts = new Map<string, { requests: number; bytes: number; rounds: number; open: number }>()
  const at = (host: string) => {
    const found = hosts.get(host) ?? { requests: 0, bytes: 0, rounds: 0, open: 0 }
    hosts.set(host, found)
    return found
  }
  return {
    open(host) {
      const asked = at(host)
      if (asked.open === 0) asked.rounds++
      asked.open++
      return () => {
        asked.open--
      }
    },
    start(host) {
      spent.requests++
      at(host).requests++
      return (exchange) => {
        at(host).bytes += exchange.bytes
        spent.graphqlPoints += exchange.points ?? 0
        if (exchange.status === 304) spent.notModified++
        if (exchange.remaining !== null) remaining.set(exchange.resource ?? 'core', exchange.remaining)
        onExchange(exchange)
      }
    },
    requests: () => spent.requests,
    cost: () => ({
      ...spent,
      rounds: Math.max(0, ...[...hosts.values()].map(({ rounds }) => rounds)),
      rateLimitRemaining: remaining.get('graphql') ?? remaining.get('core') ?? null,
      hosts: [...hosts].flatMap(([host, { requests, bytes }]): HostCost[] =>
        requests === 0 ? [] : [{ host, requests, bytes }],
      ),
    }),
  }
}
