import { type Expression, expressionText, joinExpressions } from './expression.ts'
import { type Claim, type Claims, familiesOf } from './license-sources.ts'

/** What the licence can be, by everything that was read. */
export interface Readings {
  /** More than one: the sources disagree, or leave it open. Each has to be judged. */
  expressions: readonly Expression[]
  /** One sentence about disagreement; null: the sources agree, or there is only one. */
  disagreement: string | null
}

const NO_LICENSE: Expression = { kind: 'special', text: 'NONE' }

/**
 * The registry or the manifests give the expression, texts and the forge confirm it. A text they do not mention, a
 * changed text, or another id found by the forge makes readings of their own.
 */
export function readingsOf({ own }: Claims): Readings {
  const clear = own.filter(({ readings }) => readings.every((reading) => reading.kind !== 'unclear'))
  const declared = clear.filter(
    ({ source }) => source === 'registry' || source === 'manifest' || source === 'tag',
  )
  const texts = own.filter(({ source }) => source === 'text')
  const forge = own.filter(({ source, said }) => source === 'github' && said !== 'NOASSERTION')
  const unclear = own.filter((claim) => claim.source !== 'text' && !clear.includes(claim))

  const base = distinct(declared.length > 0 ? declared.flatMap(({ readings }) => readings) : together(texts))
  const others = [...(declared.length > 0 ? texts : []), ...forge, ...unclear].filter(
    (claim) => !confirms(claim, base),
  )
  const fallback = own.some(({ said }) => said === 'NOASSERTION') ? parseNoAssertion() : NO_LICENSE
  const expressions = distinct([...base, ...others.flatMap(({ readings }) => readings)])
  return {
    expressions: expressions.length > 0 ? expressions : [fallback],
    disagreement: disagreementOf(own, base, others),
  }
}

/** All texts that lie together count together; what one leaves open stays open. */
function together(texts: readonly Claim[]): readonly Expression[] {
  if (texts.length === 0) return []
  const versions = Math.max(...texts.map(({ readings }) => readings.length))
  return Array.from({ length: versions }, (_, at) =>
    joinExpressions(
      'and',
      texts.flatMap(({ readings }) => readings[Math.min(at, readings.length - 1)] ?? []),
    ),
  )
}

/** Whether a claim says nothing that the expressions don't: its licences are among theirs. */
function confirms(claim: Claim, base: readonly Expression[]): boolean {
  if (base.length === 0) return false
  const known = new Set(base.flatMap((expression) => [...familiesOf(expression)]))
  return claim.readings.some((reading) => {
    if (reading.kind === 'unclear') {
      return reading.candidates.some((id) => known.has(id.replace(/-(?:only|or-later)$/, '')))
    }
    return [...familiesOf(reading)].every((family) => known.has(family))
  })
}

function disagreementOf(
  own: readonly Claim[],
  base: readonly Expression[],
  others: readonly Claim[],
): string | null {
  const declared = own.filter(({ source }) => source !== 'text' && source !== 'github')
  const wordings = new Set(
    declared.flatMap(({ readings }) => readings.map((reading) => [...familiesOf(reading)].sort().join())),
  )
  if (others.length === 0 && wordings.size <= 1) return null
  if (base.length === 0 && others.length <= 1) return null
  return own.map(({ where, said }) => `${where} says ${said}`).join('; ')
}

function distinct(expressions: readonly Expression[]): readonly Expression[] {
  return [...new Map(expressions.map((expression) => [expressionText(expression), expression])).values()]
}

function parseNoAssertion(): Expression {
  return { kind: 'special', text: 'NOASSERTION' }
}
