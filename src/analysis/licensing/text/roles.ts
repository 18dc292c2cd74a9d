import type { Match } from './cover.ts'
import { idsOf } from './ids.ts'
import { familyOf, type Mention } from './mentions.ts'
import type { TextPart } from './recognition.ts'
import type { Remark } from './surroundings.ts'

/** A licence in a text, and whose it is. */
export interface Piece {
  match: Match
  kind: TextPart['kind']
  ids: readonly string[]
}

/** `or`: one is to be chosen. `and`: each is for a part of the work. Null: it is not said, or both are. */
export type Join = 'and' | 'or' | null

/** What stands in a text, in its order. */
export type Item = { match: Match } | { remark: Remark }

export interface Roles {
  pieces: readonly Piece[]
  /** Remarks that may be terms of the project's own. */
  riders: readonly Remark[]
  /** How several go together. */
  join: Join
  /** Licences that a list of others' parts gives by name, without a text. */
  listed: readonly Remark[]
  /** Licences to be chosen from whose texts are not here. */
  choices: readonly Mention[]
}

/**
 * Whose each licence is. The first is the text's own; what comes behind "includes", "third party" or the name of a
 * component belongs to others. Prose that introduces one of theirs says nothing of one's own; prose that introduces
 * none may be a term.
 */
export function rolesOf(items: readonly Item[]): Roles {
  const pieces: Piece[] = []
  const riders: Remark[] = []
  const fields: Remark[] = []
  let isChoice = false
  let isDivided = false
  let isCounted = false
  let ofOthers = false
  let gap: Remark[] = []
  const closeGap = (next: Match | null) => {
    const hasOwn = pieces.some(({ kind }) => kind === 'own' || kind === 'notice')
    const back = gap.findLastIndex(({ returns }) => returns)
    if (back >= 0) {
      isDivided ||= next !== null && hasOwn
      ofOthers = false
    }
    const heads = gap.slice(back + 1)
    const marks = heads.some(({ says }) => says === 'others')
    const names = heads.some(({ isNaming, says }) => isNaming && says === 'nothing')
    const choice = gap.some(({ says }) => says === 'choice')
    isChoice ||= choice && !ofOthers
    isCounted ||= !ofOthers && gap.some(({ counts }) => counts)
    if (
      next !== null &&
      !ofOthers &&
      !isChoice &&
      !isCounted &&
      (hasOwn ? marks || names : heads.some(({ headsList }) => headsList))
    )
      ofOthers = true
    const introduces = next !== null && ofOthers
    if (introduces && pieces.at(-1)?.kind === 'bundled') fields.push(...heads.filter(isLicenseField))
    for (const remark of gap) {
      if (remark.says === 'term' && !(introduces && hasOwn && pieces.at(-1)?.kind === 'bundled'))
        riders.push(remark)
      if (remark.says === 'others' && !remark.isPlain && !introduces && !remark.describes) riders.push(remark)
      if (remark.says === 'prose' && !introduces && !remark.describes) riders.push(remark)
    }
    gap = []
  }
  for (const item of items) {
    if ('remark' in item) {
      gap.push(item.remark)
      continue
    }
    closeGap(item.match)
    const kind = { license: 'own', header: 'notice', exception: 'exception' } as const
    pieces.push({
      match: item.match,
      kind: ofOthers ? 'bundled' : kind[item.match.template.kind],
      ids: idsOf(item.match),
    })
  }
  closeGap(null)
  const families = pieces.flatMap(({ ids }) => ids.map(familyOf))
  // "BSD" is each of them.
  const kindOf = (family: string) => family.replace(/-.*/, '')
  const isHere = (mention: Mention) =>
    mention.families.some((family) =>
      families.some(
        (own) => own === family || (mention.families.length > 1 && kindOf(own) === kindOf(family)),
      ),
    )
  const remarks = items.flatMap((item) => ('remark' in item ? [item.remark] : []))
  const choices = remarks
    .filter(({ says }) => says === 'choice')
    .flatMap(({ mentions }) => mentions.filter((mention) => !isHere(mention)))
  // A title that names another licence than the text below it; behind "contains code with these licenses" they are others'.
  const others = remarks.filter(
    ({ says, mentions }, at) =>
      says === 'nothing' &&
      mentions.some((mention) => !isHere(mention)) &&
      remarks[at - 1]?.says !== 'others' &&
      !remarks[at - 1]?.isAside,
  )
  const listed = fields.filter((field) => others.includes(field))
  const own = others.filter((remark) => !listed.includes(remark))
  const join = isChoice === isDivided ? null : isChoice ? 'or' : 'and'
  return { pieces, riders: isChoice ? riders : [...riders, ...own], join, listed, choices }
}

const FIELD_LABELS = /^(?:spdx|id|licen[sc]es?|type|version|by|authors?|repository|homepage|url)$/

/** "License: CC0-1.0 By: …" of one part, and no sentence. */
function isLicenseField({ says, mentions, words }: Remark): boolean {
  const isNamed = (at: number) => mentions.some(({ from, to }) => at >= from && at < to)
  return says === 'nothing' && words.every((word, at) => isNamed(at) || FIELD_LABELS.test(word))
}
