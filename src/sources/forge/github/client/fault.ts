import type { Answer } from '../../../../net/exchange.ts'
import type { RequestFault } from '../../../../net/fault.ts'
import { cleanLine } from '../../../../text/untrusted.ts'
import { GitHubError } from './client.ts'

/** What the sentences of errors name. */
export interface Asker {
  /** API host. */
  host: string
  /** "token from GITHUB_TOKEN"; null without one. */
  described: string | null
}

/** A limit that holds requests back; by whom it is told and until when, where that is said. */
export type Limit =
  | { kind: 'primary'; resetsAt: Date | null }
  | { kind: 'secondary'; retryAfter: number | null }

export type Kind = 'graphql' | 'rest'

/** A broken connection, as GitHub's: a document that it is slow to answer may be too large. */
export function withoutAnswer(fault: RequestFault, kind: Kind): GitHubError {
  const { reason, message, code, timedOut, final } = fault
  const tooLarge = kind === 'graphql' && timedOut
  return new GitHubError(reason, message, null, tooLarge, { code, timedOut, final })
}

/** Half a JSON text, with a status that promised more. Asking again may help. */
export function brokenAnswer({ host }: Asker): GitHubError {
  return new GitHubError('unexpected', `${host} sent a broken answer, also when asked again`, 200)
}

/** What an answer means whose status is no success. */
export function refusal(answer: Answer, kind: Kind, asker: Asker): GitHubError {
  const { status, headers } = answer
  const said = saidIn(answer)
  const { host } = asker
  switch (status) {
    case 401:
      return new GitHubError('denied', unauthorized(asker), status)
    case 403:
    case 429: {
      const limit = limitIn(answer)
      return limit === null ? forbidden(status, headers, said, asker) : limited(limit, asker, status)
    }
    case 404:
    case 410:
      // Of GraphQL it is said of the address that all questions go to: of a repository there is none.
      if (kind === 'rest') return new GitHubError('not-found', notFound(asker), status)
      break
    case 409:
      if (kind === 'rest' && /empty/i.test(said))
        return new GitHubError('not-found', 'The repository is empty', status)
      break
    case 451:
      return new GitHubError('denied', 'GitHub blocks this repository for legal reasons (451)', status)
  }
  if (status < 500) return new GitHubError('unexpected', `${host} answered ${status}: ${said}`, status)
  const tooLarge = kind === 'graphql' && ([502, 504].includes(status) || /executing your query/.test(said))
  const seconds = Number(headers.get('retry-after'))
  return new GitHubError(
    'unreachable',
    `${host} answered ${status}, also when asked again`,
    status,
    tooLarge,
    {
      retryAfter: seconds > 0 ? seconds : null,
    },
  )
}

/** The limit that a refusal (403, 429) tells of; null: it refuses for another reason. */
export function limitIn(answer: Answer): Limit | null {
  const { status, headers } = answer
  const said = saidIn(answer)
  const isUsedUp = headers.get('x-ratelimit-remaining') === '0'
  if (/\bsecondary rate\b|abuse/i.test(said) || (status === 429 && !isUsedUp)) {
    const seconds = Number(headers.get('retry-after'))
    return { kind: 'secondary', retryAfter: seconds > 0 ? seconds : null }
  }
  if (status !== 429 && !isUsedUp && !/rate limit/i.test(said)) return null
  const reset = Number(headers.get('x-ratelimit-reset'))
  return { kind: 'primary', resetsAt: reset > 0 ? new Date(reset * 1000) : null }
}

export function limited(limit: Limit, asker: Asker, status: number | null): GitHubError {
  return limit.kind === 'primary'
    ? usedUp(asker, limit.resetsAt, status)
    : askedTooQuickly(asker, limit.retryAfter, status)
}

function askedTooQuickly({ host }: Asker, seconds: number | null, status: number | null): GitHubError {
  const when = seconds === null ? '' : `; it asks to wait ${seconds} s`
  return new GitHubError('rate-limited', `${host} is asked too quickly (secondary limit)${when}`, status)
}

/** With the time at which it starts anew. */
function usedUp({ described, host }: Asker, reset: Date | null, status: number | null): GitHubError {
  const when = reset ? ` until ${reset.toISOString().slice(11, 16)} UTC` : ''
  const whose = described ? `The rate limit of the ${described}` : `The rate limit of ${host} without a token`
  const hint = described ? '' : '; set GITHUB_TOKEN for 5,000 requests an hour'
  return new GitHubError('rate-limited', `${whose} is used up${when}${hint}`, status)
}

function forbidden(status: number, headers: Headers, said: string, asker: Asker): GitHubError {
  if (/too large to list/i.test(said)) {
    return new GitHubError('incomplete', 'GitHub does not list this: it is too large', status)
  }
  const sso = headers.get('x-github-sso')
  if (sso !== null) {
    const page = /url=(https:\/\/[^?;\s]+)/.exec(sso)?.[1]
    const where = page ? `: authorize it at ${cleanLine(page, 120)}` : ''
    const detail = `The organization asks for SAML single sign-on of the ${asker.described ?? 'token'}${where}`
    return new GitHubError('denied', detail, status)
  }
  return new GitHubError('denied', `${whoMayNot(asker)}${permission(headers)} (${status})`, status)
}

function whoMayNot({ described }: Asker): string {
  return described ? `The ${described} may not read this` : 'GitHub does not show this without a token'
}

/** What the answer says it would take. */
function permission(headers: Headers): string {
  const needed = headers.get('x-accepted-github-permissions') ?? headers.get('x-accepted-oauth-scopes')
  return needed ? `; it needs the permission ${cleanLine(needed, 80)}` : ''
}

function unauthorized({ described, host }: Asker): string {
  return described
    ? `${host} refuses the ${described} (401); it may have expired or been revoked`
    : `${host} answers only with a token; set GITHUB_TOKEN`
}

function notFound({ described }: Asker): string {
  return described
    ? `Not found on GitHub; if it is private, the ${described} has no access to it`
    : 'Not found on GitHub; a private repository needs a token with access to it'
}

/** The message of an error's body, in one clean line. */
function saidIn({ body }: Answer): string {
  const text = body.toString('utf8')
  if (/^\s*</.test(text)) return 'an HTML page'
  return cleanLine(messageIn(text) ?? text, 200)
}

function messageIn(text: string): string | null {
  try {
    const data: unknown = JSON.parse(text)
    const { message, errors } = Object(data)
    const [first] = Array.isArray(errors) ? errors : []
    return String(message ?? first?.message)
  } catch {
    return null
  }
}
