import { retry } from '@octokit/plugin-retry'
import { throttling } from '@octokit/plugin-throttling'
import { Octokit } from '@octokit/rest'
import { VERSION } from '../../../../model/version.ts'
import { cleanDeep } from '../../../../text/untrusted.ts'
import type { ConditionalGitHub } from './cached.ts'
import type { RestAnswer } from './client.ts'
import { GitHubError } from './client.ts'
import type { Endpoints } from './endpoints.ts'
import { faultOf } from './fault.ts'
import { readGraphql } from './graphql-answer.ts'
import type { Exchange } from './meter.ts'
import { createMeter } from './meter.ts'
import type { Pace, Wait } from './rate-limit-wait.ts'
import { createPatience, REAL_PACE } from './rate-limit-wait.ts'
import { limitsOf, persistence } from './retry.ts'
import type { Credential } from './token-pool.ts'
import { createTokenPool } from './token-pool.ts'
import type { Fetch } from './transport.ts'
import { createTransport } from './transport.ts'

export interface GitHubOptions {
  endpoints: Endpoints
  credentials: readonly Credential[]
  signal: AbortSignal
  /** Requests the run may make; what does not fit is `over-budget`. */
  maxRequests?: number
  /** How long the run may wait for rate limits, all waits together. */
  maxWaitMs?: number
  /** For one answer, whole. */
  timeoutMs?: number
  pace?: Pace
  /** Another than Node's own, where a proxy is to be used. */
  fetch?: Fetch
  onExchange?: (exchange: Exchange) => void
  onWait?: (wait: Wait) => void
}

export interface GitHubClient extends ConditionalGitHub {
  /** "token from GITHUB_TOKEN"; null without one. Never the token. */
  readonly credential: string | null
}

/** Longer than GitHub itself lets a GraphQL document run (10 s). */
const TIMEOUT_MS = 20_000
const MAX_WAIT_MS = 60_000

/** GitHub through Octokit. One per run: it counts, waits and rotates tokens for all of it. */
export function createGitHub(options: GitHubOptions): GitHubClient {
  const { endpoints, credentials, signal, pace = REAL_PACE } = options
  const meter = createMeter(options.onExchange)
  const pool = createTokenPool(credentials, pace.now)
  const patience = createPatience(
    options.maxWaitMs ?? MAX_WAIT_MS,
    pace,
    signal,
    options.onWait ?? (() => {}),
  )
  const asker = { host: new URL(endpoints.api).host, described: pool.described }
  const transport = createTransport({
    fetch: options.fetch ?? fetch,
    meter,
    trusted: new Set([new URL(endpoints.api).origin, new URL(endpoints.graphql).origin]),
    signal,
    timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
    maxRequests: options.maxRequests ?? Number.POSITIVE_INFINITY,
    now: pace.now,
  })
  const given = { pool, patience, pace, asker, fetch: transport, hold: { until: 0 } }
  const PersistentOctokit = Octokit.plugin(persistence(given), throttling, retry)
  const octokit = new PersistentOctokit({
    baseUrl: endpoints.api,
    userAgent: `oss-check/${VERSION}`,
    log: SILENT,
    request: { fetch: unparsed(transport) },
    ...limitsOf(given),
  })

  async function ask<T>(request: () => Promise<T>): Promise<T> {
    const close = meter.open()
    try {
      return await request()
    } catch (error) {
      signal.throwIfAborted()
      throw faultOf(error, asker)
    } finally {
      close()
    }
  }
  const instant = () => new Date(pace.now()).toISOString()

  return {
    authenticated: pool.size > 0,
    credential: pool.described,
    webUrl: endpoints.web,
    cost: () => meter.cost(),
    async graphql(document, variables) {
      if (pool.size === 0) throw new GitHubError('denied', 'GraphQL needs a token; set GITHUB_TOKEN', null)
      const answer = await ask(() =>
        octokit.request({ method: 'POST', url: endpoints.graphql, query: document, variables }),
      )
      return readGraphql(answer.data, instant())
    },
    async rest(route, parameters) {
      const answer = await ask(() => octokit.request(route, { ...parameters }))
      return restAnswer(answer, instant(), asker.host)
    },
  }
}

/** Octokit's own parser searches for integers beyond 2^53 and takes many times as long as Node's, see `whole`. */
function unparsed(transport: Fetch): Fetch {
  return async (url, init) => {
    const response = await transport(url, init)
    if (response.ok) response.headers.set('content-type', 'text/plain; charset=utf-8')
    return response
  }
}

type OctokitAnswer = Awaited<ReturnType<Octokit['request']>>

function restAnswer(answer: OctokitAnswer, retrievedAt: string, host: string) {
  const { status, url } = answer
  if (status === 202) throw new GitHubError('incomplete', `${host} is still computing this (202)`, status)
  if (status < 200 || status > 299) throw new GitHubError('unexpected', `${host} answered ${status}`, status)
  const next = /<([^<>]+)>;\s*rel="next"/.exec(String(answer.headers.link ?? ''))?.[1] ?? null
  const etag = answer.headers.etag ?? null
  return { status, data: cleanDeep(answer.data), next, url, retrievedAt, etag } satisfies RestAnswer & {
    etag: unknown
  }
}

/** Octokit would write to the console, with URLs and what servers say. */
const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
