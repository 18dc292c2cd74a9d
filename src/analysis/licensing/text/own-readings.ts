import { canonicalLicense } from '../spdx-list.ts'
import { readingsOf } from './ids.ts'
import { familyOf, type Mention } from './mentions.ts'
import type { Join, Piece } from './roles.ts'

/** More licences than this are told as all of them together. */
const MAX_READINGS = 16

/** What the text's own licences may mean together: with exceptions, a notice's "or later", and how they are joined. */
export function ownReadings(
  own: readonly Piece[],
  join: Join,
  choices: readonly Mention[],
): readonly string[] {
  const terms: { family: string; readings: readonly string[] }[] = []
  for (const { kind, ids } of own) {
    if (kind === 'exception') {
      const last = terms.at(-1)
      if (last) last.readings = last.readings.map((reading) => `${reading} WITH ${ids[0]}`)
      continue
    }
    const family = familyOf(ids[0] ?? '')
    const known = terms.find((term) => term.family === family)
    const readings = readingsOf(ids)
    if (!known) terms.push({ family, readings })
    // A notice says what a GNU text leaves open.
    else if (readings.length < known.readings.length) known.readings = readings
  }
  for (const { families } of choices) {
    const readings = families.flatMap(readingsOfFamily)
    if (!terms.some(({ family }) => families.includes(family)))
      terms.push({ family: families[0] ?? '', readings })
  }
  return joinedReadings(
    withoutIncorporated(terms).map(({ readings }) => readings),
    join,
  )
}

/** Several licences, each with its readings -> what they may mean together. */
export function joinedReadings(licenses: readonly (readonly string[])[], join: Join): readonly string[] {
  if (licenses.length === 0) return []
  if (licenses.length === 1) return joined(licenses, [''])
  return joined(licenses, join === null ? [' AND ', ' OR '] : [` ${join.toUpperCase()} `])
}

/** What several that all bind mean together. */
export function allReadings(licenses: readonly (readonly string[])[]): readonly string[] {
  const distinct = [...new Map(licenses.map((readings) => [readings.join(), readings])).values()]
  return joined(distinct, distinct.length === 1 ? [''] : [' AND '])
}

function joined(licenses: readonly (readonly string[])[], joins: readonly string[]): readonly string[] {
  const combined = licenses.reduce<readonly (readonly string[])[]>(
    (all, readings) =>
      all.flatMap((before) => readings.map((reading) => [...before, reading])).slice(0, MAX_READINGS),
    [[]],
  )
  return [...new Set(joins.flatMap((join) => combined.map((terms) => inBrackets(terms, join).join(join))))]
}

function inBrackets(terms: readonly string[], join: string): readonly string[] {
  if (join !== ' AND ') return terms
  return terms.map((term) => (term.includes(' OR ') ? `(${term})` : term))
}

/** LGPL-3.0 is written as additions to GPL-3.0, whose text has to lie beside it. */
function withoutIncorporated<T extends { family: string }>(terms: readonly T[]): readonly T[] {
  const has = (family: string) => terms.some((term) => term.family === family)
  return has('LGPL-3.0') ? terms.filter(({ family }) => family !== 'GPL-3.0') : terms
}

/** Of a name without a word on later versions. */
export function readingsOfFamily(family: string): readonly string[] {
  const plain = canonicalLicense(family)
  if (plain === null) return []
  return plain.endsWith('-only') ? [plain, plain.replace(/-only$/, '-or-later')] : [plain]
}
