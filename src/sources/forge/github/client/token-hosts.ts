import { isLoopback } from '../../../../net/address.ts'
import { type Endpoints, type Environment, endpointsFrom, GITHUB_COM } from './endpoints.ts'

const VARIABLES = ['GITHUB_TOKEN', 'GH_TOKEN', 'GH_ENTERPRISE_TOKEN', 'GITHUB_ENTERPRISE_TOKEN']

/**
 * Whether an address may be sent an Authorization header: what holds one of GitHub's tokens goes to GitHub alone, and to its
 * package registry, whatever settings say. All else is for who keeps it to know.
 */
export function sparesGitHubTokens(env: Environment): (authorization: string, url: URL) => boolean {
  const tokens = VARIABLES.flatMap((name) => (env[name] ?? '').split(','))
    .map((token) => token.trim())
    .filter((token) => token !== '')
  const allowed = [endpointsFrom(env), GITHUB_COM].flatMap(hostsOf)
  return (authorization, { hostname }) => {
    if (allowed.some((host) => hostname === host || hostname.endsWith(`.${host}`))) return true
    return !tokens.some((token) => plain(authorization).includes(token))
  }
}

/** An API on this machine is a look-alike, and is asked by its own address only. */
function hostsOf({ api, web }: Endpoints): string[] {
  const hosts = [api, web].map((address) => new URL(address).hostname)
  return hosts.every((host) => !isLoopback(host)) ? hosts : hosts.slice(0, 1)
}

/** `Basic` holds name and password in base64. */
function plain(authorization: string): string {
  const encoded = /^Basic (.+)$/i.exec(authorization)?.[1]
  return encoded === undefined
    ? authorization
    : `${authorization} ${Buffer.from(encoded, 'base64').toString('utf8')}`
}
