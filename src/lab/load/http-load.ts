import type { Recorder } from './recorder.ts'

export interface LoadShape {
  connections: number
  /** Requests a second over all connections; null: each connection asks again as soon as it is answered. */
  ratePerSecond: number | null
  seconds: number
}

/** Drives one URL with autocannon and hands every answer to `recorder`. Resolves early, and quietly, when stopped. */
export async function driveHttp(
  url: string,
  shape: LoadShape,
  recorder: Recorder | null,
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted) return
  const { default: autocannon } = await import('autocannon')
  const started = performance.now()
  const options = {
    url,
    connections: shape.connections,
    duration: shape.seconds,
    // The correction is ours, from every single answer; theirs knows the whole run only.
    ...(shape.ratePerSecond === null
      ? {}
      : { overallRate: shape.ratePerSecond, ignoreCoordinatedOmission: true }),
  }
  await new Promise<void>((resolve, reject) => {
    const instance = autocannon(options, (error: unknown) => (error ? reject(error) : resolve()))
    const stop = () => instance.stop()
    signal.addEventListener('abort', stop, { once: true })
    instance.on('done', () => signal.removeEventListener('abort', stop))
    if (!recorder) return
    instance.on('response', (_client, status, _bytes, latencyMs) => {
      recorder.answer(performance.now() - started, latencyMs, status >= 400)
    })
    instance.on('reqError', () => recorder.loss(performance.now() - started))
  })
}
