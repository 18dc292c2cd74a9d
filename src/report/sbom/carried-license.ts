import { expressionText, type Term, termsOf } from '../../analysis/licensing/expression.ts'
import { parseExpression } from '../../analysis/licensing/parse-expression.ts'

/** A licence in the forms that bills of materials tell apart. */
export type CarriedLicense =
  | { kind: 'id'; id: string }
  | { kind: 'expression'; expression: string; references: readonly string[] }
  /** Words that are no expression. */
  | { kind: 'name'; name: string }

/** Null: it tells nothing. Words that leave it open which licence is meant stay as they are written. */
export function carriedLicense(written: string | null): CarriedLicense | null {
  if (written === null || written.trim() === '') return null
  const expression = parseExpression(written)
  if (expression.kind === 'special' && expression.text !== 'UNLICENSED') return null
  const terms = termsOf(expression)
  if (!terms.every(isOfExpressions)) return { kind: 'name', name: written.trim() }
  const text = expressionText(expression)
  if (expression.kind === 'license' && text === expression.id) return { kind: 'id', id: text }
  const references = terms.flatMap((term) => (term.kind === 'reference' ? [term.text] : []))
  return { kind: 'expression', expression: text, references }
}

/** A reference into another document would need that document. */
function isOfExpressions(term: Term): boolean {
  return term.kind === 'license' || (term.kind === 'reference' && term.text.startsWith('LicenseRef-'))
}
