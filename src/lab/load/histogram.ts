/** Counts of values in bins of half a percent: as exact as a percentile needs to be, and small however long the run. */
export interface Histogram {
  add(value: number, count?: number): void
  /** Value below which the share of counts lies; NaN while empty. */
  quantile(share: number): number
  count(): number
  bins(): Iterable<readonly [value: number, count: number]>
}

const STEP = Math.log(1.005)
/** Below this (a microsecond, where values are milliseconds) all values are one. */
const SMALLEST = 0.001

export function createHistogram(): Histogram {
  const counts = new Map<number, number>()
  let total = 0
  return {
    add(value, count = 1) {
      const bin = Math.round(Math.log(Math.max(value, SMALLEST)) / STEP)
      counts.set(bin, (counts.get(bin) ?? 0) + count)
      total += count
    },
    quantile(share) {
      let seen = 0
      for (const [bin, count] of sorted(counts)) {
        seen += count
        if (seen >= share * total) return Math.exp(bin * STEP)
      }
      return Number.NaN
    },
    count: () => total,
    *bins() {
      for (const [bin, count] of sorted(counts)) yield [Math.exp(bin * STEP), count]
    },
  }
}

function sorted(counts: ReadonlyMap<number, number>): [number, number][] {
  return [...counts].sort(([a], [b]) => a - b)
}

/**
 * The same latencies with those that were left out: while a request takes long, the ones that should have followed it on
 * its connection every `intervalMs` do not start, and would have waited too (Gil Tene's correction for coordinated
 * omission, as in HdrHistogram).
 */
export function corrected(histogram: Histogram, intervalMs: number): Histogram {
  const result = createHistogram()
  for (const [value, count] of histogram.bins()) {
    result.add(value, count)
    for (let missing = value - intervalMs; missing >= intervalMs; missing -= intervalMs)
      result.add(missing, count)
  }
  return result
}
