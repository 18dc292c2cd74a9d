import { type Expression, expressionText, type Term, termsOf } from './expression.ts'
import { type ListEntry, listEntries, matchingEntry } from './list-entries.ts'
import { notNamed } from './nearest-license.ts'
import { parseExpression } from './parse-expression.ts'
import { listed } from './spdx-list.ts'

export interface LicenseLists {
  /** Where not empty, everything else is refused, or needs review where nobody knows what it is. */
  allow: readonly string[]
  deny: readonly string[]
}

/** A part of an expression, and the list entry that is about it. */
export interface Listed {
  part: Expression
  entry: string
}

/**
 * What keeps a list entry from ever matching, in words; null for a good one. A typo in a deny list would let through
 * what it was written to stop.
 */
export function entryMistake(text: string, list: keyof LicenseLists): string | null {
  if (text.trim() === '') return 'An entry is empty'
  const expression = parseExpression(text.replace(/\s{1,9}WITH\s+\*\s*$/i, ''))
  const unknown = termsOf(expression).find((term) => !isNamed(term))
  if (unknown) return notNamed(unknown)
  if (list === 'deny' && listEntries(text).length === 0) {
    return `${JSON.stringify(text)} joins licences by AND; deny each of them by itself`
  }
  return null
}

/** Whether a term says which licence it is, so that a list can have an opinion on it. */
export function isNamed(term: Term): boolean {
  return term.kind === 'license' ? listed(term.id) !== null : term.kind !== 'unclear'
}

/**
 * The branch of the expression that the list covers, null where it covers none. `OR` needs one covered part, `AND` all.
 * An exception only ever adds a permission, and still a list that allows `GPL-2.0-only` has not said `GPL-2.0-only WITH …`.
 */
export function allowedBranch(expression: Expression, allow: readonly string[]): Expression | null {
  if (allow.some((entry) => expressionText(parseExpression(entry)) === expressionText(expression))) {
    return expression
  }
  return branch(expression, allow.flatMap(listEntries))
}

function branch(expression: Expression, entries: readonly ListEntry[]): Expression | null {
  if (expression.kind === 'or') {
    return expression.parts.map((part) => branch(part, entries)).find((part) => part !== null) ?? null
  }
  if (expression.kind === 'and') {
    return expression.parts.every((part) => branch(part, entries) !== null) ? expression : null
  }
  return matchingEntry(expression, entries, 'allow') ? expression : null
}

/** The part that makes the expression denied: any part of an `AND`, an `OR` only when every branch is denied. */
export function deniedPart(expression: Expression, deny: readonly string[]): Listed | null {
  return deniedBy(expression, deny.flatMap(listEntries))
}

function deniedBy(expression: Expression, entries: readonly ListEntry[]): Listed | null {
  if (expression.kind === 'or') {
    const denied = expression.parts.map((part) => deniedBy(part, entries))
    return denied.every((part) => part !== null) ? (denied[0] ?? null) : null
  }
  if (expression.kind === 'and') {
    return expression.parts.map((part) => deniedBy(part, entries)).find((part) => part !== null) ?? null
  }
  const entry = matchingEntry(expression, entries, 'deny')
  return entry && { part: expression, entry: entry.text }
}

/** The expression with every denied branch of an `OR` taken out, however deep; what is denied altogether stays. */
export function withoutDenied(expression: Expression, deny: readonly string[]): Expression {
  if (!('parts' in expression)) return expression
  const left =
    expression.kind === 'or'
      ? expression.parts.filter((part) => deniedPart(part, deny) === null)
      : expression.parts
  if (left.length === 0) return expression
  const [only, ...more] = left.map((part) => withoutDenied(part, deny))
  return only && more.length === 0 ? only : { kind: expression.kind, parts: only ? [only, ...more] : more }
}
