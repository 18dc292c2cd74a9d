import { GitHubError } from './client.ts'
import { isLoopback } from './endpoints.ts'
import type { Exchange, Meter } from './meter.ts'

export type Fetch = (url: string, init: RequestInit) => Promise<Response>

export interface TransportOptions {
  fetch: Fetch
  meter: Meter
  /** Origins that are configured: they get the token, and may be private addresses. */
  trusted: ReadonlySet<string>
  signal: AbortSignal
  timeoutMs: number
  maxRequests: number
  now(): number
}

const MAX_REDIRECTS = 3
// Shorter ones are no secrets, and would be found in every text.
const MIN_SECRET_LENGTH = 8
const MAX_BODY_BYTES = 64 * 1024 * 1024

/**
 * fetch as octokit wants it, one answer whole or an error: follows redirects itself, so that the token stays with the
 * configured host; bounds time, size and number of requests; counts.
 */
export function createTransport(options: TransportOptions): Fetch {
  return async (address, init) => {
    let url = new URL(address)
    for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
      const response = await once(options, url, init)
      const location = response.headers.get('location')
      if (!isRedirect(response.status, init.method) || !location) return withUrl(response, url)
      url = followed(location, url, options.trusted)
    }
    throw new GitHubError('unexpected', `${url.host} redirects more than ${MAX_REDIRECTS} times`, null)
  }
}

async function once(options: TransportOptions, url: URL, init: RequestInit): Promise<Response> {
  const { meter, maxRequests, signal, now } = options
  signal.throwIfAborted()
  if (meter.requests() >= maxRequests) {
    throw new GitHubError('over-budget', `Not read: the run was bounded to ${maxRequests} requests`, null)
  }
  const headers = new Headers(init.headers)
  if (!options.trusted.has(url.origin)) headers.delete('authorization')
  const end = meter.start()
  const started = now()
  const exchange: Exchange = {
    method: init.method ?? 'GET',
    path: `${url.pathname}${url.search}`,
    status: null,
    milliseconds: 0,
    bytes: 0,
    points: null,
    remaining: null,
    resource: null,
  }
  const deadline = new AbortController()
  const timer = setTimeout(() => deadline.abort(tooSlow(options.timeoutMs)), options.timeoutMs)
  const stop = () => deadline.abort(signal.reason)
  signal.addEventListener('abort', stop, { once: true })
  try {
    const response = await options.fetch(url.href, {
      ...init,
      headers,
      redirect: 'manual',
      signal: deadline.signal,
    })
    const body = withoutToken(await readWhole(response, url), headers.get('authorization'))
    const { status } = response
    Object.assign(exchange, { status, bytes: body.length, ...told(response, body) })
    const text = status === 204 || status === 304 ? null : body
    return new Response(text, { status, statusText: response.statusText, headers: response.headers })
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', stop)
    exchange.milliseconds = Math.round(now() - started)
    end(exchange)
  }
}

async function readWhole(response: Response, url: URL): Promise<Buffer<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of response.body ?? []) {
    length += chunk.length
    if (length > MAX_BODY_BYTES) throw new GitHubError('unexpected', `${url.host} sent more than 64 MB`, null)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** An answer that repeats the token must not carry it into facts, files or messages. */
function withoutToken(body: Buffer<ArrayBuffer>, authorization: string | null): Buffer<ArrayBuffer> {
  const token = authorization?.replace(/^\S+ /, '')
  if (!token || token.length < MIN_SECRET_LENGTH || !body.includes(token)) return body
  return Buffer.from(body.toString('utf8').replaceAll(token, '***'))
}

function told(response: Response, body: Buffer): Pick<Exchange, 'points' | 'remaining' | 'resource'> {
  const remaining = response.headers.get('x-ratelimit-remaining')
  return {
    points: pointsIn(body),
    remaining: remaining === null ? null : Number(remaining),
    resource: response.headers.get('x-ratelimit-resource'),
  }
}

/** What a GraphQL answer says it cost. Inside a JSON string the quotes would be escaped, so no text can pose as it. */
function pointsIn(body: Buffer): number | null {
  const at = body.indexOf('"rateLimit":{')
  if (at < 0) return null
  const cost = /"cost":(\d+)/.exec(body.toString('utf8', at, at + 200))?.[1]
  return cost === undefined ? null : Number(cost)
}

function isRedirect(status: number, method = 'GET'): boolean {
  return method === 'GET' && [301, 302, 303, 307, 308].includes(status)
}

function followed(location: string, from: URL, trusted: ReadonlySet<string>): URL {
  const url = URL.canParse(location, from.href) ? new URL(location, from) : null
  if (url && (trusted.has(url.origin) || (url.protocol === 'https:' && !isPrivate(url.hostname)))) return url
  throw new GitHubError('unexpected', `${from.host} redirects to a place that is not to be followed`, null)
}

/** Names and addresses of this machine, the local network and link-local services. */
export function isPrivate(hostname: string): boolean {
  if (isLoopback(hostname) || /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp)$/.test(hostname)) {
    return true
  }
  if (hostname.startsWith('[')) return /^\[(?:::|f[cd]|fe[89ab]|64:ff9b:)/i.test(hostname)
  return /^(?:0|10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./.test(
    hostname,
  )
}

function withUrl(response: Response, url: URL): Response {
  return Object.defineProperty(response, 'url', { value: url.href })
}

function tooSlow(timeoutMs: number): DOMException {
  return new DOMException(`No answer within ${timeoutMs / 1000} s`, 'TimeoutError')
}
