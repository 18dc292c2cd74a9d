import * as z from 'zod/mini'
import { known } from '../unknown.ts'
import { defineFact } from './define-fact.ts'
import { amount, finite, type LabRun, labRun } from './lab-run.ts'
import { isLater } from './moment.ts'

export interface LoadRun extends LabRun {
  kind: 'marathon'
  /** What drove the load: `oss-check`, or the tool whose result file this was. */
  tool: string
  /** Null: the tool that measured does not tell; likewise below. */
  connections: number | null
  /** Requests per second that were asked for; null: as fast as it went. */
  ratePerSecond: number | null
  warmupSeconds: number
  durationSeconds: number
  requests: number
  errors: number | null
  throughputPerSecond: number
  latencyMs: Latency
  /** Whether stalls of the target count for the requests that could not start meanwhile. */
  coordinatedOmission: 'corrected' | 'not-corrected'
  /** Last fifth of the run against its first: median latencies, 90 % interval. */
  latencyDrift: { ratio: number; interval: readonly [number, number] } | null
  /** 90 % interval; null where no process was watched or the run was too short. */
  rssSlopeBytesPerMinute: { value: number; interval: readonly [number, number] } | null
  cpuPercent: { mean: number; max: number } | null
  rssBytes: { first: number; last: number; max: number } | null
  budgets: readonly Budget[]
  /** Second by second, warm-up left out; what result files do not tell is null. */
  samples: readonly LoadSample[]
}

/** Over the requests that were answered; null: nothing was, or the tool that measured it does not tell. */
export interface Latency {
  p50: number | null
  p90: number | null
  p99: number | null
  p999: number | null
}

export interface Budget {
  name: 'p50' | 'p90' | 'p99' | 'p999' | 'errors' | 'throughput' | 'rss-slope' | 'drift'
  limit: number
  /** `ms`, `%`, `1/s`, `bytes/min`, `×` */
  unit: string
  actual: number | null
  /** Null: the run cannot tell. */
  met: boolean | null
}

export interface LoadSample {
  second: number
  perSecond: number
  errors: number
  p50Ms: number | null
  p99Ms: number | null
  rssBytes: number | null
  cpuPercent: number | null
}

/** Null: the tool that measured does not tell. */
const told = z.nullable(amount)
const interval = z.readonly(z.tuple([finite, finite]))

/** @internal What a document of the marathon holds. */
export const loadRun = {
  ...labRun,
  kind: z.literal('marathon'),
  tool: z.string(),
  connections: told,
  ratePerSecond: z.nullable(amount),
  warmupSeconds: amount,
  durationSeconds: amount,
  requests: amount,
  errors: told,
  throughputPerSecond: amount,
  latencyMs: z.object({ p50: told, p90: told, p99: told, p999: told }),
  coordinatedOmission: z.enum(['corrected', 'not-corrected']),
  latencyDrift: z.nullable(z.object({ ratio: amount, interval })),
  rssSlopeBytesPerMinute: z.nullable(z.object({ value: finite, interval })),
  cpuPercent: z.nullable(z.object({ mean: amount, max: amount })),
  rssBytes: z.nullable(z.object({ first: amount, last: amount, max: amount })),
  budgets: z.array(
    z.object({
      name: z.enum(['p50', 'p90', 'p99', 'p999', 'errors', 'throughput', 'rss-slope', 'drift']),
      limit: finite,
      unit: z.string(),
      actual: z.nullable(finite),
      met: z.nullable(z.boolean()),
    }),
  ),
  samples: z.array(
    z.object({
      second: amount,
      perSecond: amount,
      errors: amount,
      p50Ms: z.nullable(amount),
      p99Ms: z.nullable(amount),
      rssBytes: z.nullable(amount),
      cpuPercent: z.nullable(amount),
    }),
  ),
}

const schema: z.ZodMiniType<readonly LoadRun[]> = z.array(z.object({ ...loadRun, source: z.string() }))

/** What it did under load, newest run first. */
export const marathon = defineFact({
  name: 'marathon',
  about: 'you',
  schema,
  rewind: (runs, moment) => known(runs.filter(({ at }) => !isLater(at, moment))),
})
