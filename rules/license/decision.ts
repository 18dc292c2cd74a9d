import { kindsOf } from '../../src/analysis/kind.ts'
import type { LicenseSources } from '../../src/analysis/licensing/license-source.ts'
import { decideForProject, type ProjectDecision } from '../../src/analysis/licensing/project-decision.ts'
import type { Kind } from '../../src/model/policy.ts'
import { type Context, cannotTell, type Judgement } from '../../src/model/rule.ts'
import { isFault } from '../../src/model/unknown.ts'
import type { LicenseFacts } from './evidence.ts'

/** Nobody links against these: they run beside what uses them. */
const RUN_BESIDE: ReadonlySet<Kind> = new Set(['application', 'tool'])

/** A package would be linked; what kind a repository is, these tell. */
const DECIDING = [
  'package',
  'repository',
  'tree',
  'documents',
] as const satisfies readonly (keyof LicenseFacts)[]

export interface DecisionInUse extends ProjectDecision {
  /** The kind whose usual way of use was taken, where that decided. */
  asKind: Kind | null
}

/**
 * The decision for the way the project is used. Where the policy does not say how, a package is linked, and so is a
 * repository whose licence suits that; of one that does not, its kind tells whether anybody links against it.
 */
export function decideInUse(
  sources: LicenseSources,
  facts: LicenseFacts,
  context: Pick<Context, 'policy' | 'unknown'>,
): DecisionInUse | Judgement {
  const { policy } = context
  const linked = { ...decideForProject(sources, policy), asKind: null }
  if (linked.verdict === 'compatible' || linked.by === 'deny' || policy.usage.link !== null || facts.package)
    return linked
  const hidden = DECIDING.map((name) => context.unknown[name]).find((fact) => fact && isFault(fact.reason))
  if (hidden && policy.kind === null) return cannotTell(hidden.reason, hidden.detail)
  const [guess] = kindsOf(facts, policy, context.unknown)
  if (!guess || !RUN_BESIDE.has(guess.kind)) return linked
  return { ...decideForProject(sources, policy, 'process'), asKind: guess.kind }
}
