/** Slope with its 90 % interval, in units of y per unit of x. */
export interface Slope {
  value: number
  interval: readonly [number, number]
}

const Z_90 = 1.645
const BLOCKS = 20
/** Fewer blocks of samples than this say nothing about a trend. */
const MIN_BLOCKS = 8

/**
 * Growth of a floor: memory swings with every collection, and a leak is what is left after each. The lowest sample of
 * each of twenty blocks, then Theil and Sen's slope with Sen's interval (JASA 63, 1968), widened for what is left of
 * autocorrelation (Hamed and Rao, J. Hydrology 204, 1998). Growth that slows down is warming up: the later half decides
 * then. Null: too few samples.
 */
export function floorSlope(points: readonly (readonly [x: number, y: number])[]): Slope | null {
  const floors = floorsOf(points)
  if (floors.length < MIN_BLOCKS) return null
  return settled(floors)
}

function settled(floors: readonly (readonly [number, number])[]): Slope {
  const half = Math.floor(floors.length / 2)
  const [first, second] = [theilSen(floors.slice(0, half)), theilSen(floors.slice(half))]
  const slows = first.value > 0 && second.value < first.value / 2
  if (!slows) return theilSen(floors)
  if (half >= MIN_BLOCKS) return settled(floors.slice(half))
  // Still slowing down at the end: it may as well come to rest.
  return { value: second.value, interval: [Math.min(0, second.interval[0]), second.interval[1]] }
}

function floorsOf(points: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last || points.length < MIN_BLOCKS * 2) return []
  const width = (last[0] - first[0]) / BLOCKS
  const lowest = new Map<number, readonly [number, number]>()
  for (const point of points) {
    const block = Math.min(BLOCKS - 1, Math.floor((point[0] - first[0]) / width))
    const known = lowest.get(block)
    if (!known || point[1] < known[1]) lowest.set(block, point)
  }
  return [...lowest].sort(([a], [b]) => a - b).map(([, point]) => point)
}

/** Median of all pairwise slopes; its interval are the slopes at the ranks that Kendall's S gives. */
export function theilSen(points: readonly (readonly [number, number])[]): Slope {
  const slopes: number[] = []
  points.forEach(([x1, y1], index) => {
    for (const [x2, y2] of points.slice(index + 1)) if (x2 !== x1) slopes.push((y2 - y1) / (x2 - x1))
  })
  slopes.sort((a, b) => a - b)
  const value = quantileOf(slopes, 0.5)
  const n = points.length
  const residuals = points.map(([x, y]) => y - value * x)
  const variance = ((n * (n - 1) * (2 * n + 5)) / 18) * inflation(residuals)
  const spread = Z_90 * Math.sqrt(variance)
  const at = (rank: number) => slopes[Math.min(slopes.length - 1, Math.max(0, Math.round(rank)))] ?? value
  return {
    value,
    interval: [at((slopes.length - spread) / 2 - 1), at((slopes.length + spread) / 2)],
  }
}

/** How much less independent the samples are than they look: one and more. */
function inflation(residuals: readonly number[]): number {
  const n = residuals.length
  const center = quantileOf(
    residuals.toSorted((a, b) => a - b),
    0.5,
  )
  const off = residuals.map((residual) => residual - center)
  const power = off.reduce((sum, one) => sum + one * one, 0)
  if (power === 0) return 1
  const lagged = off.slice(1).reduce((sum, one, index) => sum + one * (off[index] ?? 0), 0)
  const correlation = Math.min(0.9, Math.max(0, lagged / power))
  // Effective sample size of a first-order process.
  return Math.min(n / 2, (1 + correlation) / (1 - correlation))
}

export function quantileOf(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share
  const [low, high] = [sorted[Math.floor(at)] ?? Number.NaN, sorted[Math.ceil(at)] ?? Number.NaN]
  return low + (high - low) * (at - Math.floor(at))
}
