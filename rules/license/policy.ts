import { expressionText } from '../../src/analysis/licensing/expression.ts'
import { licenseWaiver } from '../../src/analysis/licensing/license-waiver.ts'
import { cannotTell, defineSignal, fail, notApplicable, pass } from '../../src/model/rule.ts'
import { decideInUse } from './decision.ts'
import { isJudgement, LICENSE_FACTS, readSourcesInUse } from './evidence.ts'

export default defineSignal({
  id: 'license/policy',
  title: 'Your own licence lists',
  needs: [],
  wants: LICENSE_FACTS,
  // Shown by itself; what it decides counts once, in license/compatible.
  weight: 0,
  why: 'Your organisation has decided some licences for good: what is denied stays denied, what is allowed needs no second look, and a waiver has an owner and an end.',
  fix: 'Change the lists or waivers in oss-check.yaml, or choose another component',
  references: ['https://spdx.org/licenses/'],
  judge(facts, context) {
    const { allow, deny } = context.policy.licenses
    const found = licenseWaiver(context.policy, context.now)
    if (allow.length === 0 && deny.length === 0 && !found) {
      return notApplicable('No allow list, deny list or waiver is about this licence')
    }
    const sources = readSourcesInUse(facts, context)
    if (isJudgement(sources)) return sources
    const decision = decideInUse(sources, facts, context)
    if (isJudgement(decision)) return decision
    const measure = { value: expressionText(decision.chosen) }
    if (decision.by === 'deny' && decision.verdict === 'incompatible') {
      return fail(decision.reason, { ...measure, marks: ['beyond-waivers'] })
    }
    if (found) {
      const { owner, expires, reason } = found.waiver
      return found.expired
        ? fail(`The waiver by ${owner} expired on ${expires}: ${reason}`, measure)
        : pass(`Waived by ${owner} until ${expires}: ${reason}`, measure)
    }
    if (decision.by === 'compatibility')
      return pass(`${expressionText(decision.chosen)} is not on your deny list`, measure)
    switch (decision.verdict) {
      case 'compatible':
        return pass(decision.reason, measure)
      case 'incompatible':
        return fail(decision.reason, measure)
      case 'needs-review':
        return cannotTell('too-little-data', decision.reason, measure)
    }
  },
})
