import * as z from 'zod/mini'
import type { ToolResult } from './tool-result.ts'
import {
  latencyOver,
  milliseconds,
  number,
  numberIn,
  type ResultReader,
  refusedIn,
  sum,
  told,
} from './tool-result.ts'

const counts = z.optional(z.record(z.string(), number))
const result = z.object({
  summary: z.object({ total: number, requestsPerSec: z.nullable(number) }),
  latencyPercentiles: z.object({ p50: told, p90: told, p99: told, 'p99.9': told }),
  statusCodeDistribution: counts,
  errorDistribution: counts,
})

export const oha: ResultReader = {
  tool: 'oha',
  command: 'oha --output-format json URL > FILE',
  heading: /^[ \t]*Success rate:/gm,
  json(value) {
    const parsed = result.safeParse(value)
    if (!parsed.success) return null
    const { summary, latencyPercentiles: seconds, statusCodeDistribution, errorDistribution } = parsed.data
    const ms = (name: keyof typeof seconds) => {
      const found = seconds[name]
      return typeof found === 'number' ? found * 1000 : null
    }
    return ohaResult({
      seconds: summary.total,
      rate: summary.requestsPerSec ?? 0,
      statuses: Object.entries(statusCodeDistribution ?? {}),
      lost: sum(Object.values(errorDistribution ?? {})),
      percentiles: { p50: ms('p50'), p90: ms('p90'), p99: ms('p99'), p999: ms('p99.9') },
    })
  },
  text(text) {
    const total = /^[ \t]*Total:\s+([\d.]+) (\w+)/m.exec(text)
    const duration = milliseconds(total?.[1], total?.[2])
    if (duration === null || !/^[ \t]*Success rate:/m.test(text)) return null
    const percentile = (share: string) => {
      const found = new RegExp(`^\\s*${share}% in ([\\d.]+) (\\w+)`, 'm').exec(text)
      return milliseconds(found?.[1], found?.[2])
    }
    const failures = text.split(/Error distribution:/)[1] ?? ''
    return ohaResult({
      seconds: duration / 1000,
      rate: numberIn(text, /Requests\/sec:\s+([\d.]+)/) ?? 0,
      statuses: [...text.matchAll(/\[(\d{3})\] (\d+) responses/g)].map(([, status = '', count]) => [
        status,
        Number(count),
      ]),
      lost: sum([...failures.matchAll(/^[ \t]*\[(\d+)\]/gm)].map(([, count]) => Number(count))),
      percentiles: {
        p50: percentile('50\\.00'),
        p90: percentile('90\\.00'),
        p99: percentile('99\\.00'),
        p999: percentile('99\\.90'),
      },
    })
  },
}

function ohaResult(read: {
  seconds: number
  rate: number
  statuses: readonly (readonly [string, number])[]
  lost: number
  percentiles: ToolResult['latencyMs']
}): ToolResult {
  const answered = sum(read.statuses.map(([, count]) => count))
  const refused = refusedIn(read.statuses)
  return {
    tool: 'oha',
    connections: null,
    ratePerSecond: null,
    durationSeconds: read.seconds,
    requests: answered + read.lost,
    errors: refused + read.lost,
    throughputPerSecond: read.rate,
    latencyMs: latencyOver(answered - refused, read.percentiles),
    // Only with --latency-correction, which its result does not tell.
    coordinatedOmission: 'not-corrected',
  }
}
