import * as z from 'zod/mini'
import { latencyOver, milliseconds, number, type ResultReader, type ToolResult, told } from './tool-result.ts'

/** Durations are nanoseconds. */
const result = z.object({
  latencies: z.object({ '50th': told, '90th': told, '99th': told }),
  duration: number,
  requests: number,
  rate: number,
  throughput: number,
  success: told,
})

export const vegeta: ResultReader = {
  tool: 'vegeta',
  command: 'vegeta report -type=json > FILE',
  heading: /^Requests\s+\[total/gm,
  json(value) {
    const parsed = result.safeParse(value)
    if (!parsed.success) return null
    const { latencies, duration, requests, rate, throughput, success } = parsed.data
    const ms = (name: keyof typeof latencies) => {
      const found = latencies[name]
      return typeof found === 'number' ? found / 1e6 : null
    }
    return vegetaResult({
      seconds: duration / 1e9,
      requests,
      rate,
      throughput,
      success: success ?? null,
      percentiles: { p50: ms('50th'), p90: ms('90th'), p99: ms('99th'), p999: null },
    })
  },
  text(text) {
    const row = (title: string) => new RegExp(`^${title}\\s+\\[([^\\]]*)\\]\\s+(.+)$`, 'm').exec(text)
    const [requests, duration, latencies] = [row('Requests'), row('Duration'), row('Latencies')]
    if (!requests || !duration || !latencies) return null
    const [total = Number.NaN, rate = 0, throughput = 0] = (requests[2] ?? '').split(',').map(Number)
    const share = row('Success')?.[2]
    return vegetaResult({
      seconds: (goDuration(duration[2]?.split(',')[0]) ?? 0) / 1000,
      requests: total,
      rate,
      throughput,
      success: share === undefined ? null : Number.parseFloat(share) / 100,
      percentiles: {
        p50: columnOf(latencies, '50'),
        p90: columnOf(latencies, '90'),
        p99: columnOf(latencies, '99'),
        p999: null,
      },
    })
  },
}

function vegetaResult(read: {
  seconds: number
  requests: number
  rate: number
  throughput: number
  success: number | null
  percentiles: ToolResult['latencyMs']
}): ToolResult | null {
  if (!Number.isInteger(read.requests)) return null
  const errors = read.success === null ? null : Math.round(read.requests * (1 - read.success))
  return {
    tool: 'vegeta',
    connections: null,
    ratePerSecond: read.rate,
    durationSeconds: read.seconds,
    requests: read.requests,
    errors,
    throughputPerSecond: read.throughput,
    latencyMs: latencyOver(read.requests - (errors ?? 0), read.percentiles),
    // It asks at its rate whether or not answers come.
    coordinatedOmission: 'corrected',
  }
}

/** The value under one of the titles in brackets: `[min, mean, 50, …]  1ms, 6ms, 5ms, …`. */
function columnOf(row: RegExpExecArray, title: string): number | null {
  const titles = (row[1] ?? '').split(',').map((one) => one.trim())
  return goDuration((row[2] ?? '').split(',')[titles.indexOf(title)])
}

/** Go's way to write a duration: `1m2.5s`, `150ms`. */
function goDuration(text: string | undefined): number | null {
  const parts = [...(text ?? '').trim().matchAll(/(?<![\d.])([\d.]+)(ns|µs|us|ms|s|m|h)/g)]
  const values = parts.flatMap(([, amount, unit]) => milliseconds(amount, unit) ?? [])
  return values.length === 0 ? null : values.reduce((total, one) => total + one, 0)
}
