import { join } from 'node:path'
import { jsonMapping, mappingOf } from '../../../disk/folder.ts'
import { isLoopback } from '../../../net/address.ts'
import { withoutEnd } from '../../../text/edges.ts'
import { asMapping, type Mapping } from '../../../text/mapping.ts'
import { basic } from '../netrc.ts'

type Env = Readonly<Record<string, string | undefined>>

/** Where packages come from, as Composer itself would read it: https://getcomposer.org/doc/05-repositories.md */
export interface ComposerSettings {
  /** In the order in which they are asked, without a slash at their ends. */
  repositories: readonly string[]
  /** The Authorization header for exactly the hosts it was written for; null: none. */
  authorizationFor(url: URL): string | null
}

export const PACKAGIST = 'https://repo.packagist.org'

/**
 * Weakest first: config.json and auth.json of the home of Composer, composer.json and auth.json of the project, COMPOSER_AUTH.
 * Names of repositories are asked in the order of the project, then of the home, then Packagist.
 */
export function readComposerSettings(folder: string, env: Env, home: string): ComposerSettings {
  const homes = env.COMPOSER_HOME
    ? [env.COMPOSER_HOME]
    : [join(env.XDG_CONFIG_HOME || join(home, '.config'), 'composer'), join(home, '.composer')]
  const config = homes.map((place) => mappingOf(place, 'config.json')).find((one) => one !== null) ?? null
  const project = mappingOf(folder, 'composer.json')
  const credentials = [
    asMapping(config?.config),
    ...homes.map((place) => mappingOf(place, 'auth.json')),
    asMapping(project?.config),
    mappingOf(folder, 'auth.json'),
    jsonMapping(env.COMPOSER_AUTH ?? ''),
  ]
  return settingsOf([project?.repositories, config?.repositories], credentials)
}

function settingsOf(lists: readonly unknown[], credentials: readonly (Mapping | null)[]): ComposerSettings {
  const entries = lists.flatMap((list): [string, unknown][] =>
    Array.isArray(list) ? list.map((one) => ['', one]) : Object.entries(asMapping(list) ?? {}),
  )
  const isOff = entries.some(([name, one]) => {
    const inside = asMapping(one)
    return [name, ...Object.keys(inside ?? {})].some(
      (key) => /^packagist(?:\.org)?$/.test(key) && (one === false || inside?.[key] === false),
    )
  })
  const written = entries.flatMap(([, one]) => {
    const { type, url } = asMapping(one) ?? {}
    return type === 'composer' && typeof url === 'string' ? repositoryAt(url) : []
  })
  const logins = written.flatMap(({ login }) => login ?? [])
  const repositories = written.map(({ url }) => url)
  return {
    repositories: [...new Set([...repositories, ...(isOff ? [] : [PACKAGIST])])],
    authorizationFor(url) {
      if (url.protocol !== 'https:' && !isLoopback(url.hostname)) return null
      const found = credentials
        .toReversed()
        .flatMap((one) => (one === null ? [] : (credentialFor(url, one) ?? [])))
      return found[0] ?? logins.find(({ origin }) => origin === url.origin)?.header ?? null
    },
  }
}

function repositoryAt(written: string): { url: string; login: { origin: string; header: string } | null }[] {
  const given = /^https?:\/\//i.test(written) ? written : `https://${written}`
  if (!URL.canParse(given)) return []
  const url = new URL(given)
  const { username, password } = url
  url.username = ''
  url.password = ''
  const plain = withoutEnd(url.href.replace(/\/packages\.json$/, ''), '/')
  const header = basic(decodeURIComponent(username), decodeURIComponent(password))
  return [{ url: plain, login: username === '' ? null : { origin: url.origin, header } }]
}

/** https://getcomposer.org/doc/articles/authentication-for-private-packages.md: each by the host that it is written for. */
function credentialFor(url: URL, credentials: Mapping): string | null {
  const of = (kind: string) => {
    const hosts = asMapping(credentials[kind])
    return hosts?.[url.host] ?? hosts?.[url.hostname]
  }
  const bearer = of('bearer')
  if (typeof bearer === 'string') return `Bearer ${bearer}`
  const login = asMapping(of('http-basic'))
  if (typeof login?.username === 'string' && typeof login.password === 'string')
    return basic(login.username, login.password)
  const gitlab = of('gitlab-oauth')
  const token = asMapping(gitlab)?.token ?? gitlab
  if (typeof token === 'string') return `Bearer ${token}`
  // Archives of GitHub come from its API, for which the token of its name is meant.
  const github = asMapping(credentials['github-oauth'])?.['github.com']
  return url.host === 'api.github.com' && typeof github === 'string' ? `token ${github}` : null
}
