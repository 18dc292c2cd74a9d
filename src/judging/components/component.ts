import type { Origin } from '../../analysis/licensing/release-terms.ts'
import type { Component } from '../../inventory/inventory.ts'
import type { Waiver } from '../../model/policy.ts'

/**
 * `unknown`: its terms could not be read. `internal`: the policy says that it is your own. `ignored`: the policy leaves its
 * scope out. Neither of these two was read or judged.
 */
export const COMPONENT_VERDICTS = [
  'compatible',
  'incompatible',
  'needs-review',
  'unknown',
  'internal',
  'ignored',
] as const
export type ComponentVerdict = (typeof COMPONENT_VERDICTS)[number]

/** What the gate makes of a component. `reported`: it would not pass, and its scope is not gated. */
export const OUTCOMES = ['pass', 'fail', 'undecided', 'reported'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** The terms of a component, in words. */
interface ComponentLicence {
  /** What was judged; null: nothing was. */
  expression: string | null
  /** As its metadata writes it; null: it names none, or was not read. */
  declared: string | null
  /** What its texts are; null: they were not read, or there are none. */
  found: string | null
  from: readonly Origin[]
  /** One sentence where what is declared and what was found are not the same. */
  disagreement: string | null
}

/** A component with the answer about it. */
export interface JudgedComponent extends Omit<Component, 'license'> {
  licence: ComponentLicence
  verdict: ComponentVerdict
  /** One sentence. */
  reason: string
  /** What to do about it; null: nothing. */
  advice: string | null
  obligations: readonly string[]
  /** What decided: `deny`, `allow`, `compatibility`; null: nothing was decided. */
  decidedBy: string | null
  /** That lets it pass, or expired and does not; null: none is about it. */
  waiver: (Waiver & { expired: boolean }) | null
  outcome: Outcome
}
