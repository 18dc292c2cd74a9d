import type { Place, Unread } from '../../inventory/inventory.ts'
import type { JudgedComponent, Outcome } from './component.ts'
import type { ScanGate, Totals } from './scan-result.ts'

/** What a policy would have done to the changes of the past. */
export interface Rehearsal {
  schemaVersion: 1
  /** ISO days, both included. */
  since: string
  until: string
  /** Commits that changed lockfiles, manifests or the like. */
  commits: number
  /** Those that the gate would not have let pass, oldest first. */
  stopped: readonly StoppedChange[]
  /** Why, each reason once: those that stopped most changes first. */
  reasons: readonly StopReason[]
  /** As a scan of the last commit says it. */
  head: { commit: string; gate: ScanGate; totals: Totals }
  /** What could not be replayed, a sentence each. */
  notes: readonly string[]
}

/** `undecided`: it would have been held up until somebody looked. */
type StoppedOutcome = Extract<Outcome, 'fail' | 'undecided'>

export interface StoppedChange {
  commit: string
  committedAt: string
  subject: string
  outcome: StoppedOutcome
  /** What it brought that does not pass. */
  components: readonly StoppedComponent[]
  /** Files that it left unreadable. */
  unread: readonly Unread[]
}

interface StoppedComponent
  extends Pick<JudgedComponent, 'purl' | 'name' | 'version' | 'scope' | 'path' | 'verdict' | 'reason'> {
  outcome: StoppedOutcome
  licence: string | null
  declaredAt: Place
}

interface StopReason {
  outcome: StoppedOutcome
  reason: string
  /** How many changes it would have stopped. */
  changes: number
}

/** A commit, and what it brought. */
export interface Step {
  commit: string
  committedAt: Date
  subject: string
  /** Judged: new with it. */
  components: readonly JudgedComponent[]
  /** Unreadable with it, and not before. */
  unread: readonly Unread[]
}

export function stoppedBy(steps: readonly Step[]): Pick<Rehearsal, 'stopped' | 'reasons'> {
  const stopped = steps.flatMap((step): StoppedChange[] => {
    const components = step.components.flatMap(stoppedComponent)
    if (components.length === 0 && step.unread.length === 0) return []
    const fails = components.some(({ outcome }) => outcome === 'fail')
    const { commit, committedAt, subject, unread } = step
    return [
      {
        commit,
        committedAt: committedAt.toISOString(),
        subject,
        outcome: fails ? 'fail' : 'undecided',
        components,
        unread,
      },
    ]
  })
  return { stopped, reasons: reasonsOf(stopped) }
}

function stoppedComponent(component: JudgedComponent): StoppedComponent[] {
  const { outcome, licence, purl, name, version, scope, path, verdict, reason, declaredAt } = component
  if (outcome !== 'fail' && outcome !== 'undecided') return []
  const terms = licence.expression ?? licence.declared
  return [{ outcome, licence: terms, purl, name, version, scope, path, verdict, reason, declaredAt }]
}

function reasonsOf(stopped: readonly StoppedChange[]): readonly StopReason[] {
  const reasons = new Map<string, StopReason>()
  for (const { components, unread } of stopped) {
    const said = new Map(components.map(({ reason, outcome }) => [reason, outcome]))
    for (const { message } of unread) said.set(message, 'undecided')
    for (const [reason, outcome] of said)
      reasons.set(reason, { outcome, reason, changes: (reasons.get(reason)?.changes ?? 0) + 1 })
  }
  return [...reasons.values()].sort((a, b) => b.changes - a.changes || (a.reason < b.reason ? -1 : 1))
}
