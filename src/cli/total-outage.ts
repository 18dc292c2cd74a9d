import { outageOf } from '../judging/outage.ts'
import type { Collected } from '../model/collected.ts'
import type { UnknownReason } from '../model/unknown.ts'
import { UserError } from '../model/user-error.ts'

/**
 * The error to end with where faults left nothing known of any of the targets: a report would say the same thing of each
 * point. Null where there is something to tell. A gate is told of it in its own way: it cannot be decided.
 */
export function totalOutage(collected: readonly Collected[]): UserError | null {
  const outages = collected.map(({ facts }) => outageOf(facts)).filter((outage) => outage !== null)
  const [first] = outages
  if (!first || outages.length < collected.length || outages.some(({ total }) => !total)) return null
  const names = collected.map(({ target }) => target.name).join(', ')
  return new UserError(
    `Nothing could be read of ${names}: ${first.fault.detail}`,
    HINTS[first.fault.reason] ?? 'Try again, or judge facts kept earlier with --facts',
  )
}

const HINTS: Readonly<Partial<Record<UnknownReason, string>>> = {
  denied:
    'Check the credentials for that host and what they may read; for GitHub those are GITHUB_TOKEN, GH_TOKEN or gh auth status',
  'rate-limited': 'Wait for the limit to be reset, or give a token: it has a larger one',
  unreachable: 'Check the network, and HTTPS_PROXY where there is a proxy',
}
