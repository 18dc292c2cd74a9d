import { parsePurl } from '../../../model/purl.ts'
import { UserError } from '../../../model/user-error.ts'
import { withoutEnd } from '../../../text/edges.ts'
import type { Address, ForgeAddresses } from '../forge.ts'
import { type Environment, endpointsOfHost, hostsFrom } from './client/endpoints.ts'

const GITHUB = 'github'
const GITHUB_COM = 'github.com'
/** Accounts of early days end with a hyphen or hold two in a row; managed ones hold an underscore. */
const OWNER = /^[a-z\d][a-z\d_-]{0,39}$/i
const REPO = /^(?!\.{1,2}$)[\w.-]{1,100}$/

/** Addresses of GitHub as this environment reaches it. Throws UserError where the environment names no GitHub. */
export function githubAddresses(env: Environment): ForgeAddresses {
  const hosts = hostsFrom(env)
  return {
    id: GITHUB,
    hosts,
    parse: (text) => parseAddress(text, hosts),
    pageOf: ({ host, path }) => [endpointsOfHost(env, host).web, ...path].join('/'),
  }
}

/** An address in any spelling that git, npm or a browser understands. */
function parseAddress(text: string, hosts: readonly [string, ...string[]]): Address | null {
  const input = text.trim()
  if (/^pkg:/i.test(input)) return ofPurl(input, hosts)
  const address = input.replace(/^scm:git:/i, '')
  for (const [spelling, pageLike] of SPELLINGS) {
    const { host, port, path, query = '', fragment = '' } = spelling.exec(address)?.groups ?? {}
    if (path === undefined) continue
    const given = spelling === SHORTHAND ? GITHUB_COM : (host ?? hosts[0])
    const known = hosts.find((one) => one === canonicalHost(given, port))
    if (known === undefined) return null
    const isPage = pageLike && !/\.git\/?$/.test(path)
    const part = /(?:^|&)ref=([^&]+)/.exec(query)?.[1] ?? fragmentPart(fragment, isPage)
    return addressOf(known, path, part)
  }
  return null
}

const SHORTHAND = /^github:(?!\/\/)(?<path>[^?#]+)(?:#(?<fragment>.*))?$/i
const PAGE =
  /^(?:https?:)?\/\/(?:[^/?#]*@)?(?<host>[\w.-]+)(?::(?<port>\d*))?\/(?<path>[^?#]*)(?:\?(?<query>[^#]*))?(?:#(?<fragment>.*))?$/i
// npm writes and reads git+ssh://git@host:owner/repo, which no URL parser takes.
const REMOTE =
  /^(?:git\+)?(?<scheme>https?|ssh|git):\/\/(?:[^/?#]*@)?(?<host>[\w.-]+)(?::\d*(?=\/[^/]+\/[^/]))?[/:](?<path>[^?#]*)(?:\?(?<query>[^#]*))?(?:#(?<fragment>.*))?$/i
const WITHOUT_SCHEME =
  /^(?<host>[\w-]+(?:\.[\w-]+)+)(?::(?<port>\d+))?\/(?<path>[^/?#]+\/[^?#]+)(?:\?(?<query>[^#]*))?(?:#(?<fragment>.*))?$/
const SCP =
  /^(?:[\w.-]+@(?=[\w.-]+:)|(?=[\w-]+(?:\.[\w-]+)+:))(?<host>[\w.-]+):(?!\/\/)(?<path>[^?#]+)(?:#(?<fragment>.*))?$/
const BARE = /^(?<path>[^/?#:@]+\/[^/?#@]+(?:@[^?#]*[^?#/])?)\/*(?:#(?<fragment>.*))?$/

/** In this order; beside each, whether it is what a browser shows. */
const SPELLINGS: readonly (readonly [RegExp, boolean])[] = [
  [SHORTHAND, false],
  [PAGE, true],
  [REMOTE, false],
  [WITHOUT_SCHEME, true],
  [SCP, false],
  [BARE, false],
]

function ofPurl(text: string, hosts: readonly [string, ...string[]]): Address | null {
  const purl = parsePurl(text)
  if (purl?.type !== GITHUB) return null
  const { namespace, name, version, subpath, qualifiers } = purl
  const place = qualifiers.repository_url?.replace(/^https?:\/\//i, '')
  const given = place === undefined ? GITHUB_COM : withoutEnd(place, '/')
  const host = hosts.find((one) => one === canonicalHost(given))
  if (host === undefined || namespace.length !== 1) return null
  const path = [...namespace, name].map(encodeURIComponent).join('/')
  return addressOf(host, path, version ?? subpath ?? qualifiers.vcs_url ?? qualifiers.download_url ?? null)
}

/** Pages of one revision: what follows is its name. */
const OF_A_REVISION =
  /^(?:tree|blob|raw|blame|edit|commits?|archive|compare|zipball|tarball|releases\/tag)\/(.+)$/

function addressOf(host: string, path: string, part: string | null): Address {
  const [, plain = path, revision] = /^(\/*[^/]+\/+[^/@]+)@(.+)$/.exec(path) ?? []
  const [owner = '', given = '', ...rest] = plain.split('/').filter(Boolean).map(decoded)
  const repo = given.replace(/\.git$/i, '')
  if (!OWNER.test(owner)) throw badName('owner', owner)
  if (!REPO.test(repo)) throw badName('repository', repo)
  const ofPage = OF_A_REVISION.exec(rest.join('/'))?.[1] ?? null
  const named = [revision, ofPage, part].find((one) => one && one !== 'HEAD') ?? null
  return { repository: { kind: 'repository', forge: GITHUB, host, path: [owner, repo] }, part: named }
}

/** The README is where a page begins; elsewhere npm and git read a revision there. */
function fragmentPart(fragment: string, isPage: boolean): string | null {
  return fragment === '' || (isPage && /^readme(?:-ov-file)?$/i.test(fragment)) ? null : decoded(fragment)
}

function canonicalHost(given: string, port: string = ''): string {
  const name = given.toLowerCase()
  const host = name === 'www.github.com' || name === 'ssh.github.com' ? GITHUB_COM : name
  return ['', '80', '443'].includes(port) ? host : `${host}:${port}`
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function badName(what: string, name: string): UserError {
  const quoted = JSON.stringify(name.slice(0, 80))
  return new UserError(`${quoted} cannot be the name of a ${what} on GitHub`, 'Give it as owner/repo')
}
