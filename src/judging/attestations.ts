import type { Attestation } from '../model/policy.ts'
import type { Missing, Rule, SignalFinding } from '../model/rule.ts'
import { isHiddenByFault } from './conclude.ts'

export function isAttestable({ attestable = true }: Pick<Rule, 'attestable'>): boolean {
  return attestable
}

/**
 * An open question answered by a named person. Never replaces what was measured, nor what a fault hides: there the
 * answer exists. An expired attestation leaves the question open and says so.
 */
export function attested(
  finding: SignalFinding,
  rule: Pick<Rule, 'id' | 'attestable'>,
  attestations: readonly Attestation[],
  now: Date,
): SignalFinding {
  if (finding.status !== 'unknown' || isHiddenByFault(finding) || !isAttestable(rule)) return finding
  const about =
    newest(attestations, finding.id, now) ??
    newest(attestations, rule.id, now) ??
    newest(attestations, finding.id, null) ??
    newest(attestations, rule.id, null)
  if (!about || about.date > dayOf(now)) return finding
  return isValid(about, now) ? answered(finding, about) : expired(finding, about)
}

/** Within its days, by the calendar of UTC. */
function isValid(attestation: Attestation, now: Date): boolean {
  return attestation.date <= dayOf(now) && dayOf(now) <= attestation.expires
}

export function isExpired({ expires }: { expires: string }, now: Date): boolean {
  return expires < dayOf(now)
}

/** The latest about `what`; with `validAt` among those that hold then. */
function newest(
  attestations: readonly Attestation[],
  what: string,
  validAt: Date | null,
): Attestation | undefined {
  return attestations
    .filter((one) => one.what === what && (validAt === null || isValid(one, validAt)))
    .sort((one, other) => other.date.localeCompare(one.date))[0]
}

function answered(finding: SignalFinding, attestation: Attestation): SignalFinding {
  const { answer, statement, owner, date, expires, evidence } = attestation
  return {
    ...finding,
    status: answer,
    score: SCORES[answer],
    summary: `${statement} (attested by ${owner} on ${date}, until ${expires})`,
    basis: 'attested',
    details: { ...finding.details, owner, date, expires, evidence },
    evidence: [{ url: evidence, retrievedAt: `${date}T00:00:00Z` }],
    missing: [],
  }
}

const SCORES = { pass: 1, warn: 0.5, fail: 0 } as const

function expired(finding: SignalFinding, { owner, date, expires }: Attestation): SignalFinding {
  const said = `The attestation by ${owner} of ${date} expired on ${expires}`
  const summary = `${said}: ${finding.summary}`
  const stale: Missing = { fact: null, reason: 'not-tried', detail: said }
  return {
    ...finding,
    summary,
    details: { ...finding.details, owner, date, expires },
    missing: [...finding.missing, stale],
  }
}

function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10)
}
