import type { Policy, Waiver } from '../model/policy.ts'
import type { PointFinding } from '../model/rule.ts'
import type { Notice, TargetRecord } from '../model/scorecard.ts'
import { matchesTarget, targetKeysOf } from '../policy/target-pattern.ts'
import { isExpired } from './attestations.ts'

/** The policy with the waivers and attestations that are about this target. */
export function concerning(policy: Policy, target: TargetRecord): Policy {
  const keys = targetKeysOf(target)
  const isAbout = (item: { target: string }) => matchesTarget(item.target, keys)
  return {
    ...policy,
    // One for the components of some files says nothing of a target by itself.
    waivers: policy.waivers.filter((waiver) => waiver.path === null && isAbout(waiver)),
    attestations: policy.attestations.filter(isAbout),
  }
}

/** A waiver is told in every report, whether it is used or not: it never hides. */
export function waiverNotices(waivers: readonly Waiver[], now: Date): Notice[] {
  return waivers.map((waiver) =>
    isExpired(waiver, now)
      ? { level: 'warning', text: `The waiver of ${waiver.what} ${wordsOf(waiver)} has expired` }
      : { level: 'info', text: `${waiver.what} is waived ${wordsOf(waiver)}` },
  )
}

/**
 * What lets a failing condition on `id` pass: waivers of that point or signal, or of every signal that fails the point.
 * Null: nothing does. Only the gate asks; findings and verdict stay what they are.
 */
export function waiversOf(
  id: string,
  at: 'warn' | 'fail',
  points: readonly PointFinding[],
  waivers: readonly Waiver[],
  now: Date,
): readonly Waiver[] | null {
  if (isBeyondWaivers(id, points)) return null
  const holding = waivers.filter((waiver) => !isExpired(waiver, now))
  const own = holding.filter((waiver) => covers(waiver, id))
  if (own.length > 0) return own
  const failing = points
    .find((point) => point.id === id)
    ?.signals.filter(({ status }) => status === 'fail' || (status === 'warn' && at === 'warn'))
  if (!failing || failing.length === 0) return null
  const found = failing.map((signal) => holding.find((waiver) => waiver.what === signal.id))
  return found.every((waiver) => waiver !== undefined) ? found : null
}

/** A signal says of a finding that no waiver holds for it: what the deny list names stays denied. */
function isBeyondWaivers(id: string, points: readonly PointFinding[]): boolean {
  return points.some((point) =>
    point.signals.some(
      (signal) => signal.marks.includes('beyond-waivers') && (point.id === id || signal.id === id),
    ),
  )
}

/** Expired waivers that would have let it pass. */
export function expiredWaiversOf(id: string, waivers: readonly Waiver[], now: Date): readonly Waiver[] {
  return waivers.filter((waiver) => covers(waiver, id) && isExpired(waiver, now))
}

/** Who accepts a point accepts each of its signals. */
function covers({ what }: Waiver, id: string): boolean {
  return what === id || id.startsWith(`${what}/`)
}

export function wordsOf({ owner, expires, reason }: Waiver): string {
  return `by ${owner} until ${expires}: ${reason}`
}
