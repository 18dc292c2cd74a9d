import { expressionText } from '../../src/analysis/licensing/expression.ts'
import { contextOf, type Outcome, outcomeOf } from '../../src/analysis/licensing/project-decision.ts'
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
import { isJudgement, LICENSE_FACTS, readClaimsInUse } from './evidence.ts'
import { licenseWaiver } from './waiver.ts'

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
    const claims = readClaimsInUse(facts, context)
    if (isJudgement(claims)) return claims
    const outcome = outcomeOf(claims, context.policy)
    const measure = measureOf(outcome, context.policy)
    if (outcome.verdict === 'compatible') return pass(passing(outcome), measure)
    if (outcome.by === 'deny') {
      return fail(outcome.reason, { ...measure, marks: ['beyond-waivers'] })
    }
    return waived(outcome, measure, context.policy, context.now)
  },
})

/** A waiver stands for a review that took place, until it expires. What is incompatible stays so; the gate lets it pass. */
function waived(outcome: Outcome, measure: Measure, policy: Policy, now: Date): Judgement {
  const found = licenseWaiver(policy, now)
  if (found?.expired) {
    return fail(
      `${outcome.reason}; the waiver by ${found.waiver.owner} expired on ${found.waiver.expires}`,
      measure,
    )
  }
  if (outcome.verdict === 'incompatible') return fail(outcome.reason, measure)
  if (found) {
    const { owner, expires, reason } = found.waiver
    return warn(`${outcome.reason}; waived by ${owner} until ${expires}: ${reason}`, measure)
  }
  return cannotTell('too-little-data', outcome.reason, measure)
}

function passing({ expression, chosen, reason }: Outcome): string {
  const text = expressionText(chosen)
  return text === expression ? reason : `By ${text}: ${reason}`
}

function measureOf(outcome: Outcome, policy: Policy): Measure {
  const context = contextOf(policy)
  return {
    value: expressionText(outcome.chosen),
    details: {
      verdict: outcome.verdict,
      expression: outcome.expression,
      obligations: outcome.obligations,
      decidedBy: outcome.by,
      context: describeContext(context),
      source: outcome.source,
    },
    ...(outcome.verdict !== 'compatible' && { fix: whatToDo(outcome) }),
  }
}
