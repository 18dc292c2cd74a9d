import satisfies from 'spdx-satisfies'
import { type Expression, expressionText, parseExpression, type Term, termsOf } from './expression.ts'
import { listed } from './names.ts'

export interface LicenseLists {
  /** Where not empty, everything else needs review. */
  allow: readonly string[]
  deny: readonly string[]
}

/**
 * What keeps a list entry from ever matching, in words; null for a good one. A typo in a deny list would let through
 * what it was written to stop.
 */
export function entryMistake(entry: string, list: keyof LicenseLists): string | null {
  if (entry.trim() === '') return 'An entry is empty'
  const expression = parseExpression(entry)
  const unknown = termsOf(expression).find((term) => !isNamed(term))
  if (unknown) {
    const candidates = unknown.kind === 'unclear' ? unknown.candidates : []
    const meant = candidates.length > 0 ? `; it may be ${candidates.join(' or ')}` : ''
    return `${JSON.stringify(expressionText(unknown))} names no licence of the SPDX list${meant}`
  }
  if (list === 'deny' && alternatives(expression).length === 0) {
    return `${JSON.stringify(entry)} joins licences by AND; deny each of them by itself`
  }
  return null
}

function isNamed(term: Term): boolean {
  return term.kind === 'license' ? listed(term.id) !== null : term.kind !== 'unclear'
}

/**
 * The branch of the expression that the list covers, null where it covers none. `OR` needs one covered part, `AND` all.
 * An exception makes a licence of its own: `GPL-2.0-only` on a list does not cover `GPL-2.0-only WITH …`.
 */
export function allowedBranch(expression: Expression, allow: readonly string[]): Expression | null {
  const entries = allow.map(parseExpression)
  if (entries.some((entry) => expressionText(entry) === expressionText(expression))) return expression
  return branch(expression, entries.flatMap(alternatives))
}

/** The part that makes the expression denied: any part of an `AND`, an `OR` only when every branch is denied. */
export function deniedPart(expression: Expression, deny: readonly string[]): Expression | null {
  return deniedBy(expression, deny.map(parseExpression).flatMap(alternatives))
}

/** The choices of an `OR` that are left when the denied ones are taken out. */
export function withoutDenied(expression: Expression, deny: readonly string[]): Expression {
  if (expression.kind !== 'or') return expression
  const left = expression.parts.filter((part) => deniedPart(part, deny) === null)
  const [only] = left
  return left.length === 1 && only ? only : { kind: 'or', parts: left.length > 0 ? left : expression.parts }
}

function branch(expression: Expression, entries: readonly Term[]): Expression | null {
  if (expression.kind === 'or') {
    return expression.parts.map((part) => branch(part, entries)).find((part) => part !== null) ?? null
  }
  if (expression.kind === 'and') {
    return expression.parts.every((part) => branch(part, entries) !== null) ? expression : null
  }
  return covers(expression, entries) ? expression : null
}

function deniedBy(expression: Expression, entries: readonly Term[]): Expression | null {
  if (expression.kind === 'or') {
    const denied = expression.parts.map((part) => deniedBy(part, entries))
    return denied.every((part) => part !== null) ? (denied[0] ?? null) : null
  }
  if (expression.kind === 'and') {
    return expression.parts.map((part) => deniedBy(part, entries)).find((part) => part !== null) ?? null
  }
  return covers(expression, entries) ? expression : null
}

function covers(term: Term, entries: readonly Term[]): boolean {
  const text = expressionText(term)
  if (term.kind !== 'license') return entries.some((entry) => expressionText(entry) === text)
  const licenses = entries.filter((entry) => entry.kind === 'license').map(expressionText)
  return satisfies(text, licenses)
}

/** `MIT OR ISC` on a list is two entries. */
function alternatives(entry: Expression): readonly Term[] {
  if (entry.kind === 'or') return entry.parts.flatMap(alternatives)
  return entry.kind === 'and' ? [] : [entry]
}
