/** Requests that are made if the budget still allows, by how much they answer. */
export const EXTRAS = ['commits', 'threads', 'readme', 'advisories', 'tags'] as const
export type Extra = (typeof EXTRAS)[number]

/** The first of the wanted ones that still fit. */
export function grant(wanted: ReadonlySet<Extra>, requestsLeft: number): ReadonlySet<Extra> {
  return new Set(EXTRAS.filter((extra) => wanted.has(extra)).slice(0, Math.max(0, requestsLeft)))
}
