import { latencyOver, numberIn, type ResultReader, refusedIn, sum } from './tool-result.ts'

export const hey: ResultReader = {
  tool: 'hey',
  command: 'hey URL > FILE',
  heading: /^[ \t]*Total:\s+[\d.]+ secs/gm,
  text(text) {
    const seconds = numberIn(text, /Total:\s+([\d.]+) secs/)
    const rate = numberIn(text, /Requests\/sec:\s+([\d.]+)/)
    if (seconds === null || rate === null || !/Latency distribution:|Response time histogram:/.test(text))
      return null
    // With few answers it prints "0% in 0.0000 secs" where it has no percentile, which is no line of this kind.
    const percentile = (share: string) => {
      const found = numberIn(text, new RegExp(`^\\s*${share}%+ in ([\\d.]+) secs`, 'm'))
      return found === null ? null : found * 1000
    }
    const statuses = [...text.matchAll(/\[(\d{3})\]\s+(\d+) responses/g)].map(
      ([, status = '', count]) => [status, Number(count)] as const,
    )
    const answered = sum(statuses.map(([, count]) => count))
    const failures = text.split(/Error distribution:/)[1] ?? ''
    const lost = sum([...failures.matchAll(/^[ \t]*\[(\d+)\]/gm)].map(([, count]) => Number(count)))
    const refused = refusedIn(statuses)
    return {
      tool: 'hey',
      connections: null,
      ratePerSecond: null,
      durationSeconds: seconds,
      requests: answered + lost,
      errors: refused + lost,
      throughputPerSecond: rate,
      latencyMs: latencyOver(answered - refused, {
        p50: percentile('50'),
        p90: percentile('90'),
        p99: percentile('99'),
        p999: percentile('99\\.9'),
      }),
      coordinatedOmission: 'not-corrected',
    }
  },
}
