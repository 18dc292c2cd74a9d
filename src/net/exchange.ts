import { redirected } from './address.ts'
import { RequestFault } from './fault.ts'
import type { Exchange, Meter, Price } from './meter.ts'
import { noAnswer } from './no-answer.ts'

export type Fetch = (url: string, init: RequestInit) => Promise<Response>

export interface Request {
  /** Only what is got is redirected. */
  method: 'GET' | 'POST'
  url: string
  headers: Readonly<Record<string, string>>
  body?: string
  /**
   * The Authorization header for an address; null: none. Asked for every address on the way, so that no credential follows a
   * redirect to where it does not belong.
   */
  authorizationFor(url: URL): string | null
  /** For one answer, whole. */
  timeoutMs: number
  maxBytes: number
  /** What the answer itself says that it cost. */
  priceOf?(answer: Answer): Price
}

/** Whole, of whatever status. */
export interface Answer {
  status: number
  headers: Headers
  body: Buffer
  /** Where it came from in the end. */
  url: string
}

export interface ExchangeOptions {
  fetch: Fetch
  meter: Meter
  signal: AbortSignal
  /** Of all requests together. */
  maxRequests: number
  /** Nothing may be asked. */
  offline: boolean
  /** Whether the address may be sent this Authorization header. */
  maySend(authorization: string, url: URL): boolean
  now(): number
}

const MAX_REDIRECTS = 3
// Shorter ones are no secrets, and would be found in every text.
const MIN_SECRET_LENGTH = 8

/** One answer, redirects followed. Throws RequestFault where none came, and the signal's reason where that aborted. */
export async function exchange(options: ExchangeOptions, request: Request): Promise<Answer> {
  const asked = new URL(request.url)
  let url = asked
  for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
    const answer = await once(options, request, url)
    const location = answer.headers.get('location')
    if (!isRedirect(answer.status) || request.method !== 'GET' || location === null) return answer
    const next = redirected(location, url, asked)
    if (next === null) throw own(`${url.host} redirects to a place that is not to be followed`)
    url = next
  }
  throw own(`${asked.host} redirects more than ${MAX_REDIRECTS} times`)
}

async function once(options: ExchangeOptions, request: Request, url: URL): Promise<Answer> {
  const { meter, maxRequests, offline, signal, now } = options
  signal.throwIfAborted()
  if (offline) {
    throw new RequestFault(
      'not-collected',
      `${url.host} was not asked: this run is offline, and nothing is kept of it`,
      {
        final: true,
      },
    )
  }
  if (meter.requests() >= maxRequests) {
    throw new RequestFault('over-budget', `Not read: the run was bounded to ${maxRequests} requests`, {
      final: true,
    })
  }
  const { method, body, timeoutMs } = request
  const asked = request.authorizationFor(url)
  const authorization = asked !== null && options.maySend(asked, url) ? asked : null
  const headers = authorization === null ? request.headers : { ...request.headers, authorization }
  const end = meter.start(url.host)
  const started = now()
  const record: Exchange = { ...NOTHING_SAID, method, host: url.host, path: `${url.pathname}${url.search}` }
  const deadline = AbortSignal.timeout(timeoutMs)
  try {
    const response = await options.fetch(url.href, {
      method,
      headers: { ...headers },
      redirect: 'manual',
      signal: AbortSignal.any([deadline, signal]),
      ...(body !== undefined && { body }),
    })
    const whole = withoutSecret(await readWhole(response, request.maxBytes, url), authorization)
    const answer: Answer = { status: response.status, headers: response.headers, body: whole, url: url.href }
    Object.assign(record, { status: answer.status, bytes: whole.length, ...request.priceOf?.(answer) })
    return answer
  } catch (error) {
    signal.throwIfAborted()
    throw error instanceof RequestFault
      ? error
      : noAnswer(error, url.host, deadline.aborted ? timeoutMs : null)
  } finally {
    record.milliseconds = Math.round(now() - started)
    end(record)
  }
}

const NOTHING_SAID = {
  status: null,
  milliseconds: 0,
  bytes: 0,
  points: null,
  remaining: null,
  resource: null,
}

async function readWhole(response: Response, maxBytes: number, url: URL): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of response.body ?? []) {
    length += chunk.length
    if (length > maxBytes) {
      const message = `${url.host} sent more than ${Math.round(maxBytes / 1e6)} MB`
      throw new RequestFault('incomplete', message, { final: true })
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** An answer that repeats the credential must not carry it into facts, files or messages. */
function withoutSecret(body: Buffer, authorization: string | null): Buffer {
  const secret = authorization?.replace(/^\S+ /, '')
  if (!secret || secret.length < MIN_SECRET_LENGTH || !body.includes(secret)) return body
  return Buffer.from(body.toString('utf8').replaceAll(secret, '***'))
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status)
}

function own(message: string): RequestFault {
  return new RequestFault('unexpected', message, { final: true })
}
