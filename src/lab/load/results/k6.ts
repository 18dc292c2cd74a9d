import * as z from 'zod/mini'
import { latencyOver, type ResultReader } from './tool-result.ts'

const values = z.record(z.string(), z.unknown())

/** `--summary-export`: a metric's numbers stand in it; `handleSummary(data)`: in its `values`. */
const byName = z.object({ metrics: z.record(z.string(), values) })
/** The summary of k6 1.0 and later (`--new-machine-readable-summary`): a list of metrics. */
const listed = z.object({
  results: z.object({ metrics: z.array(z.object({ name: z.string(), values })) }),
})

export const k6: ResultReader = {
  tool: 'k6',
  command: 'k6 run --summary-export FILE, with --summary-trend-stats "med,p(90),p(99),p(99.9)"',
  json(value) {
    const metrics = metricsOf(value)
    const [requests, duration] = [metrics.get('http_reqs'), metrics.get('http_req_duration')]
    const count = first(requests, 'count')
    if (!duration || count === null) return null
    const failed = metrics.get('http_req_failed')
    const share = first(failed, 'value', 'rate')
    const errors = share === null ? null : Math.round(share * count)
    const rate = first(requests, 'rate')
    const users = metrics.get('vus_max') ?? metrics.get('vus')
    return {
      tool: 'k6',
      connections: first(users, 'max', 'value'),
      ratePerSecond: null,
      durationSeconds: rate === null || rate === 0 ? 0 : count / rate,
      requests: count,
      errors,
      throughputPerSecond: rate ?? 0,
      latencyMs: latencyOver(count - (errors ?? 0), {
        p50: first(duration, 'med', 'p(50)', 'p50'),
        p90: first(duration, 'p(90)', 'p90'),
        p99: first(duration, 'p(99)', 'p99'),
        p999: first(duration, 'p(99.9)', 'p99.9', 'p99_9'),
      }),
      // Its users wait for their answers.
      coordinatedOmission: 'not-corrected',
    }
  },
}

function metricsOf(value: unknown): ReadonlyMap<string, Readonly<Record<string, unknown>>> {
  const list = listed.safeParse(value)
  if (list.success) return new Map(list.data.results.metrics.map((metric) => [metric.name, metric.values]))
  const named = byName.safeParse(value)
  if (!named.success) return new Map()
  return new Map(
    Object.entries(named.data.metrics).map(([name, metric]) => {
      const inside = values.safeParse(metric.values)
      return [name, inside.success ? inside.data : metric]
    }),
  )
}

/** The first of the names that has a number. */
function first(metric: Readonly<Record<string, unknown>> | undefined, ...names: string[]): number | null {
  const found = names.map((name) => metric?.[name]).find((value) => typeof value === 'number')
  return typeof found === 'number' ? found : null
}
