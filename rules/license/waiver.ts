import type { Policy, Waiver } from '../../src/model/policy.ts'

const WAIVABLE = ['license', 'license/compatible', 'license/policy']

/** The waiver for this target's licence, one that holds before one that has expired; the policy is the target's own. */
export function licenseWaiver({ waivers }: Policy, now: Date): { waiver: Waiver; expired: boolean } | null {
  const today = now.toISOString().slice(0, 10)
  const found = waivers
    .filter(({ what }) => WAIVABLE.includes(what))
    .map((waiver) => ({ waiver, expired: waiver.expires < today }))
    .sort((a, b) => Number(a.expired) - Number(b.expired))
  return found[0] ?? null
}
