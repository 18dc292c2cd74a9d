/** Distances between neighbours of a sorted list. */
export function gaps(sorted: readonly number[]): number[] {
  return sorted.slice(1).map((value, index) => Math.abs(value - (sorted[index] ?? value)))
}
