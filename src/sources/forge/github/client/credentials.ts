import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { UserError } from '../../../../model/user-error.ts'
import { isLoopback } from '../../../../net/address.ts'
import { type Endpoints, endpointsFrom } from './endpoints.ts'
import type { Credential } from './token-pool.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Runs a program and gives what it printed; throws where it is not there or fails. */
export type RunProgram = (file: string, args: readonly string[]) => Promise<string>

const GH_TIMEOUT_MS = 5000

const runProgram: RunProgram = async (file, args) =>
  (await promisify(execFile)(file, [...args], { timeout: GH_TIMEOUT_MS, encoding: 'utf8' })).stdout

/**
 * The first of: a GitHub App (`OSS_CHECK_APP_ID`), `GITHUB_TOKEN`, `GH_TOKEN` (several tokens separated by commas), what
 * `gh auth token` says; each for its own host alone. Empty: no token, REST only.
 */
export async function findCredentials(
  env: Environment,
  endpoints: Endpoints,
  run: RunProgram = runProgram,
): Promise<readonly Credential[]> {
  if (env.OSS_CHECK_APP_ID) return [await appCredential(env, env.OSS_CHECK_APP_ID, endpoints)]
  for (const variable of variablesFor(env, endpoints)) {
    const tokens = (env[variable] ?? '').split(',').map((token) => token.trim())
    const given = [...new Set(tokens)].filter((token) => token !== '')
    if (given.length > 0) return given.map((token) => fixed(variable, token))
  }
  const token = await ghToken(endpoints, run)
  return token === null ? [] : [fixed('gh auth token', token)]
}

function fixed(source: string, token: string): Credential {
  if (!/^[\x21-\x7e]{1,1024}$/.test(token)) {
    throw new UserError(`${source} holds characters that no token has`, 'Set it to the token alone')
  }
  return { source, identity: token, token: async () => token }
}

/**
 * A token goes to the host it was given for, as gh has it: GH_TOKEN is of github.com and its tenants, the enterprise ones
 * of any other host. GITHUB_TOKEN is of the server whose Actions set it, else as GH_TOKEN.
 */
function variablesFor(env: Environment, endpoints: Endpoints): readonly string[] {
  const { hostname, host } = new URL(endpoints.web)
  const server = env.GITHUB_SERVER_URL || env.GITHUB_API_URL ? serverOfActions(env) : null
  const isGitHubs = host === 'github.com' || host.endsWith('.ghe.com') || isLoopback(hostname)
  const isOfActions = server === null ? isGitHubs : server === host
  const general = isOfActions ? ['GITHUB_TOKEN'] : []
  if (isGitHubs) return [...general, 'GH_TOKEN']
  return ['GH_ENTERPRISE_TOKEN', 'GITHUB_ENTERPRISE_TOKEN', ...general]
}

/** The host whose variables Actions has set. */
function serverOfActions({ GITHUB_SERVER_URL, GITHUB_API_URL }: Environment): string {
  return new URL(endpointsFrom({ GITHUB_SERVER_URL, GITHUB_API_URL }).web).host
}

async function ghToken(endpoints: Endpoints, run: RunProgram): Promise<string | null> {
  const { hostname, host } = new URL(endpoints.web)
  if (isLoopback(hostname)) return null
  try {
    return (await run('gh', ['auth', 'token', '--hostname', host])).trim() || null
  } catch {
    // Not installed, or not logged in there: then there is no token.
    return null
  }
}

async function appCredential(env: Environment, appId: string, endpoints: Endpoints): Promise<Credential> {
  const file = env.OSS_CHECK_APP_PRIVATE_KEY_FILE
  if (!file) {
    throw new UserError(
      'OSS_CHECK_APP_ID is set without a key',
      'Name the app’s private key (PEM) in OSS_CHECK_APP_PRIVATE_KEY_FILE',
    )
  }
  const privateKey = await readFile(file, 'utf8').catch(() => {
    throw new UserError(
      'The private key of the GitHub App cannot be read',
      'Check OSS_CHECK_APP_PRIVATE_KEY_FILE',
    )
  })
  const { createAppToken } = await import('./app.ts')
  const installation = env.OSS_CHECK_APP_INSTALLATION_ID ?? null
  return {
    source: `the GitHub App ${appId}`,
    identity: `app ${appId} ${installation ?? ''} at ${endpoints.api}`,
    token: createAppToken({ appId, privateKey, installation, api: endpoints.api }),
  }
}
