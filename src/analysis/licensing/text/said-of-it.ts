import { expressionText } from '../expression.ts'
import { parseExpression } from '../parse-expression.ts'
import { familyOf, type Mention } from './mentions.ts'
import type { Remark } from './surroundings.ts'

/** What a text that holds no licence's text says it is under. */
export interface Said {
  /** Licences, each with the expressions it may mean: a GNU licence without a word on later versions means two. */
  licenses: readonly (readonly string[])[]
  isChoice: boolean
}

/** A licence is spoken of, not only a name: "Apache" alone is a foundation. */
const SPEAKS =
  /\b(?:licensed?|licenses|released under|distributed under|available under|terms of|same terms as|spdx)\b/
const GNU =
  /\bgnu (lesser |library |affero )?general public license(?: [al]?gpl)?(?: as published by the free software foundation)?(?: either)? (?:version |v)(\d(?: \d)?)\b(?: of the license)?( only| or (?:at your option )?(?:any )?(?:later|newer|above))?/g
/** https://dev.perl.org/licenses/ */
const AS_PERL = /\bsame terms as (?:the )?perl\b/
const PERL = 'Artistic-1.0-Perl OR GPL-1.0-or-later'
const LATER = /^or (?:at your option )?(?:any )?(?:later|newer|above)\b/

/**
 * The licences that sentences name where no text stands: "released under the Apache License 2.0", a GNU notice. Null where
 * anything else is said, where something is somebody else's, or where a name leaves open which licence it means.
 */
export function saidOf(remarks: readonly Remark[], words: readonly string[]): Said | null {
  const [first] = remarks
  if (first === undefined || remarks.some(({ says }) => says !== 'nothing' && says !== 'choice')) return null
  const said = words.slice(first.from, remarks.at(-1)?.to).join(' ')
  if (!SPEAKS.test(said)) return null
  const gnu = [...said.matchAll(GNU)].map(gnuLicense)
  const mentions = remarks.flatMap(({ from, mentions }) =>
    mentions.map((mention) => ({ ...mention, from: from + mention.from, to: from + mention.to })),
  )
  const named = mentions.map((mention) => ({ mention, license: licenseOf(mention, words) }))
  const told = new Set(
    [...gnu, ...named.map(({ license }) => license)].map((each) => familyOf(each?.[0] ?? '')),
  )
  // "see LICENSE-APACHE", "see the GNU General Public License for more details": named before, with the version.
  const isRepeated = ({ families }: Mention) =>
    families.some((family) => told.has(family)) ||
    (gnu.length > 0 && families.every((family) => /^[AL]?GPL/.test(family)))
  const others = named
    .filter(({ mention, license }) => license !== null || !isRepeated(mention))
    .map(({ license }) => license)
  const perl = AS_PERL.test(said) ? [[PERL]] : []
  const licenses = [...gnu, ...others, ...perl].filter((license) => license !== null)
  if (licenses.length === 0 || licenses.length < gnu.length + others.length) return null
  const distinct = byFamily(licenses)
  const isChoice = remarks.some(({ says }) => says === 'choice')
  // Of a choice one branch is named in a way that is not understood.
  return isChoice && distinct.length < 2 && !distinct[0]?.[0]?.includes(' OR ')
    ? null
    : { licenses: distinct, isChoice }
}

/** What says more of later versions leads: a notice, and the place of the text behind it. */
function byFamily(licenses: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const told = new Map<string, readonly string[]>()
  for (const license of licenses.toSorted((a, b) => a.length - b.length)) {
    const family = familyOf(license[0] ?? '')
    const known = told.get(family)
    if (known === undefined) told.set(family, license)
    else if (license.length === 1 && license[0] !== known[0]) told.set(license[0] ?? '', license)
  }
  return [...told.values()]
}

function gnuLicense([, kind = '', version = '', grant]: RegExpMatchArray): readonly string[] | null {
  const letter = { 'lesser ': 'L', 'library ': 'L', 'affero ': 'A' }[kind] ?? ''
  const number = version.includes(' ') ? version.replace(' ', '.') : `${version}.0`
  return expressionsOf(`${letter}GPL-${number}`, grant === undefined ? null : grant !== ' only')
}

/** By the strict reading of names: what leaves a version open is none. */
function licenseOf({ from, to }: Mention, words: readonly string[]): readonly string[] | null {
  const name = words
    .slice(from, to)
    .join(' ')
    .replace(/(?<=\d) (?=\d)/g, '.')
  const behind = words.slice(to, to + 8).join(' ')
  return expressionsOf(name, LATER.test(behind) ? true : /^only\b/.test(behind) ? false : null)
}

/** `later`: null where nothing is said of later versions. */
function expressionsOf(name: string, later: boolean | null): readonly string[] | null {
  const read = parseExpression(name)
  if (read.kind !== 'license') return null
  const text = expressionText(read)
  if (!text.endsWith('-only')) return [text]
  const orLater = text.replace(/-only$/, '-or-later')
  if (later === null) return [text, orLater]
  return [later ? orLater : text]
}
