import { evaluate, factsNeeded } from '../judging/evaluate.ts'
import type { FactName, Facts } from '../model/facts.ts'
import type { Policy } from '../model/policy.ts'
import type { Rule } from '../model/rule.ts'
import { unknown } from '../model/unknown.ts'
import type { PointProgress } from './interactive-session.ts'
import { plainLine } from './plain-line.ts'

/** The facts that have arrived so far -> each point: judged where all it reads is there, else what it waits for. */
export function progressOf(
  rules: readonly Rule[],
  arrived: Partial<Facts>,
  policy: Policy,
  now: Date,
): PointProgress[] {
  return rules.map((rule) => {
    const read = factsNeeded([rule])
    const awaited = [...read].filter((name) => arrived[name] === undefined)
    const { id, point, title } = rule
    if (awaited.length > 0) return { id, point, title, status: null, summary: '', awaited }
    const [finding] = evaluate([rule], completed(arrived, read), policy, now).points
    const status = finding?.status ?? 'unknown'
    return { id, point, title, status, summary: plainLine(finding?.summary ?? ''), awaited }
  })
}

/** Only `read` facts are looked at; they are all there. */
function completed(arrived: Partial<Facts>, read: ReadonlySet<FactName>): Facts {
  const absent = unknown('not-collected', 'Not awaited')
  const entries = [...read].map((name) => [name, arrived[name] ?? absent] as const)
  // A rule is given the facts it declares and nothing else, see evaluate.ts.
  return Object.fromEntries(entries) as Facts
}
