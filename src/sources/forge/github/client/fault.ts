import { RequestError } from '@octokit/request-error'
import { cleanLine } from '../../../../text/untrusted.ts'
import { GitHubError } from './client.ts'

/** What the sentences of errors name. */
export interface Asker {
  /** API host. */
  host: string
  /** "token from GITHUB_TOKEN"; null without one. */
  described: string | null
}

type Headers = Readonly<Record<string, string | number | undefined>>

/** Whatever octokit threw, as what it means. */
export function faultOf(error: unknown, asker: Asker): GitHubError {
  if (error instanceof GitHubError) return error
  const cause = causeOf(error)
  if (cause instanceof GitHubError) return cause
  if (!(error instanceof RequestError)) {
    return new GitHubError('unexpected', `Reading ${asker.host} failed: ${messageOf(error)}`, null)
  }
  if (!hasAnswer(error)) return noAnswer(error, cause, asker)
  return answered(error, error.response?.headers ?? {}, asker)
}

/** An HTTP answer stands behind the error; otherwise the network does. */
export function hasAnswer(error: RequestError): boolean {
  return error.response !== undefined && error.response.status !== 0
}

/** The answer to a GraphQL document that is too slow or too large for GitHub. */
export function isTooLarge(error: RequestError): boolean {
  if (!/graphql$/.test(new URL(error.request.url).pathname)) return false
  return isTimeout(error) || [502, 504].includes(error.status) || /executing your query/.test(error.message)
}

/** Stopped by ourselves: over budget, a redirect not followed, an answer too large. */
export function isOwnFault(error: RequestError): boolean {
  return causeOf(error) instanceof GitHubError
}

export function isTimeout(error: unknown): boolean {
  const cause = causeOf(error)
  return cause instanceof Error && cause.name === 'TimeoutError'
}

function noAnswer(error: RequestError, cause: unknown, { host }: Asker): GitHubError {
  if (isTimeout(error)) {
    return new GitHubError('unreachable', `${host} did not answer in time`, null, isTooLarge(error))
  }
  const code = codeOf(cause)
  if (/CERT|ISSUER|SIGNATURE/.test(code ?? '')) {
    const detail = `The certificate of ${host} is not trusted here (${code}); name your CA in NODE_EXTRA_CA_CERTS`
    return new GitHubError('unreachable', detail, null)
  }
  const why = code ?? cleanLine(error.message, 120)
  return new GitHubError('unreachable', `The connection to ${host} failed (${why})`, null)
}

function answered(error: RequestError, headers: Headers, asker: Asker): GitHubError {
  const { status } = error
  const said = cleanLine(bodyMessage(error), 200)
  const { host } = asker
  switch (status) {
    case 401:
      return new GitHubError('denied', unauthorized(asker), status)
    case 403:
    case 429:
      return limited(error, headers, said, asker) ?? forbidden(status, headers, said, asker)
    case 404:
    case 410:
      return new GitHubError('not-found', notFound(asker), status)
    case 409:
      return /empty/i.test(said)
        ? new GitHubError('not-found', 'The repository is empty', status)
        : new GitHubError('unexpected', `${host} answered 409: ${said}`, status)
    case 451:
      return new GitHubError('denied', 'GitHub blocks this repository for legal reasons (451)', status)
  }
  if (status >= 500) {
    const tooLarge = isTooLarge(error)
    if (error.response?.status === 200 && !tooLarge) {
      return new GitHubError('unexpected', `${host} sent a broken answer, also when asked again`, 200)
    }
    return new GitHubError(
      'unreachable',
      `${host} answered ${status}, also when asked again`,
      status,
      tooLarge,
    )
  }
  return new GitHubError('unexpected', `${host} answered ${status}: ${said}`, status)
}

function limited(error: RequestError, headers: Headers, said: string, asker: Asker): GitHubError | null {
  const { status } = error
  const secondary = /\bsecondary rate\b|abuse/i.test(said)
  if (secondary || (status === 429 && headers['x-ratelimit-remaining'] !== '0')) {
    const seconds = Number(headers['retry-after'])
    const when = seconds > 0 ? `; it asks to wait ${seconds} s` : ''
    return new GitHubError(
      'rate-limited',
      `${asker.host} is asked too quickly (secondary limit)${when}`,
      status,
    )
  }
  if (status === 429 || headers['x-ratelimit-remaining'] === '0' || /rate limit/i.test(said)) {
    const reset = Number(headers['x-ratelimit-reset'])
    return usedUp(asker, reset > 0 ? new Date(reset * 1000) : null, status)
  }
  return null
}

export function askedTooQuickly({ host }: Asker, seconds: number, status: number | null): GitHubError {
  const when = seconds > 0 ? `; it asks to wait ${seconds} s` : ''
  return new GitHubError('rate-limited', `${host} is asked too quickly (secondary limit)${when}`, status)
}

/** The primary limit, with the time at which it starts anew. */
export function usedUp({ described, host }: Asker, reset: Date | null, status: number | null): GitHubError {
  const when = reset ? ` until ${reset.toISOString().slice(11, 16)} UTC` : ''
  const whose = described ? `The rate limit of the ${described}` : `The rate limit of ${host} without a token`
  const hint = described ? '' : '; set GITHUB_TOKEN for 5,000 requests an hour'
  return new GitHubError('rate-limited', `${whose} is used up${when}${hint}`, status)
}

function forbidden(status: number, headers: Headers, said: string, asker: Asker): GitHubError {
  if (/too large to list/i.test(said)) {
    return new GitHubError('incomplete', 'GitHub does not list this: it is too large', status)
  }
  const sso = headers['x-github-sso']
  if (typeof sso === 'string') {
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
  const needed = headers['x-accepted-github-permissions'] ?? headers['x-accepted-oauth-scopes']
  return needed ? `; it needs the permission ${cleanLine(String(needed), 80)}` : ''
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

function bodyMessage(error: RequestError): string {
  const data: unknown = error.response?.data
  if (typeof data === 'object' && data !== null && 'message' in data) return String(data.message)
  return typeof data === 'string' && /^\s*</.test(data) ? 'an HTML page' : error.message
}

/** The innermost cause: fetch wraps the network's error, octokit wraps fetch's. */
function causeOf(error: unknown): unknown {
  let inner = error
  for (let depth = 0; depth < 5 && inner instanceof Error && inner.cause !== undefined; depth++)
    inner = inner.cause
  return inner
}

/** Node's or undici's name for what the network did: ECONNRESET, UND_ERR_SOCKET. */
export function errorCode(error: unknown): string | null {
  return codeOf(causeOf(error))
}

function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null
  return typeof error.code === 'string' ? cleanLine(error.code, 60) : null
}

function messageOf(error: unknown): string {
  return cleanLine(error instanceof Error ? error.message : String(error), 200)
}
