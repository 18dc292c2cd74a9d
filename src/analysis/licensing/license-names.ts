import { familyName } from './family-names.ts'
import { isUrl, licensesAt } from './license-urls.ts'
import { AMBIGUOUS_NAMES, COMMON_NAMES } from './name-table.ts'
import { canonicalLicense, listedNames } from './spdx-list.ts'

/**
 * A name as people write it -> the ids or expressions it can stand for: one, several (ambiguous: "BSD", "GPL"), or none.
 * Never a guess: a version that is not said is not chosen.
 */
export function clarifyName(name: string): readonly string[] {
  const bracketed = /^([^()]+)\(([^()]+)\)([^()]*)$/.exec(name.trim())
  if (!bracketed) return plainName(name)
  const [, before = '', inside = '', after = ''] = bracketed
  return both(`${before} ${after}`, inside)
}

/** "Mozilla Public License (MPL 2.0)": what is in brackets repeats the name, or says more; "(non-commercial)" does neither. */
function both(name: string, inside: string): readonly string[] {
  const outer = namesOf(name)
  const inner = isUrl(inside) ? licensesAt(inside) : namesOf(inside)
  // An address that is no licence's page is where the project keeps the text of what it names.
  if (inner.length === 0 && isUrl(inside)) return outer
  if (inner.length === 0 || outer.length === 0) return []
  const common = outer.filter((id) => inner.includes(id))
  return common.length > 0 ? common : [...new Set([...outer, ...inner])]
}

function namesOf(words: string): readonly string[] {
  const id = canonicalLicense(words.trim())
  return id === null ? plainName(words) : [id]
}

function plainName(written: string): readonly string[] {
  const name = written.replace(/\bf[*u]ck\b/gi, 'fuck')
  const words = simplify(name)
  // npm marks what it guessed with a star; the other signs compare or join, and mean something.
  if (words === '' || /[*<=|&!?]/.test(name.replaceAll('>=', ''))) return []
  // Version 2.0 of a BSD licence is nobody's name for the one of two clauses.
  if (/^bsd \d$/.test(words) && /\d\.0/.test(name)) return AMBIGUOUS_NAMES.bsd ?? []
  const known = COMMON_NAMES[words]
  if (known !== undefined) return [known]
  const ambiguous = AMBIGUOUS_NAMES[words]
  if (ambiguous !== undefined) return ambiguous
  const family = familyName(words)
  if (family.length > 0) return family
  idsByName = idsByName ?? namesOfList()
  return idsByName.get(words) ?? []
}

// Made when the first name is asked for: most runs read ids only.
let idsByName: ReadonlyMap<string, readonly string[]> | null = null

/** Full names of the list, simplified the same way. */
function namesOfList(): ReadonlyMap<string, readonly string[]> {
  const ids = new Map<string, readonly string[]>()
  for (const { id, name } of listedNames()) {
    const words = simplify(name.replace(/\(([^()]*)\)/g, ' '))
    // A name that is only a family must not pick a member.
    if (words === '' || AMBIGUOUS_NAMES[words]) continue
    const known = ids.get(words) ?? []
    if (!known.includes(id)) ids.set(words, [...known, id])
  }
  return ids
}

/** Lower case, without "the", "license", "version" and punctuation; numbers without a trailing ".0". */
export function simplify(name: string): string {
  return name
    .replace(/\(?>=\s*(\d(?:\.\d)?)\)?/g, '$1 or later')
    .toLowerCase()
    .replace(/["'“”‘’,:;_/]/g, ' ')
    .replace(/^\W*(?:dual[- ])?licen[sc]ed? under\b/, ' ')
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
