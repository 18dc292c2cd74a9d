/** The smallest part of a licence expression. */
export type Term =
  | { kind: 'license'; id: string; orLater: boolean; exception: string | null }
  /** `LicenseRef-…`: terms of its own, on no list. */
  | { kind: 'reference'; text: string }
  /** NONE: looked, there is no licence. NOASSERTION: nobody says. UNLICENSED: npm's word for all rights reserved. */
  | { kind: 'special'; text: 'NONE' | 'NOASSERTION' | 'UNLICENSED' }
  /** Words that name no licence, or more than one (`candidates`). */
  | { kind: 'unclear'; text: string; candidates: readonly string[] }

export type Expression =
  | Term
  | { kind: 'and'; parts: readonly Expression[] }
  | { kind: 'or'; parts: readonly Expression[] }

/** Expression -> text, flattened and without needless brackets. */
export function expressionText(expression: Expression): string {
  if (expression.kind === 'license') {
    const id =
      expression.orLater && !expression.id.endsWith('-or-later') ? `${expression.id}+` : expression.id
    return expression.exception ? `${id} WITH ${expression.exception}` : id
  }
  if (expression.kind === 'and' || expression.kind === 'or') {
    const texts = expression.parts.map((part) =>
      part.kind === 'or' || part.kind === 'and' ? `(${expressionText(part)})` : expressionText(part),
    )
    return texts.join(expression.kind === 'and' ? ' AND ' : ' OR ')
  }
  return expression.text
}

/** Every term of it, in order. */
export function termsOf(expression: Expression): readonly Term[] {
  return 'parts' in expression ? expression.parts.flatMap(termsOf) : [expression]
}

/** `a AND b …` or `a OR b …` of whole expressions: flattened, each part once, in the order given. */
export function joinExpressions(kind: 'and' | 'or', parts: readonly Expression[]): Expression {
  const flat = parts.flatMap((part) => (part.kind === kind ? part.parts : [part]))
  const unique = [...new Map(flat.map((part) => [expressionText(part), part])).values()]
  const [only] = unique
  return unique.length === 1 && only ? only : { kind, parts: unique }
}

/** By their text, so that what is written in another order means the same. */
export function sortedExpressions<Part extends Expression>(parts: readonly Part[]): readonly Part[] {
  return [...parts].sort((a, b) => (expressionText(a) < expressionText(b) ? -1 : 1))
}

/** Whether there was a choice to make in it. */
export function hasChoice(expression: Expression): boolean {
  return 'parts' in expression && (expression.kind === 'or' || expression.parts.some(hasChoice))
}

/** Ids of an expression without "only" and "or later", for telling whether two sources mean the same licence. */
export function familiesOf(expression: Expression): ReadonlySet<string> {
  return new Set(
    termsOf(expression).map((term) =>
      term.kind === 'license' ? term.id.replace(/-(?:only|or-later)$/, '') : expressionText(term),
    ),
  )
}
