import type { ThrottlingOptions } from '@octokit/plugin-throttling'
import { RequestError } from '@octokit/request-error'
import type { Octokit } from '@octokit/rest'
import type { EndpointDefaults, OctokitResponse } from '@octokit/types'
import type { Asker } from './fault.ts'
import { askedTooQuickly, errorCode, hasAnswer, isOwnFault, isTimeout, isTooLarge, usedUp } from './fault.ts'
import type { Pace, Patience } from './rate-limit-wait.ts'
import type { Credential, TokenPool } from './token-pool.ts'
import type { Fetch } from './transport.ts'

export interface Persistence {
  pool: TokenPool
  patience: Patience
  pace: Pace
  asker: Asker
  /** For tokens that are made on demand. */
  fetch: Fetch
  /** A secondary limit holds every request back until then, in ms since the epoch. */
  hold: { until: number }
}

type Answer = OctokitResponse<unknown>
type Send = (options: RequestOptions) => Answer | Promise<Answer>
type RequestOptions = Required<EndpointDefaults>
type LimitHandler = (
  retryAfterSeconds: number,
  options: object,
  octokit: unknown,
  retries: number,
) => Promise<boolean>

const RETRIES = 2
const LIMIT_RETRIES = 3
/** A limit that does not say when it ends. */
const UNTOLD_RESET_MS = 60_000

// Asked again, they answer the same.
const FINAL_STATUS = [304, 400, 401, 403, 404, 409, 410, 422, 429, 451]
const FINAL_CODES = /^(?:ENOTFOUND|ECONNREFUSED|ERR_TLS_.*|.*CERT.*|.*ISSUER.*|.*SIGNATURE.*)$/

/**
 * Octokit's throttling plugin tells limits from other refusals and its retry plugin says what to ask again; the waiting is
 * ours, because theirs cannot be interrupted, shown or bounded.
 */
export function limitsOf(given: Persistence) {
  const { patience, pace } = given
  const onRateLimit: LimitHandler = async (_seconds, options, _octokit, retries) => {
    const attempt = attempts.get(options)
    if (!attempt || retries >= LIMIT_RETRIES + given.pool.size) return false
    const waitMs = attempt.resetInMs ?? UNTOLD_RESET_MS
    if (given.pool.retire(attempt.credential, attempt.resource, pace.now() + waitMs)) return true
    return patience.forLimit(waitMs, 'GitHub rate limit')
  }
  const onSecondaryRateLimit: LimitHandler = async (retryAfterSeconds, _options, _octokit, retries) => {
    const waitMs = retryAfterSeconds * 1000 * (1 + pace.random() / 4)
    given.hold.until = Math.max(given.hold.until, pace.now() + waitMs)
    return retries < LIMIT_RETRIES && patience.forLimit(waitMs, 'GitHub secondary rate limit')
  }
  return {
    retry: { retries: RETRIES, retryAfterBaseValue: 0, doNotRetry: FINAL_STATUS },
    throttle: { onRateLimit, onSecondaryRateLimit, retryAfterBaseValue: 0, write: UNPACED },
  }
}

/** Octokit plugin, to stand before throttling and retry: what happens around every single try. */
export function persistence(given: Persistence) {
  return ({ hook }: Pick<Octokit, 'hook'>) => {
    hook.wrap('request', (request, options) => tryOnce(given, request, options))
    hook.error('request', (error, options) => pause(given, error, options))
  }
}

interface Attempt {
  credential: Credential | null
  resource: string
  /** By the server's own clock, so that ours may be wrong. */
  resetInMs: number | null
}

// The plugin spaces what is not a GET by a second, as writes should be. Ours are GraphQL queries: reads.
const UNPACED = {
  key: () => ({ schedule: (_options: unknown, job: () => Promise<void>) => job() }),
} as unknown as NonNullable<ThrottlingOptions['write']>

const attempts = new WeakMap<object, Attempt>()

async function tryOnce(given: Persistence, request: Send, options: RequestOptions): Promise<Answer> {
  const { pool, pace } = given
  const resource = resourceOf(options.url)
  for (;;) {
    await quotaLeft(given, resource)
    const credential = pool.pick(resource)
    if (credential) options.headers.authorization = `Bearer ${await credential.token(given.fetch)}`
    const attempt: Attempt = { credential, resource, resetInMs: null }
    attempts.set(options, attempt)
    try {
      return whole(await request(options), options)
    } catch (error) {
      if (!(error instanceof RequestError)) throw error
      const headers = error.response?.headers ?? {}
      attempt.resetInMs = resetInMs(headers, pace.now())
      // One bad token among good ones is no reason to stop; the last one's refusal is the answer.
      const refused = error.status === 401 && pool.size > 1
      if (refused && pool.retire(credential, resource, Number.MAX_SAFE_INTEGER)) continue
      throw readable(error)
    }
  }
}

/** Nothing is sent while a limit is known to hold: GitHub bans those who go on asking. */
async function quotaLeft(
  { pool, patience, pace, asker, hold }: Persistence,
  resource: string,
): Promise<void> {
  const heldMs = hold.until - pace.now()
  if (heldMs > 0 && !(await patience.forLimit(heldMs, 'GitHub secondary rate limit'))) {
    throw askedTooQuickly(asker, Math.ceil(heldMs / 1000), null)
  }
  const until = pool.usedUpUntil(resource)
  if (until === null || (await patience.forLimit(until - pace.now(), 'GitHub rate limit'))) return
  throw usedUp(asker, new Date(until), null)
}

/** A good status can still carry no answer: half a JSON text, or GraphQL's way to say that the limit is reached. */
function whole(response: Answer, options: RequestOptions): Answer {
  if (typeof response.data === 'string' && response.status !== 204) {
    try {
      response.data = JSON.parse(response.data)
    } catch {
      throw new RequestError(BROKEN_JSON, 500, { request: { ...options, url: response.url }, response })
    }
  }
  if (isRateLimited(response.data)) {
    throw new RequestError('API rate limit exceeded', 403, {
      request: { ...options, url: response.url },
      response: { ...response, headers: { ...response.headers, 'x-ratelimit-remaining': '0' } },
    })
  }
  return response
}

/** As the throttling plugin wants it: with a response, and with 429 in the words it knows. */
function readable(error: RequestError): RequestError {
  const { status, request } = error
  const plain429 = status === 429 && error.response?.headers['x-ratelimit-remaining'] !== '0'
  if (plain429 && !/\bsecondary rate\b/i.test(error.message))
    error.message = `secondary rate limit: ${error.message}`
  error.response ??= { status: 0, url: request.url, headers: {}, data: null }
  return error
}

/** Before the retry plugin asks again; says so to it where asking again is no use. */
async function pause({ patience }: Persistence, error: unknown, options: RequestOptions): Promise<never> {
  if (!(error instanceof RequestError) || FINAL_STATUS.includes(error.status)) throw error
  const attempt = options.request?.retryCount ?? 0
  const retries = retriesFor(error)
  options.request = { ...options.request, retries }
  if (attempt >= retries) throw error
  const seconds = Number(error.response?.headers['retry-after'])
  if (seconds > 0) {
    if (!(await patience.forLimit(seconds * 1000, 'GitHub asks to wait'))) options.request.retries = 0
  } else {
    await patience.beforeRetry(attempt)
  }
  throw error
}

function retriesFor(error: RequestError): number {
  if (isOwnFault(error)) return 0
  if (isTooLarge(error)) return isTimeout(error) ? 0 : 1
  if (isTimeout(error)) return 1
  return hasAnswer(error) || !FINAL_CODES.test(errorCode(error) ?? '') ? RETRIES : 0
}

function resourceOf(url: string): string {
  if (/\/graphql$/.test(url)) return 'graphql'
  return /\/search\//.test(url) ? 'search' : 'core'
}

function resetInMs(
  headers: Readonly<Record<string, string | number | undefined>>,
  now: number,
): number | null {
  const reset = Number(headers['x-ratelimit-reset'])
  if (!(reset > 0)) return null
  const serverNow = Date.parse(String(headers.date))
  // One second more: the limit starts anew after its second.
  return Math.max(0, reset * 1000 - (Number.isNaN(serverNow) ? now : serverNow)) + 1000
}

function isRateLimited(data: unknown): boolean {
  if (typeof data !== 'object' || data === null || !('errors' in data) || !Array.isArray(data.errors))
    return false
  return data.errors.some((error: unknown) => {
    const type = typeof error === 'object' && error !== null && 'type' in error ? error.type : null
    return type === 'RATE_LIMITED' || type === 'RATE_LIMIT'
  })
}

const BROKEN_JSON = 'The answer is not whole JSON'
