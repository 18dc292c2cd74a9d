import type { Collected } from '../model/collected.ts'
import type { Policy } from '../model/policy.ts'
import type { Rule } from '../model/rule.ts'
import type { Scorecard } from '../model/scorecard.ts'
import { VERSION } from '../model/version.ts'
import { diff } from './diff.ts'
import { evaluate, type RuleFailure } from './evaluate.ts'
import { gateOf } from './gate.ts'
import { idsOf, parseConditions } from './gate-conditions.ts'
import { outageNotices } from './outage.ts'
import { scoreOf } from './score.ts'
import { verdictOf } from './verdict.ts'
import { concerning, waiverNotices } from './waivers.ts'

/** Facts and policy in, the answer out. Pure: the same facts under another policy are one more call. */
export function judge(
  collected: Collected,
  rules: readonly Rule[],
  policy: Policy,
  assessedAt: Date,
  baseline: Scorecard | null = null,
): { scorecard: Scorecard; failures: readonly RuleFailure[] } {
  const now = new Date(collected.asOf)
  const own = concerning(policy, collected.target)
  const { points, failures } = evaluate(rules, collected.facts, own, now)
  const { word, reasons } = verdictOf(points, own)
  const score = scoreOf(points, own)
  const ungated: Scorecard = {
    schemaVersion: 1,
    tool: { name: 'oss-check', version: VERSION },
    target: collected.target,
    assessedAt: assessedAt.toISOString(),
    asOf: collected.asOf,
    verdict: word,
    reasons,
    score,
    gate: { status: 'none', conditions: [] },
    points,
    notices: [...collected.notices, ...outageNotices(collected.facts), ...waiverNotices(own.waivers, now)],
    cost: collected.cost,
  }
  const changes = baseline === null ? null : diff(baseline, ungated)
  const context = { waivers: own.waivers, now, changes }
  const gate = gateOf(parseConditions(own.failOn, idsOf(rules)), points, word, score, context)
  return { scorecard: { ...ungated, gate }, failures }
}
