import { type Expression, expressionText, type Term } from './expression.ts'
import { parseExpression } from './parse-expression.ts'

/** One licence on a list. */
export interface ListEntry {
  /** As it was written. */
  text: string
  term: Term
  /** `X WITH *`: X with an exception, whichever. */
  anyException: boolean
}

/** `MIT OR ISC` on a list is two entries; what is joined by AND is none. */
export function listEntries(text: string): readonly ListEntry[] {
  const plain = text.replace(/\s{1,9}WITH\s+\*\s*$/i, '')
  return alternatives(parseExpression(plain)).map((term) => ({ text, term, anyException: plain !== text }))
}

/**
 * The entry that is about this term. To deny a licence is to deny it with any exception, which leaves its conditions in
 * place for the rest; to allow it says nothing of its exceptions. Where an entry and a term grant several versions, one
 * in common is enough.
 */
export function matchingEntry(
  term: Term,
  entries: readonly ListEntry[],
  list: 'allow' | 'deny',
): ListEntry | null {
  return entries.find((entry) => matches(term, entry, list)) ?? null
}

function matches(term: Term, { term: entry, anyException }: ListEntry, list: 'allow' | 'deny'): boolean {
  if (term.kind !== 'license' || entry.kind !== 'license')
    return expressionText(term) === expressionText(entry)
  if (!shareVersion(term.id, entry.id, term.orLater, entry.orLater)) return false
  if (anyException) return term.exception !== null
  return term.exception === entry.exception || (list === 'deny' && entry.exception === null)
}

/** `GPL-2.0-or-later` and `GPL-3.0-only` share version 3; ids without a version only themselves. */
function shareVersion(one: string, other: string, oneLater: boolean, otherLater: boolean): boolean {
  const [a, b] = [familyAndVersion(one), familyAndVersion(other)]
  if (a.family !== b.family) return false
  const order = compareVersions(a.version, b.version)
  if (order === 0) return true
  return order < 0 ? oneLater : otherLater
}

/** "GFDL-1.2-invariants-or-later" -> family "GFDL--invariants", version [1, 2]. */
function familyAndVersion(id: string): { family: string; version: readonly number[] } {
  const bare = id.slice(0, 100).replace(/-(?:only|or-later)$/, '')
  const match = /^(.*?)-(\d+(?:\.\d+)*)(-.*)?$/.exec(bare)
  if (!match) return { family: bare, version: [] }
  const [, name = '', version = '', variant = ''] = match
  return { family: `${name}-${variant}`, version: version.split('.').map(Number) }
}

function compareVersions(a: readonly number[], b: readonly number[]): number {
  const at = Array.from({ length: Math.max(a.length, b.length) }, (_, index) => index).find(
    (index) => (a[index] ?? 0) !== (b[index] ?? 0),
  )
  return at === undefined ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}

function alternatives(entry: Expression): readonly Term[] {
  if (entry.kind === 'or') return entry.parts.flatMap(alternatives)
  return entry.kind === 'and' ? [] : [entry]
}
