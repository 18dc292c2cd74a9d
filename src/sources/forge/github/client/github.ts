import { request as octokit } from '@octokit/request'
import { VERSION } from '../../../../model/version.ts'
import type { Net } from '../../../../net/client.ts'
import type { Answer } from '../../../../net/exchange.ts'
import { RequestFault } from '../../../../net/fault.ts'
import { cleanDeep } from '../../../../text/untrusted.ts'
import type { ConditionalGitHub, RestAnswer } from './client.ts'
import { GitHubError } from './client.ts'
import type { Endpoints } from './endpoints.ts'
import { brokenAnswer, type Kind, refusal, withoutAnswer } from './fault.ts'
import { isRateLimited, readGraphql } from './graphql-answer.ts'
import { type Attempt, createLimits } from './limits.ts'
import { priceOf } from './price.ts'
import type { Credential } from './token-pool.ts'
import { createTokenPool } from './token-pool.ts'

export interface GitHubOptions {
  net: Net
  endpoints: Endpoints
  credentials: readonly Credential[]
  /** For one answer, whole. */
  timeoutMs?: number
}

export interface GitHubClient extends ConditionalGitHub {
  /** "token from GITHUB_TOKEN"; null without one. Never the token. */
  readonly credential: string | null
}

/** What octokit makes of a route and its parameters. */
type Asked = ReturnType<typeof octokit.endpoint>

/** Longer than GitHub itself lets a GraphQL document run (10 s). */
const TIMEOUT_MS = 20_000
const MAX_BYTES = 64_000_000

/**
 * GitHub as the run's client reads it. Octokit puts the requests together; its plugins for limits and retries are not used:
 * their waiting cannot be interrupted, shown or bounded, and registries need the same.
 */
export function createGitHub({
  net,
  endpoints,
  credentials,
  timeoutMs = TIMEOUT_MS,
}: GitHubOptions): GitHubClient {
  const { pace, patience } = net
  const pool = createTokenPool(credentials, pace.now)
  const { host, origin } = new URL(endpoints.api)
  const asker = { host, described: pool.described }
  const limits = createLimits({ pool, patience, pace, asker })
  const endpoint = octokit.endpoint.defaults({ baseUrl: endpoints.api, headers: { 'user-agent': AGENT } })
  const instant = () => new Date(pace.now()).toISOString()

  async function ask(asked: Asked): Promise<Read> {
    const kind = asked.url === endpoints.graphql ? 'graphql' : 'rest'
    let attempt: Attempt | null = null
    const once = async () => {
      attempt = null
      const current = await limits.next(resourceOf(asked.url, kind))
      attempt = current
      const token = (await current.credential?.token(net)) ?? null
      return read(await send(asked, token, kind), kind, current)
    }
    return net.ask(host, once, (error, tries) => attempt && limits.againAfter(attempt, error, tries))
  }

  function read(answer: Answer, kind: Kind, attempt: Attempt): Read {
    const { status } = answer
    if (status === 204 || status === 304) return { ...answer, data: null }
    const data = status < 300 ? parsed(answer) : null
    const told = kind === 'graphql' && isRateLimited(data) ? asRefusal(answer) : answer
    if (told.status < 300) return { ...answer, data }
    if (told.status === 403 || told.status === 429) limits.note(attempt, told)
    throw refusal(told, kind, asker)
  }

  function parsed(answer: Answer): unknown {
    try {
      return JSON.parse(answer.body.toString('utf8'))
    } catch {
      throw brokenAnswer(asker)
    }
  }

  function send({ method, url, headers, body }: Asked, token: string | null, kind: Kind): Promise<Answer> {
    const exchanged = net.exchange({
      method: method === 'POST' ? 'POST' : 'GET',
      url,
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
      ...(body !== undefined && { body: JSON.stringify(body) }),
      authorizationFor: (address) => (token !== null && address.origin === origin ? `Bearer ${token}` : null),
      timeoutMs,
      maxBytes: MAX_BYTES,
      priceOf,
    })
    return exchanged.catch((error: unknown) => {
      throw error instanceof RequestFault ? withoutAnswer(error, kind) : error
    })
  }

  async function restIfChanged(
    route: string,
    parameters: Readonly<Record<string, unknown>>,
    etag: string | null,
  ) {
    const headers = etag === null ? {} : { 'if-none-match': etag }
    const answer = await ask(endpoint(route, { ...parameters, headers }))
    return answer.status === 304
      ? ('unchanged' as const)
      : { value: restAnswer(answer, instant(), host), etag: answer.headers.get('etag') }
  }

  return {
    authenticated: pool.size > 0,
    credential: pool.described,
    webUrl: endpoints.web,
    async graphql(document, variables) {
      if (pool.size === 0) throw new GitHubError('denied', 'GraphQL needs a token; set GITHUB_TOKEN', null)
      const asked = endpoint({ method: 'POST', url: endpoints.graphql, query: document, variables })
      return readGraphql((await ask(asked)).data, instant())
    },
    restIfChanged,
    async rest(route, parameters) {
      const answered = await restIfChanged(route, parameters, null)
      if (answered === 'unchanged') throw new GitHubError('unexpected', `${host} answered 304 unasked`, 304)
      return answered.value
    },
  }
}

const AGENT = `oss-check/${VERSION}`

interface Read extends Answer {
  data: unknown
}

function restAnswer({ status, headers, url, data }: Read, retrievedAt: string, host: string): RestAnswer {
  if (status === 202) throw new GitHubError('incomplete', `${host} is still computing this (202)`, status)
  const next = /<([^<>]+)>;\s*rel="next"/.exec(headers.get('link') ?? '')?.[1] ?? null
  return { status, data: cleanDeep(data), next, url, retrievedAt }
}

function resourceOf(url: string, kind: Kind): string {
  if (kind === 'graphql') return 'graphql'
  return /\/search\//.test(url) ? 'search' : 'core'
}

/** GraphQL tells of a used up limit with status 200. */
function asRefusal(answer: Answer): Answer {
  const headers = new Headers(answer.headers)
  headers.set('x-ratelimit-remaining', '0')
  return { ...answer, status: 403, headers }
}
