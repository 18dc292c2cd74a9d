import { pypiName } from './name.ts'

/** A dependency specifier, https://packaging.python.org/specifications/dependency-specifiers/ */
export interface Requirement {
  /** Normalised. */
  name: string
  /** Normalised. */
  extras: readonly string[]
  /** `>=1,<2`; empty: any. */
  specifier: string
  url: string | null
  marker: string | null
}

/** Null: it is none. */
export function parseRequirement(text: string): Requirement | null {
  const named = /^[a-z\d][\w.-]*/i.exec(text.trimStart())?.[0]
  if (named === undefined || !/[a-z\d]$/i.test(named)) return null
  const behind = text.trimStart().slice(named.length).trim()
  const close = behind.startsWith('[') ? behind.indexOf(']') : -1
  if (close < 0 && behind.startsWith('[')) return null
  const rest = behind.slice(close + 1).trim()
  const found = rest.startsWith('@') ? addressIn(rest.slice(1).trim()) : versionsIn(rest)
  return found && { name: pypiName(named), extras: extrasIn(behind.slice(1, Math.max(close, 1))), ...found }
}

type Wanted = Pick<Requirement, 'specifier' | 'url' | 'marker'>

/** An address ends at a space: it may have `;` in it. */
function addressIn(text: string): Wanted | null {
  const [url = ''] = text.split(/\s/, 1)
  const behind = text.slice(url.length).trim()
  if (url === '' || (behind !== '' && !behind.startsWith(';'))) return null
  return { specifier: '', url, marker: behind.slice(1).trim() || null }
}

function versionsIn(text: string): Wanted | null {
  const semicolon = text.indexOf(';')
  const versions = (semicolon < 0 ? text : text.slice(0, semicolon)).trim()
  const marker = semicolon < 0 ? null : text.slice(semicolon + 1).trim() || null
  const bare = versions.startsWith('(') && versions.endsWith(')') ? versions.slice(1, -1) : versions
  const clauses = bare
    .split(',')
    .map((clause) => clause.trim())
    .filter(Boolean)
  if (!clauses.every((clause) => /^(?:===|[=~!<>]=|[<>])\s*[^\s()<>=~]+$/.test(clause))) return null
  return { specifier: clauses.map((clause) => clause.replace(/\s/g, '')).join(','), url: null, marker }
}

export function extrasIn(list: string): string[] {
  return list
    .split(',')
    .map((extra) => pypiName(extra.trim()))
    .filter(Boolean)
}

/** The one version that a specifier lets through; null: it lets several. */
export function pinnedBy(specifier: string): string | null {
  return /^={2,3}([^\s,*=$]+)$/.exec(specifier)?.[1] ?? null
}
