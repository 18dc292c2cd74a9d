import type { FactName, Facts, FactValues } from '../model/facts.ts'
import type { Policy } from '../model/policy.ts'
import type {
  Judgement,
  Missing,
  Options,
  OptionValues,
  PointFinding,
  Rule,
  Signal,
  SignalFinding,
} from '../model/rule.ts'
import type { Evidence, Unknown } from '../model/unknown.ts'
import { attested } from './attestations.ts'
import { concludePoint } from './conclude.ts'

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
    const { id, point, title, question } = rule
    return { point, id, title, question, ...concludeSafely(rule, signals, failures), signals }
  })
  return { points, failures }
}

/** Every fact any of the rules reads. */
export function factsNeeded(rules: readonly Rule[]): ReadonlySet<FactName> {
  return new Set(
    rules.flatMap((rule) => rule.signals.flatMap((signal) => [...signal.needs, ...(signal.wants ?? [])])),
  )
}

/** The options of a rule: those of its signals, as the policy sets them. */
export function optionValues<O extends Options>(ruleId: string, options: O, policy: Policy): OptionValues<O> {
  const chosen = policy.thresholds[ruleId] ?? {}
  const values = Object.entries(options).map(([name, option]) => {
    const override = chosen[name]
    if (override === undefined) return [name, option.default]
    return [name, typeof override === 'number' ? override : { ...(option.default as object), ...override }]
  })
  return Object.fromEntries(values) as OptionValues<O>
}

function judgeSignal(rule: Rule, signal: Signal, facts: Facts, policy: Policy, now: Date): SignalFinding {
  const values: Partial<FactValues> = {}
  const evidence: Partial<Record<FactName, readonly Evidence[]>> = {}
  const unknown: Partial<Record<FactName, Unknown>> = {}
  const missing: Missing[] = []
  for (const name of [...signal.needs, ...(signal.wants ?? [])]) {
    const fact = facts[name]
    if (fact.known) {
      Object.assign(values, { [name]: fact.value })
      evidence[name] = fact.evidence
    } else if (signal.needs.includes(name)) {
      missing.push({ fact: name, reason: fact.reason, detail: fact.detail })
    } else {
      unknown[name] = fact
    }
  }
  if (missing.length > 0) {
    const summary = missing[0]?.detail ?? 'Not known'
    return finding(signal, policy, { status: 'unknown', summary, reason: 'unexpected' }, [], missing)
  }

  const context = {
    options: optionValues(rule.id, signal.options ?? {}, policy),
    policy,
    now,
    unknown,
    evidence,
  }
  // Every needed fact is in `values`: the loop above returned otherwise.
  const judgement = signal.judge(values as FactValues, context)
  const ofNeeds = signal.needs.flatMap((name) => evidence[name] ?? [])
  return finding(signal, policy, judgement, ofNeeds, [])
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
    series: judgement.series ?? [],
    evidence: judgement.evidence ?? evidence,
    missing: unsaid,
    why: signal.why,
    fix: signal.fix,
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
