import { quantileOf } from './slope.ts'

export interface Drift {
  ratio: number
  /** 90 %. */
  interval: readonly [number, number]
}

const RESAMPLES = 1000
const BLOCK = 2
/** Buckets in a fifth below which nothing is said. */
const MIN_BUCKETS = 5

/** Of the medians of a fifth: its quieter moments. What else the machine does only ever makes answers slower. */
const QUIET = 0.25

/**
 * Latency in the run's last fifth over that in its first, from medians of equal spans of time. The interval is a block
 * bootstrap of those medians: neighbours are alike, so they are drawn in pairs. Null: too short.
 */
export function latencyDrift(medians: readonly number[]): Drift | null {
  const fifth = Math.floor(medians.length / 5)
  if (fifth < MIN_BUCKETS) return null
  const first = medians.slice(0, fifth)
  const last = medians.slice(-fifth)
  const random = sequence(fifth)
  const ratios = Array.from(
    { length: RESAMPLES },
    () => quiet(drawn(last, random)) / quiet(drawn(first, random)),
  )
  ratios.sort((a, b) => a - b)
  return {
    ratio: quiet(last) / quiet(first),
    interval: [quantileOf(ratios, 0.05), quantileOf(ratios, 0.95)],
  }
}

function drawn(values: readonly number[], random: () => number): number[] {
  return Array.from({ length: Math.ceil(values.length / BLOCK) }).flatMap(() => {
    const start = Math.floor(random() * (values.length - BLOCK + 1))
    return values.slice(start, start + BLOCK)
  })
}

function quiet(values: readonly number[]): number {
  return quantileOf(
    values.toSorted((a, b) => a - b),
    QUIET,
  )
}

/** The same numbers every time: the same measurements give the same interval. */
function sequence(seed: number): () => number {
  let state = seed + 0x9e3779b9
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32
  }
}
