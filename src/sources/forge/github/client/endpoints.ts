import { UserError } from '../../../../model/user-error.ts'
import { isLoopback } from '../../../../net/address.ts'
import { withoutEnd } from '../../../../text/edges.ts'

/** Where one GitHub answers. Without trailing slashes. */
export interface Endpoints {
  /** REST root, `https://api.github.com` or `https://ghe.example.com/api/v3`. */
  api: string
  graphql: string
  /** `https://github.com` */
  web: string
}

export type Environment = Readonly<Record<string, string | undefined>>

const GITHUB_COM_HOST = 'github.com'

export const GITHUB_COM: Endpoints = {
  api: 'https://api.github.com',
  graphql: 'https://api.github.com/graphql',
  web: 'https://github.com',
}

/**
 * From `GITHUB_API_URL`, `GITHUB_GRAPHQL_URL`, `GITHUB_SERVER_URL` and `GH_HOST`, as GitHub's own tools read them. The
 * values for github.com, which Actions always sets, say nothing against another host named elsewhere.
 */
export function endpointsFrom(env: Environment): Endpoints {
  const api = named(env, 'GITHUB_API_URL', GITHUB_COM.api)
  const graphql = named(env, 'GITHUB_GRAPHQL_URL', GITHUB_COM.graphql)
  const server = named(env, 'GITHUB_SERVER_URL', GITHUB_COM.web)
  // Often pasted as an address.
  const host = withoutEnd((env.GH_HOST ?? '').trim().replace(/^https?:\/\//i, ''), '/').toLowerCase()
  if (api) {
    if (graphql && new URL(graphql).origin !== new URL(api).origin) throw twoHosts(api, graphql)
    return { api, graphql: graphql ?? graphqlBeside(api), web: server ?? webOf(api) }
  }
  const web = server ?? (host && host !== 'github.com' ? checked('GH_HOST', `https://${host}`) : null)
  if (web) {
    const found = endpointsOf(web)
    if (graphql && new URL(graphql).origin !== new URL(found.api).origin) throw twoHosts(found.api, graphql)
    return { ...found, graphql: graphql ?? found.graphql }
  }
  if (graphql) throw twoHosts(GITHUB_COM.api, graphql)
  return GITHUB_COM
}

/**
 * Hosts that may be asked from here, first the one that bare `owner/repo` names belong to. An API on this machine is a
 * proxy or a look-alike and stands for github.com.
 */
export function hostsFrom(env: Environment): readonly [string, ...string[]] {
  const configured = new URL(endpointsFrom(env).web)
  if (isLoopback(configured.hostname) || configured.host === GITHUB_COM_HOST) return [GITHUB_COM_HOST]
  return [configured.host, GITHUB_COM_HOST]
}

/** Where one of the hosts from here answers: github.com itself where the environment is that of a company's server. */
export function endpointsOfHost(env: Environment, host: string): Endpoints {
  return host === hostsFrom(env)[0] ? endpointsFrom(env) : GITHUB_COM
}

function endpointsOf(web: string): Endpoints {
  const { host, protocol } = new URL(web)
  // Data residency: one tenant, one subdomain, its API beside it.
  if (host.endsWith('.ghe.com')) {
    return { api: `${protocol}//api.${host}`, graphql: `${protocol}//api.${host}/graphql`, web }
  }
  return { api: `${web}/api/v3`, graphql: `${web}/api/graphql`, web }
}

function graphqlBeside(api: string): string {
  return api.endsWith('/api/v3') ? api.replace(/\/v3$/, '/graphql') : `${api}/graphql`
}

function webOf(api: string): string {
  const { origin, host, protocol } = new URL(api)
  return host.startsWith('api.') ? `${protocol}//${host.slice('api.'.length)}` : origin
}

function named(env: Environment, variable: string, usual: string): string | null {
  const value = withoutEnd((env[variable] ?? '').trim(), '/')
  return value && value !== usual ? checked(variable, value) : null
}

function checked(variable: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.search) {
    throw new UserError(
      `${variable} is not the address of a GitHub`,
      'Give it as https://host/path, without a user, as https://ghe.example.com/api/v3',
    )
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw new UserError(
      `${variable} would send the token to ${url.host} in the clear`,
      'Use https; plain http is for this machine only',
    )
  }
  return text
}

function twoHosts(api: string, graphql: string): UserError {
  return new UserError(
    `The REST API is at ${new URL(api).host} and GraphQL at ${new URL(graphql).host}`,
    'One token goes to one host: let GITHUB_API_URL and GITHUB_GRAPHQL_URL name the same one',
  )
}
