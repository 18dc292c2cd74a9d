/**
 * Requests that are made where the budget still allows, by how much they answer: whether the project says that it is over,
 * when it released, whether the year of commits is whole, who was answered.
 */
const EXTRAS = ['readme', 'tags', 'commits', 'comments', 'threads', 'advisories'] as const
export type Extra = (typeof EXTRAS)[number]

/** The first of the useful ones that still fit. */
export function grant(useful: Readonly<Record<Extra, boolean>>, requestsLeft: number): ReadonlySet<Extra> {
  const wanted = EXTRAS.filter((extra) => useful[extra])
  return new Set(wanted.slice(0, Math.max(0, requestsLeft)))
}
