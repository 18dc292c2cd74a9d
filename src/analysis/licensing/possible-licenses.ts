import { type Expression, expressionText, familiesOf, joinExpressions } from './expression.ts'
import type { LicenseSource, LicenseSources } from './license-source.ts'
import { parseExpression } from './parse-expression.ts'
import { settledByTexts } from './settled-by-texts.ts'

/** What the licence can be, by everything that was read. */
export interface PossibleLicenses {
  /** More than one: the sources disagree, or leave it open. Each has to be judged. */
  expressions: readonly Expression[]
  /** One sentence about disagreement; null: the sources agree, or there is only one. */
  disagreement: string | null
}

/**
 * The registry or the manifests give the expression, texts and the forge confirm it. A declaration that says something
 * else, a text they do not mention, a changed text, or another id found by the forge are possible by themselves.
 */
export function possibleLicensesOf(sources: LicenseSources): PossibleLicenses {
  const own = settledByTexts(sources.own)
  const declared = own.filter(({ kind }) => kind !== 'text' && kind !== 'forge')
  const clear = declared.filter(isClear)
  // What leaves "and" or "or" open is settled by what does not.
  const settled = clear.filter(({ readings }) => readings.length === 1)
  const texts = own.filter(({ kind }) => kind === 'text')
  const basis = [settled, clear, texts].find((sources) => sources.length > 0) ?? []
  const base = distinct(basis === texts ? together(texts) : basis.flatMap(({ readings }) => readings))
  const others = own.filter(
    (source) => !basis.includes(source) && !saysNothing(source) && !confirms(source, base),
  )
  const expressions = distinct([...base, ...others.flatMap(({ readings }) => readings)])
  return {
    expressions: expressions.length > 0 ? expressions : [nothingTold(own)],
    disagreement: disagreementOf(own, basis === texts ? [] : basis, others),
  }
}

function isClear({ readings }: LicenseSource): boolean {
  return readings.every((reading) => reading.kind !== 'unclear' && !isSilence(reading))
}

/** A forge or README that knows there is a text, and not which. */
function saysNothing({ kind, readings }: LicenseSource): boolean {
  return (kind === 'forge' || kind === 'readme') && readings.every(isSilence)
}

function isSilence(reading: Expression): boolean {
  return reading.kind === 'special' && reading.text === 'NOASSERTION'
}

function nothingTold(own: readonly LicenseSource[]): Expression {
  return { kind: 'special', text: own.length > 0 ? 'NOASSERTION' : 'NONE' }
}

/** More texts than this that lie together are a collection. */
const MAX_COMBINATIONS = 64

/**
 * Texts that lie together: of different ones nobody says whether all hold or one may be chosen, so both are possible;
 * what one of them leaves open stays open.
 */
function together(texts: readonly LicenseSource[]): readonly Expression[] {
  const combinations = texts.reduce<readonly (readonly Expression[])[]>(
    (before, { readings }) =>
      before.flatMap((parts) => readings.map((reading) => [...parts, reading])).slice(0, MAX_COMBINATIONS),
    [[]],
  )
  return combinations
    .filter((parts) => parts.length > 0)
    .flatMap((parts) => [joinExpressions('and', parts), joinExpressions('or', parts)])
}

/** Whether a source says nothing that the expressions don't: its licences are among theirs. */
function confirms({ readings }: LicenseSource, base: readonly Expression[]): boolean {
  if (base.length === 0) return false
  const known = new Set(base.flatMap((expression) => [...familiesOf(expression)]))
  const isAmong = (expression: Expression) => [...familiesOf(expression)].every((one) => known.has(one))
  return readings.some((reading) =>
    reading.kind === 'unclear'
      ? reading.candidates.some((candidate) => isAmong(parseExpression(candidate)))
      : isAmong(reading),
  )
}

function disagreementOf(
  own: readonly LicenseSource[],
  basis: readonly LicenseSource[],
  others: readonly LicenseSource[],
): string | null {
  const wordings = new Set(
    basis.map(({ readings }) => readings.map((reading) => [...familiesOf(reading)].sort().join()).join(';')),
  )
  const differ = wordings.size > 1 || (others.length > 0 && own.length > 1)
  return differ ? own.map(({ where, said }) => `${where} says ${said}`).join('; ') : null
}

function distinct(expressions: readonly Expression[]): readonly Expression[] {
  return [...new Map(expressions.map((expression) => [expressionText(expression), expression])).values()]
}
