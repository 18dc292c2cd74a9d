import type { Budget, LoadRun, LoadSample } from '../../model/facts/marathon.ts'

const BARS = '▁▂▃▄▅▆▇█'

/** A run in words and small plots. `columns`: width of the terminal. */
export function loadReport(run: LoadRun, path: string | null, columns: number): string {
  const { latencyMs: latency, latencyDrift: drift, rssSlopeBytesPerMinute: slope } = run
  const asked = run.ratePerSecond === null ? '' : ` at ${run.ratePerSecond}/s`
  const width = Math.max(10, Math.min(60, columns - 34))
  const correction =
    run.coordinatedOmission === 'corrected'
      ? 'corrected for coordinated omission'
      : `as ${run.tool} told them`
  return [
    `Marathon: ${run.subject.name}${run.connections === null ? '' : `, ${run.connections} at a time`}${asked}, ${say(run.durationSeconds)} s${run.cutShort ? ' (cut short)' : ''}`,
    '',
    `  requests    ${run.requests}, ${told(run.errors)} failed; ${say(run.throughputPerSecond)} answers a second`,
    `  latency     p50 ${told(latency.p50)}  p90 ${told(latency.p90)}  p99 ${told(latency.p99)}  p99.9 ${told(latency.p999)} ms, ${correction}`,
    ...(drift
      ? [
          `  drift       last fifth ${drift.ratio.toFixed(2)} × the first (${drift.interval.map((one) => one.toFixed(2)).join(' to ')})`,
        ]
      : []),
    ...(run.rssBytes
      ? [
          `  memory      ${megabytes(run.rssBytes.first)} to ${megabytes(run.rssBytes.last)} MB, at most ${megabytes(run.rssBytes.max)}`,
        ]
      : []),
    ...(slope
      ? [
          `  growth      ${megabytes(slope.value)} MB a minute (${slope.interval.map(megabytes).join(' to ')})`,
        ]
      : []),
    ...(run.cpuPercent
      ? [
          `  processor   ${say(run.cpuPercent.mean)} % of one on average, at most ${say(run.cpuPercent.max)} %`,
        ]
      : []),
    ...plots(run.samples, width),
    ...(run.budgets.length > 0 ? ['', ...run.budgets.map(budgetLine)] : []),
    ...(path === null ? [] : ['', `Evidence: ${path}`]),
    '',
  ].join('\n')
}

function plots(samples: readonly LoadSample[], width: number): string[] {
  if (samples.length < 3) return []
  const lines = [
    plot(
      'p99 ms',
      samples.map((one) => one.p99Ms),
      width,
      say,
    ),
    plot(
      'memory MB',
      samples.map((one) => one.rssBytes),
      width,
      megabytes,
    ),
    plot(
      'answers/s',
      samples.map((one) => one.perSecond),
      width,
      say,
    ),
  ].filter((line) => line !== null)
  return lines.length === 0 ? [] : ['', ...lines]
}

function plot(
  title: string,
  values: readonly (number | null)[],
  width: number,
  show: (value: number) => string,
): string | null {
  const known = values.filter((value) => value !== null)
  if (known.length === 0) return null
  const [low, high] = [Math.min(...known), Math.max(...known)]
  const count = Math.min(width, values.length)
  const bars = Array.from({ length: count }, (_, index) => {
    const from = Math.floor((index * values.length) / count)
    const to = Math.max(from + 1, Math.floor(((index + 1) * values.length) / count))
    const here = values.slice(from, to).filter((value) => value !== null)
    if (here.length === 0) return ' '
    const level = high === low ? 0 : (Math.max(...here) - low) / (high - low)
    return BARS[Math.round(level * (BARS.length - 1))] ?? ' '
  })
  return `  ${title.padEnd(11)} ${bars.join('')}  ${show(low)} to ${show(high)}`
}

function budgetLine({ name, limit, unit, actual, met }: Budget): string {
  const word = met === null ? 'not told' : met ? 'met' : 'MISSED'
  const value = (number: number) =>
    unit === 'bytes/min' ? `${megabytes(number)} MB/min` : `${say(number)} ${unit}`
  const relation = name === 'throughput' ? 'at least' : 'at most'
  return `  ${word.padEnd(9)} ${name === 'p999' ? 'p99.9' : name} ${relation} ${value(limit)}${actual === null ? '' : `: ${value(actual)}`}`
}

function told(value: number | null): string {
  return value === null ? '?' : say(value)
}

function say(value: number): string {
  return value >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)))
}

function megabytes(bytes: number): string {
  const value = bytes / 1e6
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(1)
}
