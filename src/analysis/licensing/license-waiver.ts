import type { Waiver } from '../../model/policy.ts'

const WAIVABLE = ['license', 'license/compatible', 'license/policy']

export interface FoundWaiver {
  waiver: Waiver
  expired: boolean
}

/** Whether it accepts a licence. */
export function isAboutLicense({ what }: Pick<Waiver, 'what'>): boolean {
  return WAIVABLE.includes(what)
}

/** Of waivers that are about one target, the one for its licence: one that holds before one that has expired. */
export function licenseWaiver({ waivers }: { waivers: readonly Waiver[] }, now: Date): FoundWaiver | null {
  const today = now.toISOString().slice(0, 10)
  const found = waivers
    .filter(isAboutLicense)
    .map((waiver) => ({ waiver, expired: waiver.expires < today }))
    .sort((a, b) => Number(a.expired) - Number(b.expired))
  return found[0] ?? null
}
