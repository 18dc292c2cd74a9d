import deprecatedExceptionIds from 'spdx-exceptions/deprecated.json' with { type: 'json' }
import exceptionIds from 'spdx-exceptions/index.json' with { type: 'json' }
import deprecatedIds from 'spdx-license-ids/deprecated.json' with { type: 'json' }
import currentIds from 'spdx-license-ids/index.json' with { type: 'json' }
import spdxList from 'spdx-license-list/spdx.json' with { type: 'json' }
import { AMBIGUOUS_NAMES, COMMON_NAMES, REPLACED_IDS } from './name-table.ts'

export interface ListedLicense {
  name: string
  osiApproved: boolean
  deprecated: boolean
}

/** Every id of the SPDX list, current ones first. */
export const LICENSE_IDS: readonly string[] = [...currentIds, ...deprecatedIds]

const deprecated = new Set(deprecatedIds)
const idByLowerCase = new Map(LICENSE_IDS.map((id) => [id.toLowerCase(), id]))
const exceptionByLowerCase = new Map(
  [...exceptionIds, ...deprecatedExceptionIds].map((id) => [id.toLowerCase(), id]),
)

/** What the SPDX list says about an id; null for an id it does not hold. */
export function listed(id: string): ListedLicense | null {
  const entries: Readonly<Record<string, { name: string; osiApproved: boolean }>> = spdxList
  const base = id.replace(/-(?:only|or-later)$/, '')
  const entry = entries[id] ?? entries[base]
  if (!entry && !idByLowerCase.has(id.toLowerCase())) return null
  return {
    name: entry?.name ?? id,
    osiApproved: entry?.osiApproved ?? false,
    deprecated: deprecated.has(id),
  }
}

/**
 * An SPDX id in any case, with or without `+` -> the current id, or the expression that replaces a deprecated one.
 * Null for anything that is no id.
 */
export function canonicalLicense(word: string): string | null {
  const plus = word.endsWith('+')
  const id = idByLowerCase.get((plus ? word.slice(0, -1) : word).toLowerCase())
  if (id === undefined) return null
  const replaced = REPLACED_IDS[id]
  if (replaced) return plus ? replaced.replace(/-only\b/, '-or-later') : replaced
  if (isVersionedGnu(id)) return plus ? `${id}-or-later` : `${id}-only`
  if (!plus || id.endsWith('-or-later')) return id
  return id.endsWith('-only') ? id.replace(/-only$/, '-or-later') : `${id}+`
}

export function canonicalException(word: string): string | null {
  return exceptionByLowerCase.get(word.toLowerCase()) ?? null
}

/**
 * A name as people write it -> the ids it can stand for: one, several (ambiguous: "BSD", "GPL"), or none.
 * Never a guess: a version that is not said is not chosen.
 */
export function clarifyName(name: string): readonly string[] {
  const words = simplify(name)
  // npm marks what it guessed with a star; the other signs compare or join, and mean something.
  if (words === '' || /[*<=|&!?]/.test(name.replaceAll('>=', ''))) return []
  // Version 2.0 of a BSD licence is nobody's name for the one of two clauses.
  if (/^bsd \d$/.test(words) && /\d\.0/.test(name)) return AMBIGUOUS_NAMES.bsd ?? []
  const short = shortNames(words)
  if (short.length > 0) return short
  spdxIdsByName = spdxIdsByName ?? namesOfList()
  return spdxIdsByName.get(words) ?? []
}

/** Names in everyday use. */
function shortNames(words: string): readonly string[] {
  const known = COMMON_NAMES[words] ?? gnuName(words)
  return known ? [known] : (AMBIGUOUS_NAMES[words] ?? [])
}

// Made when the first name is asked for: most runs read ids only.
let spdxIdsByName: ReadonlyMap<string, readonly string[]> | null = null

/** Full names of the list, simplified the same way. */
function namesOfList(): ReadonlyMap<string, readonly string[]> {
  const ids = new Map<string, readonly string[]>()
  for (const [id, { name }] of Object.entries(spdxList)) {
    const current = canonicalLicense(id)
    const words = simplify(name)
    // An id is no name; and a name that is only a family must not pick a member.
    if (current === null || words === '' || AMBIGUOUS_NAMES[words]) continue
    const known = ids.get(words) ?? []
    if (!known.includes(current)) ids.set(words, [...known, current])
  }
  return ids
}

/** "GPLv2+", "GNU LGPL version 2.1 or later", "AGPL 3": family, version, and whether later ones are granted. */
function gnuName(words: string): string | null {
  const match =
    /^(?:gnu )?(gpl|lgpl|agpl|general public|lesser general public|library general public|affero general public) ?(\d(?:\.\d)?)( ?\+| or later| or newer| or any later| only)?$/.exec(
      words,
    )
  const [, family = '', version = '', range = ''] = match ?? []
  if (!match) return null
  const prefix = /affero|agpl/.test(family) ? 'AGPL' : /lesser|library|lgpl/.test(family) ? 'LGPL' : 'GPL'
  const full = version.includes('.') ? version : `${version}.0`
  const later = range !== '' && range !== ' only'
  return canonicalLicense(`${prefix}-${full}${later ? '+' : ''}`)
}

/** Lower case, without "the", "license", "version" and punctuation; numbers without a trailing ".0". */
function simplify(name: string): string {
  return name
    .replace(/\(([^()]*)\)/g, (all, inside: string) => (isName(inside) ? ' ' : all))
    .replace(/\(?>=\s*(\d(?:\.\d)?)\)?/g, '$1 or later')
    .toLowerCase()
    .replace(/["'“”‘’,:;_/]/g, ' ')
    .replace(/\b(?:the|licen[sc]e[ds]?|version|software)\b/g, ' ')
    .replace(/\bv(?:er)?\.? ?(?=\d)/g, ' ')
    .replace(/(?<=[a-z])v(?=\d)/g, ' ')
    .replace(/(?<=[a-z])-(?=\d)|(?<=\d)-(?=[a-z])/g, ' ')
    .replace(/(?<=[a-z])(?=\d)/g, ' ')
    .replace(/(\d)\.0\b/g, '$1')
    .replace(/[^a-z\d.+]+/g, ' ')
    .replace(/ \./g, ' ')
    .trim()
}

/** "(MIT)" repeats a name; "(non-commercial)" does not. */
function isName(text: string): boolean {
  return canonicalLicense(text) !== null || shortNames(simplify(text)).length > 0
}

function isVersionedGnu(id: string): boolean {
  return /^(?:A?GPL|LGPL|GFDL)-\d\.\d$/.test(id)
}
