/**
 * The value below which the share `p` (0..1) of the values lies, linear between neighbours; null for no values. Type 7 of
 * Hyndman and Fan (The American Statistician 50, 1996), the default of R and NumPy.
 */
export function quantile(values: readonly number[], p: number): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const position = (sorted.length - 1) * p
  const below = sorted[Math.floor(position)]
  const above = sorted[Math.ceil(position)]
  if (below === undefined || above === undefined) return null
  return below + (above - below) * (position - Math.floor(position))
}

export function median(values: readonly number[]): number | null {
  return quantile(values, 0.5)
}
