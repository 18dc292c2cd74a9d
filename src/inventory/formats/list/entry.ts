import { parsePurl } from '../../../model/purl.ts'
import type { LockedNode } from '../../reader.ts'
import { identityOf } from '../package-url.ts'

export type Entry = Pick<LockedNode, 'ecosystem' | 'name' | 'version' | 'range' | 'source'>

/** Purl types by what people write before the colon. */
const TYPES: Readonly<Record<string, string>> = {
  npm: 'npm',
  pypi: 'pypi',
  cargo: 'cargo',
  crates: 'cargo',
  gem: 'gem',
  nuget: 'nuget',
  go: 'golang',
  golang: 'golang',
  maven: 'maven',
  composer: 'composer',
  packagist: 'composer',
  hex: 'hex',
  pub: 'pub',
  github: 'github',
  gitlab: 'gitlab',
  bitbucket: 'bitbucket',
}

const FORGES: Readonly<Record<string, string>> = {
  'github.com': 'github',
  'www.github.com': 'github',
  'gitlab.com': 'gitlab',
  'bitbucket.org': 'bitbucket',
}

/** `pkg:…`, `npm:name@1.0.0`, an address of a repository, `owner/repo`, a module of Go's. Null: none of these. */
export function parseEntry(text: string, ofGo: boolean): Entry | null {
  if (/\s/.test(text)) return null
  if (text.startsWith('pkg:')) return parsePurl(text) && identityOf({ purl: text, name: '', version: null })
  const [, scheme = '', named = ''] = /^([a-z]+):([^/].*)$/i.exec(text) ?? []
  const type = TYPES[scheme.toLowerCase()]
  if (type !== undefined) return packageOf(type, named)
  const address = text.replace(/^(?:git\+)?(?:https?|ssh|git):\/\/(?:[^/@]+@)?|^[\w.-]+@(?=[\w.-]+:)/, '')
  const { name: path, asked } = split(address.replace(/^([\w.-]+):(?!\d)/, '$1/'))
  const parts = path.replace(/\/$/, '').split('/')
  if (parts.some((part) => !/^[\w.~+-]+$/.test(part))) return null
  const [host = ''] = parts
  const forge = FORGES[host.toLowerCase()]
  if (ofGo || (host.includes('.') && forge === undefined && address === text && parts.length > 1))
    return host.includes('.') ? versioned('golang', path, asked) : null
  if (forge !== undefined) return parts.length < 3 ? null : repositoryOf(forge, parts.slice(1, 3), asked)
  return parts.length === 2 && address === text ? repositoryOf('github', parts, asked) : null
}

function repositoryOf(forge: string, parts: readonly string[], asked: string): Entry {
  const name = parts.join('/').replace(/\.git$/, '')
  const source = { kind: 'git', url: null } as const
  return { ...versioned(forge, name, asked), source }
}

function packageOf(type: string, text: string): Entry | null {
  const { name, asked } = split(text)
  return /^@?[\w.~+:/-]+$/.test(name) ? versioned(type, name, asked) : null
}

/** Behind the last @ but that of a scope; Python's clients write ==. */
function split(text: string): { name: string; asked: string } {
  const equals = text.indexOf('==')
  if (equals > 0) return { name: text.slice(0, equals), asked: text.slice(equals + 2) }
  const at = text.lastIndexOf('@')
  return at > 0 ? { name: text.slice(0, at), asked: text.slice(at + 1) } : { name: text, asked: '' }
}

function versioned(ecosystem: string, name: string, asked: string): Entry {
  const isExact = /^v?\d+(?:\.\d+)+(?:[-+.][\w.+-]+)?$/.test(asked)
  return {
    ecosystem,
    name,
    version: isExact ? asked : null,
    range: isExact || asked === '' ? null : asked,
    source: { kind: 'registry', url: null },
  }
}
