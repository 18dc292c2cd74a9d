import type { Offer, VersionRange } from './terms.ts'

/** Whether the offer reaches every version that the other side grants. */
export function covers(offer: VersionRange, own: VersionRange): boolean {
  if (offer.family !== own.family || own.from < offer.from) return false
  return offer.to === null || (own.to !== null && own.to <= offer.to)
}

/** The offer that reaches the AGPL by way of GPL-3.0, whose section 13 lets the two be combined. */
export function offerOfAffero(offers: readonly Offer[], own: VersionRange): Offer | null {
  if (own.family !== 'AGPL') return null
  return offers.find((offer) => offer.family === 'GPL' && covers(offer, { ...own, family: 'GPL' })) ?? null
}

/** The two meet in version 3, yet one side's "or later" reaches further, or the result would carry the other's terms. */
export function meetsInVersion3(offers: readonly Offer[], own: VersionRange): boolean {
  const other = { GPL: 'AGPL', AGPL: 'GPL' }[own.family]
  return reaches3(own) && offers.some((offer) => offer.family === other && reaches3(offer))
}

function reaches3({ from, to }: VersionRange): boolean {
  return from <= 3 && (to === null || to >= 3)
}
