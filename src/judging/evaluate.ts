import type { FactName, Facts, FactValues } from '../model/facts.ts'
import { optionValues } from '../model/options.ts'
import type { Policy } from '../model/policy.ts'
import {
  factsOf,
  type Judgement,
  type Missing,
  type PointFinding,
  type Rule,
  type Signal,
  type SignalFinding,
} from '../model/rule.ts'
import type { Evidence } from '../model/unknown.ts'
import { attested } from './attestations.ts'
import { concludePoint, scoreRange } from './conclude.ts'
import { declaredFacts } from './declared-facts.ts'

/** A rule or signal threw: a bug in it, told on stderr by the door. */
export interface RuleFailure {
  signal: string
  error: unknown
}

export interface Evaluation {
  points: readonly PointFinding[]
  failures: readonly RuleFailure[]
}

/** Rules over facts. Pure; a signal that throws becomes unknown and is reported in `failures`. */
export function evaluate(rules: readonly Rule[], facts: Facts, policy: Policy, now: Date): Evaluation {
  const failures: RuleFailure[] = []
  const points = rules.map((rule) => {
    const signals = rule.signals.map((signal) => {
      try {
        return attested(judgeSignal(rule, signal, facts, policy, now), rule, policy.attestations, now)
      } catch (error) {
        failures.push({ signal: signal.id, error })
        return crashed(signal, policy)
      }
    })
    const { id, point, title, question, role = 'ordinary' } = rule
    const conclusion = concludeSafely(rule, signals, failures)
    const range = scoreRange(rule, signals, conclusion.score)
    return { point, id, title, question, role, ...conclusion, range, signals }
  })
  return { points, failures }
}

/** Every fact any of the rules reads. */
export function factsNeeded(rules: readonly Rule[]): ReadonlySet<FactName> {
  return new Set(rules.flatMap((rule) => rule.signals.flatMap(factsOf)))
}

function judgeSignal(rule: Rule, signal: Signal, facts: Facts, policy: Policy, now: Date): SignalFinding {
  const declared = declaredFacts(signal, facts)
  if (declared.missing.length > 0) return hiddenFinding(signal, policy, declared.missing)

  const { known, unknown, evidence } = declared
  const options = optionValues(rule.id, signal.options ?? {}, policy)
  // Every needed fact is among the values: what misses one was answered above.
  const judgement = signal.judge(declared.values as FactValues, {
    options,
    policy,
    now,
    known,
    unknown,
    evidence,
  })
  const inVain = declared.readInVain()
  if (inVain.length > 0) return hiddenFinding(signal, policy, inVain)
  const ofNeeds = signal.needs.flatMap((name) => evidence[name] ?? [])
  return finding(signal, policy, judgement, ofNeeds, [])
}

/** Unknown, for want of these facts. */
function hiddenFinding(signal: Signal, policy: Policy, missing: readonly Missing[]): SignalFinding {
  const summary = missing[0]?.detail ?? 'Not known'
  return finding(signal, policy, { status: 'unknown', summary, reason: 'unexpected' }, [], missing)
}

function finding(
  signal: Signal,
  policy: Policy,
  judgement: Judgement,
  evidence: readonly Evidence[],
  missing: readonly Missing[],
): SignalFinding {
  const { status, summary } = judgement
  const unsaid =
    status === 'unknown' && missing.length === 0
      ? [{ fact: null, reason: judgement.reason, detail: summary }]
      : missing
  return {
    id: signal.id,
    title: signal.title,
    status,
    score: 'score' in judgement ? judgement.score : null,
    weight: policy.weights[signal.id] ?? signal.weight ?? 1,
    critical: signal.critical ?? false,
    summary,
    value: judgement.value ?? null,
    unit: judgement.unit ?? null,
    threshold: judgement.threshold ?? null,
    sampleSize: judgement.sampleSize ?? null,
    interval: judgement.interval ?? null,
    basis: judgement.basis ?? 'measured',
    details: judgement.details ?? {},
    marks: judgement.marks ?? [],
    series: judgement.series ?? [],
    evidence: judgement.evidence ?? evidence,
    missing: unsaid,
    why: signal.why,
    fix: judgement.fix ?? signal.fix,
  }
}

function crashed(signal: Signal, policy: Policy): SignalFinding {
  const detail = `The signal ${signal.id} failed on these facts; this is a bug in it`
  return finding(signal, policy, { status: 'unknown', reason: 'unexpected', summary: detail }, [], [])
}

function concludeSafely(rule: Rule, signals: readonly SignalFinding[], failures: RuleFailure[]) {
  try {
    return (rule.conclude ?? concludePoint)(signals)
  } catch (error) {
    failures.push({ signal: rule.id, error })
    return {
      status: 'unknown' as const,
      score: null,
      summary: `The rule ${rule.id} failed; this is a bug in it`,
    }
  }
}
