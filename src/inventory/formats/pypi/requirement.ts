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

const REQUIREMENT =
  /^([a-z\d](?:[\w.-]*[a-z\d])?)\s*(?:\[([^\]]*)\])?\s*(?:@\s*(\S+)|(\(?)((?:\s*(?:===|[=~!<>]=|[<>])\s*(?:\d+!)?[^\s,;()<>=!~]+\s*,?)*)\s*\)?)\s*(?:;\s*(.*))?$/i

/** Null: it is none. */
export function parseRequirement(text: string): Requirement | null {
  const match = REQUIREMENT.exec(text.trim())
  if (match === null) return null
  const [, name = '', extras = '', url, , specifier = '', marker] = match
  return {
    name: pypiName(name),
    extras: extrasIn(extras),
    specifier: specifier.replace(/\s+/g, ''),
    url: url ?? null,
    marker: marker?.trim() || null,
  }
}

export function extrasIn(list: string): string[] {
  return list
    .split(',')
    .map((extra) => pypiName(extra.trim()))
    .filter(Boolean)
}

/** The one version that a specifier lets through; null: it lets several. */
export function pinnedBy(specifier: string): string | null {
  return /^={2,3}\s*([^\s,*]+)$/.exec(specifier)?.[1] ?? null
}
