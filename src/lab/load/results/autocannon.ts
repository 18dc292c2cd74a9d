import * as z from 'zod/mini'
import { latencyOver, number, type ResultReader, told } from './tool-result.ts'

const result = z.object({
  connections: told,
  duration: number,
  errors: number,
  non2xx: told,
  requests: z.object({ total: number, average: number }),
  latency: z.object({ p50: told, p90: told, p99: told, p99_9: told }),
})

export const autocannon: ResultReader = {
  tool: 'autocannon',
  command: 'autocannon --json URL > FILE',
  json(value) {
    const parsed = result.safeParse(value)
    if (!parsed.success) return null
    const { connections, duration, errors: lost, non2xx, requests, latency } = parsed.data
    const refused = non2xx ?? null
    return {
      tool: 'autocannon',
      connections: connections ?? null,
      ratePerSecond: null,
      durationSeconds: duration,
      // Its total is that of the answers; what failed without one is counted apart.
      requests: requests.total + lost,
      errors: refused === null ? null : lost + refused,
      throughputPerSecond: duration === 0 ? 0 : requests.total / duration,
      latencyMs: latencyOver(requests.total - (refused ?? 0), {
        p50: latency.p50,
        p90: latency.p90,
        p99: latency.p99,
        p999: latency.p99_9,
      }),
      // Only with a rate, which its result does not tell.
      coordinatedOmission: 'not-corrected',
    }
  },
}
