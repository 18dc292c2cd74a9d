import * as z from 'zod/mini'
import {
  latencyOver,
  milliseconds,
  number,
  numberIn,
  type ResultReader,
  type ToolResult,
  told,
} from './tool-result.ts'

/** Latencies are microseconds; percentiles are there with `--latencies` only. */
const result = z.object({
  spec: z.object({ numberOfConnections: told }),
  result: z.object({
    timeTakenSeconds: number,
    req1xx: number,
    req2xx: number,
    req3xx: number,
    req4xx: number,
    req5xx: number,
    others: number,
    latency: z.object({ percentiles: z.optional(z.record(z.string(), number)) }),
  }),
})

export const bombardier: ResultReader = {
  tool: 'bombardier',
  command: 'bombardier --latencies --print r --format json URL > FILE',
  heading: /^[ \t]*Statistics\s+Avg\s+Stdev\s+Max/gm,
  json(value) {
    const parsed = result.safeParse(value)
    if (!parsed.success) return null
    const { spec, result: run } = parsed.data
    const ms = (share: string) => {
      const found = run.latency.percentiles?.[share]
      return found === undefined ? null : found / 1000
    }
    return bombardierResult({
      connections: spec.numberOfConnections ?? null,
      seconds: run.timeTakenSeconds,
      well: run.req1xx + run.req2xx + run.req3xx,
      refused: run.req4xx + run.req5xx,
      lost: run.others,
      percentiles: { p50: ms('50'), p90: ms('90'), p99: ms('99'), p999: ms('99.9') },
    })
  },
  text(text) {
    const counts = /1xx - (\d+), 2xx - (\d+), 3xx - (\d+), 4xx - (\d+), 5xx - (\d+)/.exec(text)
    const lost = numberIn(text, /others - (\d+)/)
    if (!counts || lost === null) return null
    const [, a, b, c, d, e] = counts.map(Number)
    const percentile = (share: string) => {
      const found = new RegExp(`^\\s*${share}%\\s+([\\d.]+)(us|ms|s|m|h)`, 'm').exec(text)
      return milliseconds(found?.[1], found?.[2])
    }
    const [well, refused] = [(a ?? 0) + (b ?? 0) + (c ?? 0), (d ?? 0) + (e ?? 0)]
    const rate = numberIn(text, /Reqs\/sec\s+([\d.]+)/)
    const span = /\bfor ([\d.]+)(ms|s|m|h) using/.exec(text)
    const told = milliseconds(span?.[1], span?.[2])
    return bombardierResult({
      connections: numberIn(text, /using (\d+) connection/),
      // A run by number of requests names no time; its rate does.
      seconds: told === null ? (rate ? (well + refused) / rate : 0) : told / 1000,
      well,
      refused,
      lost,
      percentiles: { p50: percentile('50'), p90: percentile('90'), p99: percentile('99'), p999: null },
    })
  },
}

function bombardierResult(read: {
  connections: number | null
  seconds: number
  well: number
  refused: number
  lost: number
  percentiles: ToolResult['latencyMs']
}): ToolResult {
  const { well, refused, lost, seconds } = read
  return {
    tool: 'bombardier',
    connections: read.connections,
    ratePerSecond: null,
    durationSeconds: seconds,
    requests: well + refused + lost,
    errors: refused + lost,
    throughputPerSecond: seconds === 0 ? 0 : (well + refused) / seconds,
    latencyMs: latencyOver(well, read.percentiles),
    coordinatedOmission: 'not-corrected',
  }
}
