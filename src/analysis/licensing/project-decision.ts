import type { Policy } from '../../model/policy.ts'
import { needsReview, rankOf, type UseContext } from './answer.ts'
import { type Decision, decide } from './decide.ts'
import { type Expression, expressionText, parseExpression } from './expression.ts'
import { type Claim, type Claims, familiesOf } from './license-sources.ts'
import { type Readings, readingsOf } from './possible-licenses.ts'

/** The answer for a project, over everything its licence can be. */
export interface Outcome extends Decision {
  readings: Readings
  /** What was judged, as text: one expression, or those the sources leave open. */
  expression: string
}

export function contextOf({ usage, projectLicense }: Policy): UseContext {
  return { ...usage, whole: false, project: projectLicense === null ? null : parseExpression(projectLicense) }
}

/** What every reading says alike is the answer; where they differ, a person has to look. */
export function outcomeOf(claims: Claims, policy: Policy): Outcome {
  const context = contextOf(policy)
  const readings = readingsOf(claims)
  const decisions = readings.expressions.map((expression) => decide(expression, policy.licenses, context))
  const decision = withParts(together(readings, decisions), claims, policy, context)
  const open =
    decisions.some(({ verdict }) => verdict !== decisions[0]?.verdict) || readings.disagreement !== null
  const texts = readings.expressions.map(expressionText)
  return { ...decision, readings, expression: open ? texts.join(' or ') : (texts[0] ?? '') }
}

function together({ expressions, disagreement }: Readings, decisions: readonly Decision[]): Decision {
  const worst = decisions.reduce((a, b) => (rankOf(b.verdict) < rankOf(a.verdict) ? b : a))
  if (decisions.every(({ verdict }) => verdict === worst.verdict)) return worst
  const said = decisions.map(({ verdict }, at) => {
    const expression = expressions[at]
    return `${expression ? expressionText(expression) : ''} is ${verdict.replace('-', ' ')}`
  })
  const why = disagreement === null ? 'Its text leaves the licence open' : 'Its sources disagree'
  const details = needsReview(`${why}: ${said.join(', ')}`, worst.source)
  return { ...details, by: worst.by, chosen: worst.chosen }
}

/** A part under terms that do not fit is reason to look, not to refuse the whole: you may not use that part. */
function withParts(own: Decision, { ofParts }: Claims, policy: Policy, context: UseContext): Decision {
  if (own.verdict !== 'compatible') return own
  const known = familiesOf(own.chosen)
  const misfit = ofParts.filter((part) => !isAmong(part, known)).find((part) => !fits(part, policy, context))
  if (!misfit) return own
  const reason = `${misfit.where} says ${misfit.said}, other terms than the rest; whether you use that part is for you to say`
  return { ...needsReview(reason, own.source), by: own.by, chosen: own.chosen }
}

function isAmong(part: Claim, known: ReadonlySet<string>): boolean {
  return part.readings.some((reading) => [...familiesOf(reading)].every((family) => known.has(family)))
}

function fits({ readings }: Claim, policy: Policy, context: UseContext): boolean {
  const isFit = (reading: Expression) => decide(reading, policy.licenses, context).verdict === 'compatible'
  return readings.every(isFit)
}
