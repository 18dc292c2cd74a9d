import type { Inventory, Unread } from '../../inventory/inventory.ts'
import type { Cost } from '../../model/cost.ts'
import type { Policy, Scope, Usage } from '../../model/policy.ts'
import type { Notice } from '../../model/scorecard.ts'
import { VERSION } from '../../model/version.ts'
import type { ScanComparison } from './comparison.ts'
import type { ComponentVerdict, JudgedComponent, Outcome } from './component.ts'
import { findingsOf, type ScanFinding } from './findings.ts'
import { unusedWaivers } from './judge.ts'

/** The licences of everything a project uses, with what they mean for it: what every report of a scan is made from. */
export interface Scan {
  schemaVersion: 1
  tool: { name: string; version: string }
  /** The day judged. */
  asOf: string
  project: { name: string | null; version: string | null }
  policy: ScanPolicy
  gate: ScanGate
  totals: Totals
  files: readonly ScannedFile[]
  components: readonly JudgedComponent[]
  findings: readonly ScanFinding[]
  unread: readonly Unread[]
  /** With a base; null: none was given. */
  comparison: ScanComparison | null
  notices: readonly Notice[]
  cost: Cost
}

/** By what was judged, where the policy says nothing else of some components. */
type ScanPolicy = Pick<Policy, 'projectLicense' | 'scopes'> & { usage: Usage }

export interface ScanGate {
  /** `unknown`: nothing fails, and not everything could be decided. */
  status: 'pass' | 'fail' | 'unknown'
  reason: string
}

export interface Totals {
  components: number
  byVerdict: Readonly<Record<ComponentVerdict, number>>
  byOutcome: Readonly<Record<Outcome, number>>
  byScope: Readonly<Record<Scope, number>>
  waived: number
}

/** A file that was read. */
type ScannedFile = Pick<Inventory, 'file' | 'format' | 'notes'> & { components: number; partial: boolean }

export interface ScanParts {
  inventories: readonly Inventory[]
  components: readonly JudgedComponent[]
  unread: readonly Unread[]
  policy: Policy
  notices: readonly Notice[]
  cost: Cost
  now: Date
}

export function scanOf({ inventories, components, unread, policy, notices, cost, now }: ScanParts): Scan {
  const findings = findingsOf(components, inventories, unread, unusedWaivers(policy.waivers, components))
  const { projectLicense, usage, scopes } = policy
  return {
    schemaVersion: 1,
    tool: { name: 'oss-check', version: VERSION },
    asOf: now.toISOString(),
    project: inventories[0]?.project ?? { name: null, version: null },
    policy: { projectLicense, usage, scopes },
    gate: gateOf(components, inventories, unread),
    totals: totalsOf(components),
    files: inventories.map(({ file, format, notes, partial = false, components: { length } }) => ({
      file,
      format,
      partial,
      components: length,
      notes,
    })),
    components,
    findings,
    unread,
    comparison: null,
    notices,
    cost,
  }
}

/** What fails decides; else what cannot be decided, a file included that is unread or does not name everything. */
function gateOf(
  components: readonly JudgedComponent[],
  inventories: readonly Inventory[],
  unread: readonly Unread[],
): ScanGate {
  const partial = inventories.filter((one) => one.partial).length
  const count = (wanted: Outcome) => components.filter(({ outcome }) => outcome === wanted).length
  const failing = count('fail')
  const open = [
    counted(count('undecided'), 'component cannot be decided', 'components cannot be decided'),
    counted(partial, 'file does not name everything', 'files do not name everything'),
    counted(unread.length, 'file could not be read', 'files could not be read'),
  ].filter((words) => words !== null)
  const failed = counted(failing, 'component does not suit your use', 'components do not suit your use')
  if (failed !== null) return { status: 'fail', reason: [failed, ...open].join(', ') }
  if (open.length > 0) return { status: 'unknown', reason: open.join(', ') }
  return { status: 'pass', reason: 'Every component that is gated suits your use' }
}

function counted(count: number, one: string, more: string): string | null {
  return count === 0 ? null : `${count} ${count === 1 ? one : more}`
}

function totalsOf(components: readonly JudgedComponent[]): Totals {
  const byVerdict = { compatible: 0, incompatible: 0, 'needs-review': 0, unknown: 0, internal: 0, ignored: 0 }
  const byOutcome = { pass: 0, fail: 0, undecided: 0, reported: 0 }
  const byScope = { runtime: 0, dev: 0, optional: 0, unknown: 0 }
  let waived = 0
  for (const { verdict, outcome, scope, waiver } of components) {
    byVerdict[verdict]++
    byOutcome[outcome]++
    byScope[scope]++
    if (waiver !== null && outcome === 'pass') waived++
  }
  return { components: components.length, byVerdict, byOutcome, byScope, waived }
}
