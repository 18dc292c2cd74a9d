/** A line through points of ascending x; level before the first and after the last. */
export function interpolate(points: readonly (readonly [x: number, y: number])[], x: number): number {
  const next = points.findIndex(([at]) => at >= x)
  const [toX, toY] = points.at(next) ?? [0, 0]
  if (next <= 0) return toY
  const [fromX, fromY] = points[next - 1] ?? [toX, toY]
  return fromY + ((toY - fromY) * (x - fromX)) / (toX - fromX)
}

/** Digits that carry meaning; exact sums stay exact. */
export function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}
