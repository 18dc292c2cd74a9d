import type { Budget, LoadRun } from '../../model/facts/marathon.ts'
import { UserError } from '../../model/user-error.ts'

export type Limit = Pick<Budget, 'name' | 'limit' | 'unit'>

const UNITS: Readonly<
  Record<Budget['name'], { unit: string; factors: Readonly<Record<string, number>>; example: string }>
> = {
  p50: latencyUnit(),
  p90: latencyUnit(),
  p99: latencyUnit(),
  p999: latencyUnit(),
  errors: { unit: '%', factors: { '%': 1 }, example: '0.1%' },
  throughput: { unit: '1/s', factors: { '/s': 1, rps: 1, '': 1 }, example: '500/s' },
  'rss-slope': {
    unit: 'bytes/min',
    factors: {
      'b/min': 1,
      'kb/min': 1e3,
      'mb/min': 1e6,
      'gb/min': 1e9,
      'kib/min': 1024,
      'mib/min': 1024 ** 2,
      'mb/h': 1e6 / 60,
    },
    example: '1MB/min',
  },
  drift: { unit: '×', factors: { '': 1, x: 1, '×': 1 }, example: '1.2' },
}

export const BUDGET_NAMES = [
  'p50',
  'p90',
  'p99',
  'p999',
  'errors',
  'throughput',
  'rss-slope',
  'drift',
] as const

/** `50ms`, `0.1%`, `1MB/min` -> a limit in the unit of evidence. Throws UserError. */
export function parseLimit(name: Budget['name'], text: string): Limit {
  const { unit, factors, example } = UNITS[name]
  const match = /^(\d+(?:\.\d+)?)\s*(?![\d\s])(.*)$/.exec(text.trim())
  const factor = factors[(match?.[2] ?? '-').toLowerCase()]
  if (!match || factor === undefined)
    throw new UserError(`--${name} cannot be ${JSON.stringify(text)}`, `Write it as --${name} ${example}`)
  return { name, limit: Number(match[1]) * factor, unit }
}

type Measured = Pick<
  LoadRun,
  'latencyMs' | 'requests' | 'errors' | 'throughputPerSecond' | 'rssSlopeBytesPerMinute' | 'latencyDrift'
>

/** Each limit against what was measured. What the run cannot tell is neither met nor missed. */
export function judgeLimits(limits: readonly Limit[], run: Measured): Budget[] {
  return limits.map((limit) => ({ ...limit, ...verdictOn(limit, run) }))
}

function verdictOn({ name, limit }: Limit, run: Measured): Pick<Budget, 'actual' | 'met'> {
  if (name === 'rss-slope') {
    const slope = run.rssSlopeBytesPerMinute
    if (slope === null) return { actual: null, met: null }
    // Missed only where even the low end is over: what may be noise is no leak.
    return { actual: slope.value, met: slope.interval[0] <= limit }
  }
  if (name === 'drift') {
    const drift = run.latencyDrift
    if (drift === null) return { actual: null, met: null }
    return { actual: drift.ratio, met: drift.ratio <= limit || drift.interval[0] <= 1 }
  }
  if (run.requests === 0) return { actual: null, met: null }
  if (name === 'throughput') return { actual: run.throughputPerSecond, met: run.throughputPerSecond >= limit }
  if (name === 'errors') {
    if (run.errors === null) return { actual: null, met: null }
    const percent = (100 * run.errors) / run.requests
    return { actual: percent, met: percent <= limit }
  }
  const actual = run.latencyMs[name]
  return { actual, met: actual === null ? null : actual <= limit }
}

function latencyUnit() {
  return { unit: 'ms', factors: { ms: 1, s: 1000, us: 0.001, µs: 0.001 }, example: '50ms' }
}
