/**
 * Contributor absence factor (CHAOSS, wg-risk): the smallest number of people who made at least `share` of the
 * contributions. The same over organisations is the elephant factor. Null where nobody made any.
 */
export function absenceFactor(contributions: readonly number[], share: number): number | null {
  const sorted = contributions.filter((count) => count > 0).sort((a, b) => b - a)
  const total = sorted.reduce((sum, count) => sum + count, 0)
  if (total === 0) return null
  let reached = 0
  for (const [index, count] of sorted.entries()) {
    reached += count
    if (reached >= share * total) return index + 1
  }
  return sorted.length
}

/** How often each value occurs, most frequent first; equal counts in order of the value. */
export function tally(values: readonly string[]): [string, number][] {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
}
