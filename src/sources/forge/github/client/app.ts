import { createAppAuth } from '@octokit/auth-app'
import { request } from '@octokit/request'
import * as z from 'zod/mini'
import type { Net } from '../../../../net/client.ts'
import type { Fetch } from '../../../../net/exchange.ts'
import { RequestFault } from '../../../../net/fault.ts'
import { cleanLine } from '../../../../text/untrusted.ts'
import { GitHubError } from './client.ts'
import { refusal, withoutAnswer } from './fault.ts'

export interface AppOptions {
  appId: string
  privateKey: string
  /** Null: the app's first installation. */
  installation: string | null
  api: string
}

const INSTALLATIONS = z.array(z.object({ id: z.number() }))
const TIMEOUT_MS = 20_000
const MAX_BYTES = 1_000_000

/** Installation tokens of a GitHub App, made when first needed and again before they expire (an hour). Throws GitHubError. */
export function createAppToken({ appId, privateKey, installation, api }: AppOptions) {
  let found: Promise<number> | undefined
  let auth: ReturnType<typeof createAppAuth> | undefined
  return async (net: Net): Promise<string> => {
    const ask = request.defaults({ baseUrl: api, request: { fetch: fetchThrough(net, appId, api) } })
    auth ??= createAppAuth({ appId, privateKey, request: ask })
    const asApp = auth
    found ??= installation ? Promise.resolve(Number(installation)) : firstInstallation(ask, asApp)
    try {
      const { token } = await asApp({ type: 'installation', installationId: await found })
      return token
    } catch (error) {
      // What broke on the way may pass: it is looked for again.
      found = undefined
      throw faultOf(error, appId)
    }
  }
}

/** Octokit wraps what its fetch throws. What it throws itself is about the key or the answer. */
function faultOf(error: unknown, appId: string): GitHubError {
  if (error instanceof GitHubError) return error
  if (error instanceof Error && error.cause instanceof GitHubError) return error.cause
  const why = cleanLine(error instanceof Error ? error.message : String(error), 120)
  return new GitHubError('unexpected', `Signing in as the GitHub App ${appId} failed: ${why}`, null, false, {
    final: true,
  })
}

async function firstInstallation(
  ask: typeof request,
  auth: ReturnType<typeof createAppAuth>,
): Promise<number> {
  const { token } = await auth({ type: 'app' })
  const { data } = await ask('GET /app/installations', { headers: { authorization: `Bearer ${token}` } })
  const [first] = INSTALLATIONS.parse(data)
  if (first) return first.id
  throw new GitHubError('denied', 'The GitHub App is installed nowhere; install it on an account first', null)
}

/** The run's client in the form that octokit wants: it signs, the requests are bounded and counted as all are. */
function fetchThrough(net: Net, appId: string, api: string): Fetch {
  const { host, origin } = new URL(api)
  const asker = { host, described: `GitHub App ${appId}` }
  return async (url, init) => {
    const { authorization = null, ...headers } = Object.fromEntries(new Headers(init.headers))
    const asked = {
      method: init.method === 'POST' ? ('POST' as const) : ('GET' as const),
      url,
      headers,
      ...(typeof init.body === 'string' && { body: init.body }),
      authorizationFor: (address: URL) => (address.origin === origin ? authorization : null),
      timeoutMs: TIMEOUT_MS,
      maxBytes: MAX_BYTES,
    }
    const answer = await net.exchange(asked).catch((error: unknown) => {
      throw error instanceof RequestFault ? withoutAnswer(error, 'rest') : error
    })
    if (answer.status < 200 || answer.status > 299) throw refusal(answer, 'rest', asker)
    return new Response(new Uint8Array(answer.body), { status: answer.status, headers: answer.headers })
  }
}
