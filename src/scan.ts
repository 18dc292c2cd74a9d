import type { Component, Inventory, Unread } from './inventory/inventory.ts'
import type { JudgedComponent } from './judging/components/component.ts'
import { createComponentJudge, treatmentOf } from './judging/components/judge.ts'
import { componentKeys } from './judging/components/keys.ts'
import { type Scan, scanOf } from './judging/components/scan-result.ts'
import type { Cost } from './model/cost.ts'
import type { Policy } from './model/policy.ts'
import { atMost, concurrently } from './net/concurrently.ts'
import type { PolicyBook } from './policy/load.ts'
import { matchesTarget } from './policy/target-pattern.ts'
import { readTerms, type TermsOptions } from './sources/components/read-terms.ts'

/** Everything but what is scanned that the answer depends on. */
export interface ScanCircumstances extends TermsOptions {
  book: PolicyBook
  /** What left this machine so far. */
  cost(): Cost
  now(): Date
  /** Told after each component that was read, for whoever waits. */
  onRead?(done: number, of: number): void
}

/** What was found to scan. */
export interface Found {
  inventories: readonly Inventory[]
  unread: readonly Unread[]
}

/** Requests under way at once: what a registry bears from one client without holding it back. */
export const CONCURRENCY = 24
/** Of archives: each may have a hundred megabytes. */
const ARCHIVES_AT_ONCE = 4

/** The whole program: what is used, under which terms each of it is, then what that means for you. */
export async function scan({ inventories, unread }: Found, circumstances: ScanCircumstances): Promise<Scan> {
  const { book, now } = circumstances
  const components = await judgeComponents(
    inventories.flatMap((inventory) => inventory.components),
    circumstances,
  )
  const general = book.forTarget([])
  return scanOf({
    inventories,
    components,
    unread,
    policy: general.policy,
    notices: [...book.notices, ...general.notices],
    cost: circumstances.cost(),
    now: now(),
  })
}

/** Each is judged as soon as it is read, so that no more texts are held than are being read. */
async function judgeComponents(
  components: readonly Component[],
  circumstances: ScanCircumstances,
): Promise<readonly JudgedComponent[]> {
  const judge = createComponentJudge(circumstances.now())
  const policyOf = policies(circumstances.book)
  const options = { ...circumstances, inTurn: atMost(ARCHIVES_AT_ONCE) }
  let done = 0
  return concurrently(components, CONCURRENCY, async (component) => {
    const policy = policyOf(component)
    const isRead = treatmentOf(component, policy) === 'read'
    const judged = judge(component, policy, isRead ? await readTerms(component, options) : null)
    circumstances.onRead?.(++done, components.length)
    return judged
  })
}

/** The policy in force for a component; where nothing is said of some, it is one for all. */
function policies(book: PolicyBook): (component: Component) => Policy {
  const known = new Map<string, Policy>()
  return (component) => {
    const keys = book.patterns.length === 0 ? [] : componentKeys(component)
    const about = book.patterns.filter((pattern) => matchesTarget(pattern, keys)).join('\n')
    const policy = known.get(about) ?? book.forTarget(keys).policy
    known.set(about, policy)
    return policy
  }
}
