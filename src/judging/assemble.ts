import type { Cost } from '../model/cost.ts'
import type { Facts } from '../model/facts.ts'
import type { Policy } from '../model/policy.ts'
import type { Rule } from '../model/rule.ts'
import type { Notice, Scorecard, TargetRecord } from '../model/scorecard.ts'
import { VERSION } from '../model/version.ts'
import { diff } from './diff.ts'
import { evaluate, type RuleFailure } from './evaluate.ts'
import { gateOf, parseConditions } from './gate.ts'
import { scoreOf } from './score.ts'
import { verdictOf } from './verdict.ts'
import { concerning, waiverNotices } from './waivers.ts'

/** What was collected about one target; the content of a facts file. */
export interface Collected {
  target: TargetRecord
  facts: Facts
  /** The day judged. Facts later than it have been left out. */
  asOf: string
  cost: Cost
  notices: readonly Notice[]
}

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
    notices: [...collected.notices, ...waiverNotices(own.waivers, now)],
    cost: collected.cost,
  }
  const changes = baseline === null ? null : diff(baseline, ungated)
  const context = { waivers: own.waivers, now, changes }
  const gate = gateOf(parseConditions(own.failOn, idsOf(rules)), points, word, score, context)
  return { scorecard: { ...ungated, gate }, failures }
}

/** Every id a gate condition, a weight or a waiver may name. */
export function idsOf(rules: readonly Rule[]): ReadonlySet<string> {
  return new Set(rules.flatMap((rule) => [rule.id, ...rule.signals.map((signal) => signal.id)]))
}
