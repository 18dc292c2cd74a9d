import type { Link, Policy } from '../../model/policy.ts'
import { needsReview, obligationsOfAll, type UseContext, worstOf } from './answer.ts'
import { type Decision, decide } from './decide.ts'
import { type Expression, expressionText, familiesOf } from './expression.ts'
import type { LicenseSource, LicenseSources } from './license-source.ts'
import { parseExpression } from './parse-expression.ts'
import { type PossibleLicenses, possibleLicensesOf } from './possible-licenses.ts'

/** The answer for a project, over everything its licence can be. */
export interface ProjectDecision extends Decision {
  possible: PossibleLicenses
  /** What was judged, as text: one expression, or those the sources leave open. */
  expression: string
}

/** `byKind`: how a thing of its kind is linked, where the policy does not say. */
export function contextOf({ usage, projectLicense }: Policy, byKind: Link = 'static'): UseContext {
  return {
    ...usage,
    link: usage.link ?? byKind,
    whole: false,
    project: projectLicense === null ? null : parseExpression(projectLicense),
  }
}

/** What is decided alike whatever the licence is, is the answer; where that differs, a person has to look. */
export function decideForProject(
  sources: LicenseSources,
  policy: Policy,
  byKind: Link = 'static',
): ProjectDecision {
  const context = contextOf(policy, byKind)
  const possible = possibleLicensesOf(sources)
  const decisions = possible.expressions.map((expression) => decide(expression, policy.licenses, context))
  const decision = withParts(together(possible, decisions), sources, policy, context)
  const texts = possible.expressions.map(expressionText)
  const isOpen = possible.disagreement !== null || !sameVerdict(decisions)
  return { ...decision, possible, expression: isOpen ? texts.join(' or ') : (texts[0] ?? '') }
}

function together({ expressions, disagreement }: PossibleLicenses, decisions: readonly Decision[]): Decision {
  const worst = worstOf(decisions)
  const obligations = obligationsOfAll(decisions.filter(({ verdict }) => verdict !== 'incompatible'))
  if (sameVerdict(decisions)) {
    return { ...worst, obligations: worst.verdict === 'incompatible' ? [] : obligations }
  }
  const said = decisions.map(({ verdict }, at) => {
    const expression = expressions[at]
    return `${expression ? expressionText(expression) : ''} is ${verdict.replace('-', ' ')}`
  })
  const why = disagreement === null ? 'Which terms hold is left open' : 'Its sources disagree'
  const review = needsReview(`${why}: ${said.join(', ')}`, worst.source)
  return { ...review, obligations, by: worst.by, chosen: worst.chosen }
}

function sameVerdict(decisions: readonly Decision[]): boolean {
  return decisions.every(({ verdict }) => verdict === decisions[0]?.verdict)
}

/** A part under terms that do not fit is reason to look, not to refuse the whole: you may not use that part. */
function withParts(
  own: Decision,
  { ofParts }: LicenseSources,
  policy: Policy,
  context: UseContext,
): Decision {
  if (own.verdict !== 'compatible') return own
  const known = familiesOf(own.chosen)
  const misfit = ofParts.find((part) => !isAmong(part, known) && !fits(part, policy, context))
  if (!misfit) return own
  const reason = `${misfit.where} says ${misfit.said}, other terms than the rest; whether you use that part is for you to say`
  const { obligations, by, chosen } = own
  return { ...needsReview(reason, own.source), obligations, by, chosen }
}

function isAmong({ readings }: LicenseSource, known: ReadonlySet<string>): boolean {
  return readings.some((reading) => [...familiesOf(reading)].every((family) => known.has(family)))
}

function fits({ readings }: LicenseSource, policy: Policy, context: UseContext): boolean {
  const isFit = (reading: Expression) => decide(reading, policy.licenses, context).verdict === 'compatible'
  return readings.every(isFit)
}
