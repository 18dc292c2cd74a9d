import { type Expression, familiesOf, joinExpressions } from './expression.ts'
import type { LicenseSource } from './license-source.ts'
import { parseExpression } from './parse-expression.ts'

const COUNTS_ONLY = /^(?:dual|multi|multiple|triple)[ -]licen[sc]e[sd]?$/i

/**
 * Declarations of several licences, with names such as "BSD License" read as the one of their candidates whose text lies beside
 * them. "Dual License" only counts: it is left away where the others name at least two.
 */
export function settledByTexts(own: readonly LicenseSource[]): readonly LicenseSource[] {
  const texts = new Set(own.filter(({ kind }) => kind === 'text').flatMap(namedBy))
  const told = own.filter((source) => !countsOnly(source))
  const kept = new Set(told.flatMap(namedBy)).size > 1 ? told : own
  return kept.map((source) => ({
    ...source,
    readings: source.readings.map((reading) => ('parts' in reading ? settled(reading, texts) : reading)),
  }))
}

function countsOnly({ readings }: LicenseSource): boolean {
  return readings.every(
    ({ kind, ...reading }) => kind === 'unclear' && 'text' in reading && COUNTS_ONLY.test(reading.text),
  )
}

function namedBy({ readings }: LicenseSource): readonly string[] {
  return readings.flatMap((reading) => [...familiesOf(reading)])
}

function settled(expression: Expression, texts: ReadonlySet<string>): Expression {
  if ('parts' in expression)
    return joinExpressions(
      expression.kind,
      expression.parts.map((part) => settled(part, texts)),
    )
  if (expression.kind !== 'unclear') return expression
  const there = expression.candidates
    .map(parseExpression)
    .filter((candidate) => [...familiesOf(candidate)].every((family) => texts.has(family)))
  const [only, ...more] = there
  return only && more.length === 0 ? only : expression
}
