import * as z from 'zod/mini'
import { latencyOver, number, type ResultReader, told } from './tool-result.ts'

/** Milliseconds. The three percentiles are 90, 95 and 99 unless `aggregate_rpt_pct…` was changed, which the file does not tell. */
const result = z.object({
  Total: z.object({
    sampleCount: number,
    errorCount: told,
    medianResTime: told,
    pct1ResTime: told,
    pct3ResTime: told,
    throughput: number,
  }),
})

export const jmeter: ResultReader = {
  tool: 'JMeter',
  command: 'jmeter -n -t TEST.jmx -l LOG -e -o REPORT, which writes REPORT/statistics.json',
  json(value) {
    const parsed = result.safeParse(value)
    if (!parsed.success) return null
    const { sampleCount, errorCount, medianResTime, pct1ResTime, pct3ResTime, throughput } = parsed.data.Total
    const errors = errorCount ?? null
    return {
      tool: 'JMeter',
      connections: null,
      ratePerSecond: null,
      durationSeconds: throughput === 0 ? 0 : sampleCount / throughput,
      requests: sampleCount,
      errors,
      throughputPerSecond: throughput,
      latencyMs: latencyOver(sampleCount - (errors ?? 0), {
        p50: medianResTime,
        p90: pct1ResTime,
        p99: pct3ResTime,
      }),
      coordinatedOmission: 'not-corrected',
    }
  },
}
