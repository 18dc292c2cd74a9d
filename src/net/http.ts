import type { UnknownReason } from '../model/unknown.ts'

export type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** A request to a registry that came to nothing, with what it means for the facts behind it. */
export class RegistryError extends Error {
  readonly reason: UnknownReason | 'not-found'

  constructor(reason: UnknownReason | 'not-found', message: string) {
    super(message)
    this.name = 'RegistryError'
    this.reason = reason
  }
}

export interface HttpOptions {
  fetch: Fetch
  signal: AbortSignal
  userAgent: string
  /** For one answer, from asking to its last byte. */
  timeoutMs: number
  authorizationFor(url: URL): string | null
}

export interface Http {
  /** Parsed, still to be checked. Throws RegistryError. */
  json(url: string, maxBytes: number, accept?: string): Promise<unknown>
  /** Hands over the body, in pieces, while the time allowed runs. Throws RegistryError. */
  body<Result>(url: string, read: (pieces: AsyncIterable<Uint8Array>) => Promise<Result>): Promise<Result>
}

const MAX_REDIRECTS = 3

/** Bounded requests. Credentials go to the addresses they were written for, not to where an answer redirects. */
export function createHttp(options: HttpOptions): Http {
  return {
    json: (url, maxBytes, accept = 'application/json') =>
      asking(options, url, accept, async (response) => parsed(await wholeText(response, maxBytes, url), url)),
    body: (url, read) => asking(options, url, '*/*', async (response) => read(response.body ?? nothing())),
  }
}

async function asking<Result>(
  options: HttpOptions,
  address: string,
  accept: string,
  use: (response: Response) => Promise<Result>,
): Promise<Result> {
  const host = new URL(address).host
  const deadline = AbortSignal.timeout(options.timeoutMs)
  const signal = AbortSignal.any([deadline, options.signal])
  try {
    const response = await following(options, new URL(address), accept, signal)
    if (!response.ok) throw refusal(response, host)
    return await use(response)
  } catch (error) {
    if (error instanceof RegistryError) throw error
    if (options.signal.aborted) throw error
    const why = deadline.aborted
      ? `did not answer within ${options.timeoutMs / 1000} seconds`
      : wordsOf(error)
    throw new RegistryError('unreachable', `${host} ${why}`)
  }
}

async function following(
  options: HttpOptions,
  from: URL,
  accept: string,
  signal: AbortSignal,
): Promise<Response> {
  let url = from
  for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
    const headers: Record<string, string> = { accept, 'user-agent': options.userAgent }
    const authorization = options.authorizationFor(url)
    if (authorization !== null) headers.authorization = authorization
    const response = await options.fetch(url.href, { headers, redirect: 'manual', signal })
    const location = response.headers.get('location')
    if (response.status < 300 || response.status > 399 || location === null) return response
    await response.body?.cancel()
    url = redirected(url, location)
  }
  throw new RegistryError('unexpected', `${from.host} redirects more than ${MAX_REDIRECTS} times`)
}

function redirected(from: URL, location: string): URL {
  const url = URL.canParse(location, from.href) ? new URL(location, from) : null
  if (url && (url.origin === from.origin || url.protocol === 'https:')) return url
  throw new RegistryError('unexpected', `${from.host} redirects to a place that is not to be followed`)
}

function refusal(response: Response, host: string): RegistryError {
  const { status } = response
  void response.body?.cancel().catch(() => undefined)
  if (status === 404 || status === 410) return new RegistryError('not-found', `${host} has no such thing`)
  if (status === 401 || status === 403) return new RegistryError('denied', `${host} refused with ${status}`)
  if (status === 429) return new RegistryError('rate-limited', `${host} says too many requests`)
  if (status >= 500) return new RegistryError('unreachable', `${host} answered with ${status}`)
  return new RegistryError('unexpected', `${host} answered with ${status}`)
}

async function wholeText(response: Response, maxBytes: number, url: string): Promise<string> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of response.body ?? []) {
    length += chunk.length
    if (length > maxBytes) {
      throw new RegistryError('unexpected', `${new URL(url).host} sent more than ${maxBytes} bytes`)
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parsed(text: string, url: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new RegistryError('unexpected', `${new URL(url).host} did not answer with JSON`)
  }
}

/** undici says "fetch failed" and keeps what happened as the cause. */
function wordsOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : null
  return `cannot be reached${code ? ` (${code})` : ''}`
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
