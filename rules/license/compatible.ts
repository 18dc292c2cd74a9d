import { expressionText, hasChoice } from '../../src/analysis/licensing/expression.ts'
import { licenseWaiver } from '../../src/analysis/licensing/license-waiver.ts'
import { contextOf } from '../../src/analysis/licensing/project-decision.ts'
import { describeContext, whatToDo } from '../../src/analysis/licensing/wording.ts'
import type { Policy } from '../../src/model/policy.ts'
import {
  cannotTell,
  defineSignal,
  fail,
  type Judgement,
  type Measure,
  pass,
  warn,
} from '../../src/model/rule.ts'
import { type DecisionInUse, decideInUse } from './decision.ts'
import { isJudgement, LICENSE_FACTS, readSourcesInUse } from './evidence.ts'

export default defineSignal({
  id: 'license/compatible',
  title: 'Licence suits your use',
  needs: [],
  wants: LICENSE_FACTS,
  weight: 4,
  critical: true,
  why: 'Code under terms you cannot meet has to be taken out again, at the worst moment. Decided in this order: your deny list, a waiver, your allow list, then compatibility with your licence and your way of use.',
  fix: 'Choose another component or way of use, ask its owners for another licence, or have it reviewed and write a waiver',
  references: [
    'https://spdx.github.io/spdx-spec/v2.3/SPDX-license-expressions/',
    'https://www.gnu.org/licenses/license-list.html',
    'https://www.osadl.org/OSADL-Open-Source-License-Checklists.oss-compliance-lists.0.html',
  ],
  judge(facts, context) {
    const sources = readSourcesInUse(facts, context)
    if (isJudgement(sources)) return sources
    const decision = decideInUse(sources, facts, context)
    if (isJudgement(decision)) return decision
    const measure = measureOf(decision, context.policy)
    if (decision.verdict === 'compatible') return pass(passing(decision), measure)
    if (decision.by === 'deny' && decision.verdict === 'incompatible') {
      return fail(decision.reason, { ...measure, marks: ['beyond-waivers'] })
    }
    return waived(decision, measure, context.policy, context.now)
  },
})

/** A waiver stands for a review that took place, until it expires. What is incompatible stays so; the gate lets it pass. */
function waived(decision: DecisionInUse, measure: Measure, policy: Policy, now: Date): Judgement {
  const found = licenseWaiver(policy, now)
  if (found?.expired) {
    return fail(
      `${decision.reason}; the waiver by ${found.waiver.owner} expired on ${found.waiver.expires}`,
      measure,
    )
  }
  if (decision.verdict === 'incompatible') return fail(decision.reason, measure)
  if (found) {
    const { owner, expires, reason } = found.waiver
    return warn(`${decision.reason}; waived by ${owner} until ${expires}: ${reason}`, measure)
  }
  return cannotTell('too-little-data', decision.reason, measure)
}

function passing({ possible, chosen, reason, asKind }: DecisionInUse): string {
  const isChosen = possible.expressions.length > 1 || possible.expressions.some(hasChoice)
  const words = isChosen ? `By ${expressionText(chosen)}: ${reason}` : reason
  return asKind === null
    ? words
    : `${words}; ${asKind}s are run, not linked: say usage.link where you link it`
}

function measureOf(decision: DecisionInUse, policy: Policy): Measure {
  const context = contextOf(policy, decision.asKind === null ? 'static' : 'process')
  return {
    value: expressionText(decision.chosen),
    details: {
      verdict: decision.verdict,
      expression: decision.expression,
      obligations: decision.obligations,
      decidedBy: decision.by,
      context: describeContext(context),
      source: decision.source,
    },
    ...(decision.verdict !== 'compatible' && { fix: whatToDo(decision) }),
  }
}
