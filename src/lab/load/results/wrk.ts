import { latencyOver, milliseconds, numberIn, type ResultReader, sum } from './tool-result.ts'

/** wrk and wrk2, whose texts differ in how many digits a percentile has. */
export const wrk: ResultReader = {
  tool: 'wrk',
  command: 'wrk --latency URL > FILE',
  heading: /^[ \t]*\d+ requests in [\d.]+(?:us|ms|s|m|h)\b/gm,
  text(text) {
    const counts = /(?<!\d)(\d+) requests in ([\d.]+)(us|ms|s|m|h)/.exec(text)
    if (!counts || !/^[ \t]*Thread Stats/m.test(text)) return null
    const percentile = (share: string) => {
      const found = new RegExp(`^\\s*${share.replace('.', '\\.')}\\.?0*%\\s+([\\d.]+)(us|ms|s|m)`, 'm').exec(
        text,
      )
      return milliseconds(found?.[1], found?.[2])
    }
    // connect, read, write, timeout
    const sockets = /Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/.exec(text)
    const lost = sum((sockets ?? []).slice(1).map(Number))
    const requests = Number(counts[1]) + lost
    const errors = lost + (numberIn(text, /Non-2xx or 3xx responses: (\d+)/) ?? 0)
    // Average, deviation and maximum are zero where no answer came within the time allowed.
    const measured = !/^[ \t]*Latency\s+0\.00us\s+0\.00us\s+0\.00us/m.test(text)
    return {
      tool: 'wrk',
      connections: numberIn(text, /and (\d+) connections/),
      ratePerSecond: null,
      durationSeconds: (milliseconds(counts[2], counts[3]) ?? 0) / 1000,
      requests,
      errors,
      throughputPerSecond: numberIn(text, /Requests\/sec:\s+([\d.]+)/) ?? 0,
      latencyMs: latencyOver(measured ? requests - errors : 0, {
        p50: percentile('50'),
        p90: percentile('90'),
        p99: percentile('99'),
        p999: percentile('99.9'),
      }),
      // wrk2 corrects, and says so.
      coordinatedOmission: /HdrHistogram/.test(text) ? 'corrected' : 'not-corrected',
    }
  },
}
