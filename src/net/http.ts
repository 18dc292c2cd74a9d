import { createHash } from 'node:crypto'
import { BYTES, type Codec } from './cache/answers.ts'
import type { Net } from './client.ts'
import type { Answer } from './exchange.ts'
import { RequestFault } from './fault.ts'
import { usually } from './retry.ts'

export interface HttpOptions {
  net: Net
  userAgent: string
  /** For one answer, from asking to its last byte. */
  timeoutMs: number
  authorizationFor(url: URL): string | null
}

/** Plain reading of web addresses, as registries want it: parsed or in bytes, kept, and with faults that say what they mean. */
export interface Http {
  /** Parsed, still to be checked. Kept while fresh. Throws RequestFault. */
  json(url: string, maxBytes: number, accept?: string): Promise<unknown>
  /** As text. Kept while fresh. Throws RequestFault. */
  text(url: string, maxBytes: number): Promise<string>
  /**
   * The body. `integrity`: what it has to be (SRI, sha512); kept for good where it is that, and where none is named not at
   * all. Throws RequestFault.
   */
  bytes(url: string, maxBytes: number, integrity?: string | null): Promise<Buffer>
  /**
   * What an address says that can never change, boiled down to what is used of it, and kept as that for good. That there is
   * nothing is kept while fresh: it may come. Throws RequestFault, and what `read` throws.
   */
  forGood<T>(question: Lasting<T>): Promise<T>
}

interface Lasting<T> {
  url: string
  maxBytes: number
  accept?: string
  /** The whole answer -> what is kept of it. What is not as it should be: RequestFault. */
  read(body: Buffer, headers: Headers): T | Promise<T>
  codec: Codec<T>
  /** Kept is only what would be answered again; absent: everything. */
  isWhole?(value: T): boolean
  /** What else `read` goes by: with other words here, the address is asked again. */
  readBy?: string
}

export function createHttp(options: HttpOptions): Http {
  const { net } = options
  return {
    async json(url, maxBytes, accept = 'application/json') {
      const { value } = await net.cache.answer({
        key: ['http', url, accept, identityAt(url, options)],
        keep: 'while-fresh',
        codec: JSON_OR_NOTHING,
        ask: async (etag) => {
          const headers = { accept, ...(etag && { 'if-none-match': etag }) }
          const answered = await get(options, url, maxBytes, headers).catch(missing)
          if (answered === 'unchanged' || answered === null) return answered ?? { value: null, etag: null }
          return { value: parsed(answered.value, url), etag: answered.etag }
        },
      })
      if (value === null) throw noSuchThing(new URL(url).host)
      return value.data
    },
    async text(url, maxBytes) {
      const { value } = await net.cache.answer({
        key: ['http', 'text', url, identityAt(url, options)],
        keep: 'while-fresh',
        codec: TEXT_OR_NOTHING,
        ask: async (etag) => {
          const headers = { accept: '*/*', ...(etag && { 'if-none-match': etag }) }
          const answered = await get(options, url, maxBytes, headers).catch(missing)
          if (answered === 'unchanged' || answered === null) return answered ?? { value: null, etag: null }
          return { value: answered.value.toString('utf8'), etag: answered.etag }
        },
      })
      if (value === null) throw noSuchThing(new URL(url).host)
      return value
    },
    async bytes(url, maxBytes, integrity = null) {
      const { value } = await net.cache.answer({
        key: ['http', url, integrity, identityAt(url, options)],
        keep: 'for-good',
        codec: BYTES,
        isWhole: (bytes) => integrity !== null && integrityOf(bytes) === integrity,
        ask: () => get(options, url, maxBytes, { accept: '*/*' }),
      })
      return value
    },
    async forGood({ url, maxBytes, accept = 'application/json', read, codec, isWhole, readBy = '' }) {
      const { value } = await net.cache.answer({
        key: ['http', 'for-good', url, accept, readBy, identityAt(url, options)],
        keep: 'for-good',
        codec,
        ...(isWhole && { isWhole }),
        ask: async () => {
          const found = await findUnlessMissing(options, { url, maxBytes, accept })
          return { value: await read(found.body, found.headers), etag: null }
        },
      })
      return value
    },
  }
}

interface Found {
  body: Buffer
  headers: Headers
}

/** Of the answer only that there is none is kept, and no longer than anything else that may change. */
async function findUnlessMissing(
  options: HttpOptions,
  { url, maxBytes, accept }: { url: string; maxBytes: number; accept: string },
): Promise<Found> {
  const { value } = await options.net.cache.answer<Found | null>({
    key: ['http', 'missing', url, accept, identityAt(url, options)],
    keep: 'while-fresh',
    codec: NOTHING,
    isWhole: (found) => found === null,
    async ask() {
      const answered = await get(options, url, maxBytes, { accept }).catch(missing)
      // Asked without a mark, nobody says "unchanged".
      if (answered === 'unchanged') throw new TypeError('"Unchanged" was said unasked')
      return { value: answered && { body: answered.value, headers: answered.headers }, etag: null }
    },
  })
  if (value === null) throw noSuchThing(new URL(url).host)
  return value
}

const NOTHING: Codec<null> = { write: () => Buffer.alloc(0), read: () => null }

interface Parsed {
  data: unknown
  bytes: Buffer
}

/** That there is nothing is an answer too, and kept: nothing at all is no JSON. */
const JSON_OR_NOTHING: Codec<Parsed | null> = {
  write: (value) => value?.bytes ?? Buffer.alloc(0),
  read: (bytes) => (bytes.length === 0 ? null : { data: JSON.parse(bytes.toString('utf8')), bytes }),
}

/** An empty text is an answer: what there is has a sign before it. */
const TEXT_OR_NOTHING: Codec<string | null> = {
  write: (value) => Buffer.from(value === null ? '' : `+${value}`),
  read: (bytes) => (bytes.length === 0 ? null : bytes.toString('utf8', 1)),
}

/** Subresource integrity, as registries write it. */
export function integrityOf(bytes: Uint8Array): string {
  return `sha512-${createHash('sha512').update(bytes).digest('base64')}`
}

/** What one may see, another may not. */
function identityAt(url: string, { authorizationFor }: HttpOptions): string | null {
  return authorizationFor(new URL(url))
}

async function get(
  { net, userAgent, timeoutMs, authorizationFor }: HttpOptions,
  url: string,
  maxBytes: number,
  headers: Readonly<Record<string, string>>,
) {
  const { host } = new URL(url)
  const attempt = async () => {
    const answer = await net.exchange({
      method: 'GET',
      url,
      headers: { 'user-agent': userAgent, ...headers },
      authorizationFor,
      timeoutMs,
      maxBytes,
    })
    if (answer.status === 304 && 'if-none-match' in headers) return 'unchanged' as const
    if (answer.status < 200 || answer.status > 299) throw refusal(answer, host)
    return { value: answer.body, etag: answer.headers.get('etag'), headers: answer.headers }
  }
  return net.ask(host, attempt, (error, tries) => {
    // An archive that did not come in its time would take as long again.
    return error instanceof RequestFault && error.timedOut ? null : usually(error, tries)
  })
}

function refusal({ status, headers }: Answer, host: string): RequestFault {
  const seconds = Number(headers.get('retry-after'))
  const details = { status, retryAfter: seconds > 0 ? seconds : null }
  if (status === 404 || status === 410) return noSuchThing(host)
  if (status === 401 || status === 403) {
    return new RequestFault('denied', `${host} refused with ${status}`, details)
  }
  if (status === 429) return new RequestFault('rate-limited', `${host} says too many requests`, details)
  if (status === 408 || (status >= 500 && status !== 501)) {
    return new RequestFault('unreachable', `${host} answered ${status}, also when asked again`, details)
  }
  return new RequestFault('unexpected', `${host} answered ${status}`, details)
}

function noSuchThing(host: string): RequestFault {
  return new RequestFault('not-found', `${host} has no such thing`, { final: true })
}

function missing(error: unknown): null {
  if (error instanceof RequestFault && error.reason === 'not-found') return null
  throw error
}

function parsed(bytes: Buffer, url: string): Parsed {
  return { data: jsonIn(bytes, url), bytes }
}

/** Throws RequestFault for what is no JSON. */
export function jsonIn(bytes: Buffer, url: string): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    throw new RequestFault('unexpected', `${new URL(url).host} did not answer with JSON`, { final: true })
  }
}
