import type { Answer } from '../../../../net/exchange.ts'
import type { Pace } from '../../../../net/pace.ts'
import type { Patience } from '../../../../net/rate-limit-wait.ts'
import { type Again, type Tries, usually } from '../../../../net/retry.ts'
import { GitHubError } from './client.ts'
import { type Asker, type Limit, limited, limitIn } from './fault.ts'
import type { Credential, TokenPool } from './token-pool.ts'

/** One try of a question: the token it went with, and what held it back. */
export interface Attempt {
  credential: Credential | null
  /** The rate limit it counts against. */
  resource: string
  limit: Limit | null
  /** By the server's own clock, so that ours may be wrong. */
  resetInMs: number | null
}

export interface Limits {
  /** Waits for a limit that is known to hold, as far as the run may wait, and gives a token that is not used up. */
  next(resource: string): Promise<Attempt>
  /** Notes the limit that an answer tells of. */
  note(attempt: Attempt, answer: Answer): void
  againAfter(attempt: Attempt, error: unknown, tries: Tries): Again
}

export interface LimitsOptions {
  pool: TokenPool
  patience: Patience
  pace: Pace
  asker: Asker
}

const LIMIT_RETRIES = 3
/** A limit that does not say when it ends. */
const UNTOLD_MS = 60_000

/** GitHub's two limits: the primary one is each token's own; the secondary one holds every request back. */
export function createLimits({ pool, patience, pace, asker }: LimitsOptions): Limits {
  let heldUntil = 0

  function afterPrimary({ credential, resource, resetInMs }: Attempt, tries: Tries): Again {
    if (tries.now + tries.later >= LIMIT_RETRIES + pool.size) return null
    const milliseconds = resetInMs ?? UNTOLD_MS
    if (pool.retire(credential, resource, pace.now() + milliseconds)) return { when: 'now' }
    return { when: 'later', milliseconds, reason: 'GitHub rate limit' }
  }

  function afterSecondary(retryAfter: number | null, tries: Tries): Again {
    // Jitter, so that several runs do not come back at once.
    const milliseconds = (retryAfter === null ? UNTOLD_MS : retryAfter * 1000) * (1 + pace.random() / 4)
    heldUntil = Math.max(heldUntil, pace.now() + milliseconds)
    if (tries.later >= LIMIT_RETRIES) return null
    return { when: 'later', milliseconds, reason: 'GitHub secondary rate limit' }
  }

  return {
    // Nothing is sent while a limit is known to hold: GitHub bans those who go on asking.
    async next(resource) {
      const heldMs = heldUntil - pace.now()
      if (heldMs > 0 && !(await patience.forLimit(heldMs, 'GitHub secondary rate limit'))) {
        throw limited({ kind: 'secondary', retryAfter: Math.ceil(heldMs / 1000) }, asker, null)
      }
      const until = pool.usedUpUntil(resource)
      if (until !== null && !(await patience.forLimit(until - pace.now(), 'GitHub rate limit'))) {
        throw limited({ kind: 'primary', resetsAt: new Date(until) }, asker, null)
      }
      return { credential: pool.pick(resource), resource, limit: null, resetInMs: null }
    },
    note(attempt, answer) {
      attempt.limit = limitIn(answer)
      attempt.resetInMs = resetInMs(answer.headers, pace.now())
    },
    againAfter(attempt, error, tries) {
      const { limit, credential, resource } = attempt
      if (limit?.kind === 'primary') return afterPrimary(attempt, tries)
      if (limit?.kind === 'secondary') return afterSecondary(limit.retryAfter, tries)
      if (!(error instanceof GitHubError)) return null
      // One bad token among good ones is no reason to stop; the last one's refusal is the answer.
      if (error.status === 401) {
        return pool.size > 1 && pool.retire(credential, resource, Number.MAX_SAFE_INTEGER)
          ? { when: 'now' }
          : null
      }
      if (error.tooLarge && (error.timedOut || tries.soon > 0)) return null
      return usually(error, tries)
    },
  }
}

function resetInMs(headers: Headers, now: number): number | null {
  const reset = Number(headers.get('x-ratelimit-reset'))
  if (!(reset > 0)) return null
  const serverNow = Date.parse(headers.get('date') ?? '')
  // One second more: the limit starts anew after its second.
  return Math.max(0, reset * 1000 - (Number.isNaN(serverNow) ? now : serverNow)) + 1000
}
