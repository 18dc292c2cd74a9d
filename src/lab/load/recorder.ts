import { createHistogram, type Histogram } from './histogram.ts'

/** Latencies and errors as they come, kept by span of time. Times are milliseconds since the run began. */
export interface Recorder {
  answer(atMs: number, latencyMs: number, isError: boolean): void
  /** No answer came: refused, reset, timed out. */
  loss(atMs: number): void
  spans(): readonly Span[]
  requests(): number
  errors(): number
  latencies: Histogram
}

export interface Span {
  latencies: Histogram
  errors: number
}

/** `spanMs`: width of a span. Memory is bounded by the number of spans. */
export function createRecorder(spanMs: number): Recorder {
  const spans: Span[] = []
  const latencies = createHistogram()
  let requests = 0
  let errors = 0
  const spanAt = (atMs: number): Span => {
    const index = Math.max(0, Math.floor(atMs / spanMs))
    while (spans.length <= index) spans.push({ latencies: createHistogram(), errors: 0 })
    return spans[index] ?? { latencies, errors: 0 }
  }
  return {
    latencies,
    answer(atMs, latencyMs, isError) {
      requests++
      latencies.add(latencyMs)
      const span = spanAt(atMs)
      span.latencies.add(latencyMs)
      if (isError) {
        errors++
        span.errors++
      }
    },
    loss(atMs) {
      requests++
      errors++
      spanAt(atMs).errors++
    },
    spans: () => spans,
    requests: () => requests,
    errors: () => errors,
  }
}
