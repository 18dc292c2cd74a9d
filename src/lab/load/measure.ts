import type { LoadRun, LoadSample } from '../../model/facts/marathon.ts'
import { latencyDrift } from './drift.ts'
import { corrected, createHistogram } from './histogram.ts'
import type { LoadShape } from './http-load.ts'
import type { Vitals } from './monitor.ts'
import type { Recorder, Span } from './recorder.ts'
import { floorSlope } from './slope.ts'

/** Width of the spans latencies are kept in. */
export const SPAN_MS = 100
/** Drift is judged from at most this many medians: longer runs have wider ones. */
const MAX_MEDIANS = 50
const MIN_PER_MEDIAN = 3

export type Measurements = Pick<
  LoadRun,
  | 'durationSeconds'
  | 'requests'
  | 'errors'
  | 'throughputPerSecond'
  | 'latencyMs'
  | 'coordinatedOmission'
  | 'latencyDrift'
  | 'rssSlopeBytesPerMinute'
  | 'cpuPercent'
  | 'rssBytes'
  | 'samples'
>

/** Everything recorded -> the numbers of the evidence. `openLoop`: latencies already count from when they were due. */
export function measure(
  recorder: Recorder,
  vitals: readonly Vitals[],
  shape: LoadShape,
  seconds: number,
  openLoop: boolean,
): Measurements {
  const raw = recorder.latencies
  // How often a connection would have asked, had nothing stalled: by the rate, else by the usual answer.
  const intervalMs =
    shape.ratePerSecond === null ? raw.quantile(0.5) : (1000 * shape.connections) / shape.ratePerSecond
  const latencies = openLoop || raw.count() === 0 ? raw : corrected(raw, intervalMs)
  // Of a run in which nothing was answered well there is no latency.
  const answeredWell = recorder.requests() > recorder.errors()
  const percentile = (share: number) => (answeredWell ? round(latencies.quantile(share)) : null)
  const slope = rssSlope(vitals)
  const [first, last] = [vitals[0], vitals.at(-1)]
  return {
    durationSeconds: round(seconds),
    requests: recorder.requests(),
    errors: recorder.errors(),
    throughputPerSecond: round(recorder.requests() === 0 ? 0 : raw.count() / seconds),
    latencyMs: { p50: percentile(0.5), p90: percentile(0.9), p99: percentile(0.99), p999: percentile(0.999) },
    coordinatedOmission: 'corrected',
    latencyDrift: latencyDrift(medians(recorder.spans())),
    rssSlopeBytesPerMinute: slope,
    cpuPercent:
      first === undefined
        ? null
        : {
            mean: round(mean(vitals.map((one) => one.cpuPercent))),
            max: round(Math.max(...vitals.map((one) => one.cpuPercent))),
          },
    rssBytes:
      first && last
        ? { first: first.rssBytes, last: last.rssBytes, max: Math.max(...vitals.map((one) => one.rssBytes)) }
        : null,
    samples: samplesOf(recorder.spans(), vitals),
  }
}

/**
 * A process goes on settling after any warm-up: compiled code, grown heaps. Growth of this much, once in a run, is no leak;
 * so the shorter the run, the steeper a leak has to be. bench/lab.ts saw 2 MB in servers that leak nothing.
 */
const SETTLING_BYTES = 4_000_000
const SETTLING_SHARE = 0.04

function rssSlope(vitals: readonly Vitals[]): LoadRun['rssSlopeBytesPerMinute'] {
  const slope = floorSlope(vitals.map(({ atMs, rssBytes }) => [atMs / 60_000, rssBytes]))
  const [first, last] = [vitals[0], vitals.at(-1)]
  if (!slope || !first || !last) return null
  const settling = Math.max(SETTLING_BYTES, SETTLING_SHARE * first.rssBytes)
  const [low, high] = slope.interval
  const surely = low - settling / ((last.atMs - first.atMs) / 60_000)
  return { value: Math.round(slope.value), interval: [Math.round(surely), Math.round(high)] }
}

/** One median for each of fifty equal stretches, those with too few answers left out. */
function medians(spans: readonly Span[]): number[] {
  const width = Math.max(1, Math.ceil(spans.length / MAX_MEDIANS))
  const stretches = Array.from({ length: Math.floor(spans.length / width) }, (_, index) =>
    merged(spans.slice(index * width, (index + 1) * width)),
  )
  return stretches.filter((one) => one.count() >= MIN_PER_MEDIAN).map((one) => one.quantile(0.5))
}

function samplesOf(spans: readonly Span[], vitals: readonly Vitals[]): LoadSample[] {
  const perSecond = 1000 / SPAN_MS
  return Array.from({ length: Math.ceil(spans.length / perSecond) }, (_, second) => {
    const here = spans.slice(second * perSecond, (second + 1) * perSecond)
    const latencies = merged(here)
    const seen = vitals.filter((one) => Math.floor(one.atMs / 1000) === second)
    const hasAnswers = latencies.count() > 0
    return {
      second,
      perSecond: latencies.count(),
      errors: here.reduce((sum, span) => sum + span.errors, 0),
      p50Ms: hasAnswers ? round(latencies.quantile(0.5)) : null,
      p99Ms: hasAnswers ? round(latencies.quantile(0.99)) : null,
      rssBytes: seen.length > 0 ? Math.round(mean(seen.map((one) => one.rssBytes))) : null,
      cpuPercent: seen.length > 0 ? round(mean(seen.map((one) => one.cpuPercent))) : null,
    }
  })
}

function merged(spans: readonly Span[]) {
  const all = createHistogram()
  for (const span of spans) for (const [value, count] of span.latencies.bins()) all.add(value, count)
  return all
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function round(value: number): number {
  return Number(value.toPrecision(4))
}
