import type { Cost } from '../model/cost.ts'
import { type AnswerCache, createAnswerCache } from './cache/answers.ts'
import { type Answer, exchange, type Fetch, type Request } from './exchange.ts'
import { RequestFault } from './fault.ts'
import { createMeter, type Exchange } from './meter.ts'
import { type Pace, REAL_PACE } from './pace.ts'
import { createPatience, type Patience, type Wait } from './rate-limit-wait.ts'
import { type Again, persistently, type Tries, usually } from './retry.ts'

export interface NetOptions {
  signal: AbortSignal
  /** Another than Node's own, where a proxy is to be used: see proxy.ts. */
  fetch?: Fetch
  /** Nothing is asked: what is not kept is `not-collected`. */
  offline?: boolean
  /** Requests the run may make; what does not fit is `over-budget`. */
  maxRequests?: number
  /** How long the run may wait for limits, all waits together. */
  maxWaitMs?: number
  /** Answers kept between runs; without it each is kept by nobody. */
  cache?: AnswerCache
  /** Whether an address may be sent an Authorization header, whoever asks for it. Without it: any. */
  maySend?: (authorization: string, url: URL) => boolean
  pace?: Pace
  onExchange?: (exchange: Exchange) => void
  onWait?: (wait: Wait) => void
}

/**
 * The only way out of this machine. One per run: whatever is asked of a forge or a registry is bounded, waited for, kept and
 * counted here.
 */
export interface Net {
  readonly pace: Pace
  readonly patience: Patience
  readonly cache: AnswerCache
  /** One question to a host, asked again where `againAfter` says so. Throws the run's own reason where it was aborted. */
  ask<T>(
    host: string,
    attempt: () => Promise<T>,
    againAfter?: (error: unknown, tries: Tries) => Again,
  ): Promise<T>
  /** One try: an answer of any status. Throws RequestFault where none came. */
  exchange(request: Request): Promise<Answer>
  /** What was spent so far. */
  cost(): Cost
}

const MAX_WAIT_MS = 60_000

export function createNet(options: NetOptions): Net {
  const { signal, pace = REAL_PACE, maxRequests = Number.POSITIVE_INFINITY, offline = false } = options
  const meter = createMeter(options.onExchange)
  const patience = createPatience(
    options.maxWaitMs ?? MAX_WAIT_MS,
    pace,
    signal,
    options.onWait ?? (() => {}),
  )
  const cache = options.cache ?? createAnswerCache({ disk: null, refresh: false, now: pace.now })
  const exchanging = {
    fetch: options.fetch ?? fetch,
    meter,
    signal,
    maxRequests,
    offline,
    maySend: options.maySend ?? (() => true),
    now: pace.now,
  }
  return {
    pace,
    patience,
    cache,
    async ask(host, attempt, againAfter = usually) {
      const close = meter.open(host)
      try {
        return await persistently(attempt, againAfter, patience)
      } catch (error) {
        signal.throwIfAborted()
        if (error instanceof RequestFault && error.reason === 'rate-limited') cache.meetLimit()
        throw error
      } finally {
        close()
      }
    },
    exchange: (request) => exchange(exchanging, request),
    cost: () => meter.cost(),
  }
}
