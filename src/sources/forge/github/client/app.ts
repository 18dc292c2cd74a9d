import { createAppAuth } from '@octokit/auth-app'
import { request } from '@octokit/request'
import * as z from 'zod/mini'
import { GitHubError } from './client.ts'
import type { Fetch } from './transport.ts'

export interface AppOptions {
  appId: string
  privateKey: string
  /** Null: the app's first installation. */
  installation: string | null
  api: string
}

const INSTALLATIONS = z.array(z.object({ id: z.number() }))

/** Installation tokens of a GitHub App, made when first needed and again before they expire (an hour). */
export function createAppToken({ appId, privateKey, installation, api }: AppOptions) {
  let found: Promise<number> | undefined
  let auth: ReturnType<typeof createAppAuth> | undefined
  return async (fetch: Fetch): Promise<string> => {
    const ask = request.defaults({ baseUrl: api, request: { fetch } })
    auth ??= createAppAuth({ appId, privateKey, request: ask })
    const asApp = auth
    found ??= installation ? Promise.resolve(Number(installation)) : firstInstallation(ask, asApp)
    const { token } = await asApp({ type: 'installation', installationId: await found })
    return token
  }
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
