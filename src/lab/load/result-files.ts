import * as z from 'zod/mini'
import type { LoadRun } from '../../model/facts/lab.ts'
import { UserError } from '../../model/user-error.ts'

/** What the result file of another tool tells. Whether its latencies count stalls is the tool's business; see each. */
export type ToolResult = Pick<
  LoadRun,
  | 'tool'
  | 'connections'
  | 'ratePerSecond'
  | 'durationSeconds'
  | 'requests'
  | 'errors'
  | 'throughputPerSecond'
  | 'latencyMs'
  | 'coordinatedOmission'
>

/** k6 (--summary-export), autocannon (--json), wrk and hey (their text). Throws UserError for anything else. */
export function readToolResult(text: string): ToolResult {
  const json = parsedJson(text)
  const found = json === undefined ? (fromWrk(text) ?? fromHey(text)) : (fromAutocannon(json) ?? fromK6(json))
  if (found) return found
  throw new UserError(
    'The result file is none that is known here, or lacks the percentiles',
    'k6 run --summary-export FILE, autocannon --json > FILE, wrk --latency > FILE or hey > FILE',
  )
}

const number = z.number().check(z.gte(0))

const autocannonResult = z.object({
  connections: number,
  duration: number,
  errors: number,
  timeouts: z.optional(number),
  non2xx: number,
  requests: z.object({ total: number, average: number }),
  latency: z.object({ p50: number, p90: number, p99: number, p99_9: number }),
})

function fromAutocannon(json: unknown): ToolResult | null {
  const parsed = autocannonResult.safeParse(json)
  if (!parsed.success) return null
  const { connections, duration, errors, non2xx, requests, latency } = parsed.data
  return {
    tool: 'autocannon',
    connections,
    ratePerSecond: null,
    durationSeconds: duration,
    requests: requests.total + errors,
    errors: errors + non2xx,
    throughputPerSecond: duration === 0 ? 0 : requests.total / duration,
    latencyMs: { p50: latency.p50, p90: latency.p90, p99: latency.p99, p999: latency.p99_9 },
    // Only with a rate, which its result does not tell.
    coordinatedOmission: 'not-corrected',
  }
}

const k6Trend = z.record(z.string(), z.unknown())
const k6Summary = z.object({
  metrics: z.object({
    http_reqs: z.object({ count: number, rate: number }),
    http_req_duration: k6Trend,
    http_req_failed: z.optional(z.object({ value: z.optional(number), rate: z.optional(number) })),
    vus_max: z.optional(z.object({ value: z.optional(number), max: z.optional(number) })),
  }),
})

function fromK6(json: unknown): ToolResult | null {
  const parsed = k6Summary.safeParse(json)
  if (!parsed.success) return null
  const {
    http_reqs: requests,
    http_req_duration: trend,
    http_req_failed: failed,
    vus_max: users,
  } = parsed.data.metrics
  const percentile = (...names: string[]) =>
    names.map((name) => trend[name]).find((value) => typeof value === 'number')
  const [p50, p90] = [percentile('med', 'p(50)'), percentile('p(90)')]
  const [p99, p999] = [percentile('p(99)'), percentile('p(99.9)')]
  if (typeof p50 !== 'number' || typeof p90 !== 'number') return null
  if (typeof p99 !== 'number') {
    throw new UserError(
      'The k6 summary has no p(99)',
      'Run it with --summary-trend-stats "med,p(90),p(99),p(99.9),max" --summary-export FILE',
    )
  }
  const share = failed?.value ?? failed?.rate ?? 0
  return {
    tool: 'k6',
    connections: users?.max ?? users?.value ?? 0,
    ratePerSecond: null,
    durationSeconds: requests.rate === 0 ? 0 : requests.count / requests.rate,
    requests: requests.count,
    errors: Math.round(share * requests.count),
    throughputPerSecond: requests.rate,
    latencyMs: { p50, p90, p99, p999: typeof p999 === 'number' ? p999 : null },
    // Its users wait for their answers.
    coordinatedOmission: 'not-corrected',
  }
}

function fromWrk(text: string): ToolResult | null {
  const counts = /(\d+) requests in ([\d.]+)(us|ms|s|m|h)/.exec(text)
  const percentiles = (share: string) =>
    durationOf(new RegExp(`^\\s*${share.replace('.', '\\.')}0*%\\s+([\\d.]+)(us|ms|s|m)`, 'm').exec(text))
  const [p50, p90, p99] = [percentiles('50(?:.0)?'), percentiles('90(?:.0)?'), percentiles('99(?:.0)?')]
  if (!counts || p50 === null || p90 === null || p99 === null) return null
  const seconds = (durationOf([counts[0], counts[2] ?? '', counts[3] ?? '']) ?? 0) / 1000
  const requests = Number(counts[1])
  const sockets = /Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/.exec(text)
  const lost = (sockets ?? []).slice(1).reduce((sum, one) => sum + Number(one), 0)
  return {
    tool: 'wrk',
    connections: Number(/and (\d+) connections/.exec(text)?.[1] ?? 0),
    ratePerSecond: null,
    durationSeconds: seconds,
    requests: requests + lost,
    errors: lost + Number(/Non-2xx or 3xx responses: (\d+)/.exec(text)?.[1] ?? 0),
    throughputPerSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(text)?.[1] ?? 0),
    latencyMs: { p50, p90, p99, p999: percentiles('99.9') },
    // wrk2 corrects, and says so.
    coordinatedOmission: /HdrHistogram/.test(text) ? 'corrected' : 'not-corrected',
  }
}

function fromHey(text: string): ToolResult | null {
  const seconds = Number(/Total:\s+([\d.]+) secs/.exec(text)?.[1] ?? Number.NaN)
  const rate = Number(/Requests\/sec:\s+([\d.]+)/.exec(text)?.[1] ?? Number.NaN)
  const percentile = (share: string) => {
    const found = new RegExp(`^\\s*${share}%+ in ([\\d.]+) secs`, 'm').exec(text)?.[1]
    return found === undefined ? null : Number(found) * 1000
  }
  const [p50, p90, p99] = [percentile('50'), percentile('90'), percentile('99')]
  if (Number.isNaN(seconds) || Number.isNaN(rate) || p50 === null || p90 === null || p99 === null) return null
  const statuses = [...text.matchAll(/\[(\d{3})\]\s+(\d+) responses/g)]
  const answered = statuses.reduce((sum, [, , count]) => sum + Number(count), 0)
  const refused = statuses
    .filter(([, status]) => Number(status) >= 400)
    .reduce((sum, [, , count]) => sum + Number(count), 0)
  const failures = text.split(/Error distribution:/)[1] ?? ''
  const lost = [...failures.matchAll(/^\s*\[(\d+)\]/gm)].reduce((sum, [, count]) => sum + Number(count), 0)
  return {
    tool: 'hey',
    connections: 0,
    ratePerSecond: null,
    durationSeconds: seconds,
    requests: answered + lost,
    errors: refused + lost,
    throughputPerSecond: rate,
    latencyMs: { p50, p90, p99, p999: percentile('99\\.9') },
    coordinatedOmission: 'not-corrected',
  }
}

const IN_MS: Readonly<Record<string, number>> = { us: 0.001, ms: 1, s: 1000, m: 60_000, h: 3_600_000 }

/** [whole, number, unit] -> milliseconds. */
function durationOf(match: readonly string[] | null): number | null {
  const factor = IN_MS[match?.[2] ?? '']
  return match === null || factor === undefined ? null : Number((Number(match[1]) * factor).toPrecision(9))
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
