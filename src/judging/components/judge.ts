import { createHash } from 'node:crypto'
import { type FoundWaiver, isAboutLicense, licenseWaiver } from '../../analysis/licensing/license-waiver.ts'
import type { ReadTerms } from '../../analysis/licensing/release-terms.ts'
import type { Component } from '../../inventory/inventory.ts'
import type { Policy, Waiver } from '../../model/policy.ts'
import { matchesTarget } from '../../policy/target-pattern.ts'
import type { ComponentVerdict, JudgedComponent, Outcome } from './component.ts'
import { decideTerms, type TermsDecision } from './decision.ts'
import { componentKeys, isInternal } from './keys.ts'

/** What has to be read of a component before it is judged: nothing where the policy says enough. */
export function treatmentOf(component: Component, policy: Policy): 'read' | 'internal' | 'ignored' {
  if (isInternal(component, policy.internal)) return 'internal'
  return policy.scopes[component.scope] === 'ignore' ? 'ignored' : 'read'
}

/**
 * Judges one component after the other; `now`: the day judged, for what has expired. The same terms under the same policy are
 * decided once.
 */
export function createComponentJudge(now: Date) {
  const decided = new Map<Policy, Map<string, TermsDecision>>()
  const decide = (read: ReadTerms, policy: Policy): TermsDecision => {
    const ofPolicy = decided.get(policy) ?? new Map<string, TermsDecision>()
    decided.set(policy, ofPolicy)
    const key = keyOf(read)
    const decision = ofPolicy.get(key) ?? decideTerms(read, policy)
    ofPolicy.set(key, decision)
    return decision
  }
  /** `read`: null where nothing had to be read. */
  return (judged: Component, policy: Policy, read: ReadTerms | null): JudgedComponent => {
    // What the file carries is among the terms.
    const { license: _, ...component } = judged
    if (read === null) return unjudged(component, policy)
    const { beyondWaivers, ...decision } = decide(read, policy)
    const found = decision.verdict === 'compatible' ? null : waiverFor(component, policy, now)
    const holds = found !== null && !found.expired && !beyondWaivers
    return {
      ...component,
      ...decision,
      reason: decision.reason + (found ? waiverWords(found, beyondWaivers) : ''),
      waiver: found && { ...found.waiver, expired: found.expired },
      outcome: holds ? 'pass' : outcomeOf(decision.verdict, policy.scopes[component.scope] === 'fail'),
    }
  }
}

/** Texts are long, and there are thousands: a digest stands for them. */
function keyOf(read: ReadTerms): string {
  const written = JSON.stringify(read)
  return read.terms.texts === null ? written : createHash('sha256').update(written).digest('base64')
}

function unjudged(component: Omit<Component, 'license'>, policy: Policy): JudgedComponent {
  const verdict = isInternal(component, policy.internal) ? 'internal' : 'ignored'
  const reason =
    verdict === 'internal'
      ? 'Your policy says that it is your own'
      : `Your policy leaves components of scope ${component.scope} out`
  return {
    ...component,
    licence: { expression: null, declared: null, found: null, from: [], disagreement: null },
    verdict,
    reason,
    advice: null,
    obligations: [],
    decidedBy: null,
    waiver: null,
    outcome: 'pass',
  }
}

function outcomeOf(verdict: ComponentVerdict, isGated: boolean): Outcome {
  switch (verdict) {
    case 'compatible':
    case 'internal':
    case 'ignored':
      return 'pass'
    case 'incompatible':
      return isGated ? 'fail' : 'reported'
    case 'needs-review':
    case 'unknown':
      return isGated ? 'undecided' : 'reported'
  }
}

function waiverFor(
  component: Omit<Component, 'license'>,
  { waivers }: Policy,
  now: Date,
): FoundWaiver | null {
  if (waivers.length === 0) return null
  const keys = componentKeys(component)
  return licenseWaiver({ waivers: waivers.filter((waiver) => isAbout(waiver, component, keys)) }, now)
}

function isAbout(
  { target, path }: Waiver,
  { declaredAt }: Pick<Component, 'declaredAt'>,
  keys: readonly string[],
): boolean {
  return matchesTarget(target, keys) && (path === null || matchesTarget(path, [declaredAt.file]))
}

/** Of the waivers of a scan that are about packages, those that no component used. */
export function unusedWaivers(
  waivers: readonly Waiver[],
  components: readonly JudgedComponent[],
): readonly Waiver[] {
  const used = new Set(components.flatMap(({ waiver }) => (waiver ? [identityOf(waiver)] : [])))
  return waivers.filter(
    (waiver) => isAboutLicense(waiver) && isOfPackages(waiver) && !used.has(identityOf(waiver)),
  )
}

function identityOf({ what, target, path }: Waiver): string {
  return JSON.stringify([what, target, path])
}

/** Others may be about a repository that is judged elsewhere. */
function isOfPackages({ target, path }: Waiver): boolean {
  return path !== null || /^(?:pkg:|[a-z]+:(?!\/\/))/i.test(target)
}

function waiverWords({ waiver, expired }: FoundWaiver, beyond: boolean): string {
  if (expired) return `; the waiver by ${waiver.owner} expired on ${waiver.expires}`
  return beyond ? '' : `; waived by ${waiver.owner} until ${waiver.expires}: ${waiver.reason}`
}
