import type { LoadRun } from '../../model/facts/marathon.ts'
import { driveCommand } from './command-load.ts'
import { driveHttp, type LoadShape } from './http-load.ts'
import { type Measurements, measure, SPAN_MS } from './measure.ts'
import { monitor } from './monitor.ts'
import { createRecorder, type Recorder } from './recorder.ts'
import { startServer } from './server.ts'

export interface LoadOptions {
  /** Shell text of the proof of concept; null: it runs already, or there is none. */
  start: string | null
  ready: string | null
  readySeconds: number
  drive: { url: string } | { command: readonly string[] }
  shape: LoadShape
  warmupSeconds: number
  cwd: string
  signal: AbortSignal
  /** Told four times a second: what is going on, and seconds left of the whole. */
  onProgress(phase: 'starting' | 'warming up' | 'running', secondsLeft: number, secondsInAll: number): void
}

const PROGRESS_MS = 250

/** Start, warm up, run, end. Stopped early, it gives what was measured by then. Null: stopped before the run began. */
export async function runLoad(
  options: LoadOptions,
): Promise<(Measurements & Pick<LoadRun, 'cutShort'>) | null> {
  const { start, ready, shape, warmupSeconds, cwd, signal } = options
  const inAll = warmupSeconds + shape.seconds
  options.onProgress('starting', inAll, inAll)
  const server =
    start === null ? null : await startServer(start, ready, { cwd, seconds: options.readySeconds, signal })
  try {
    await during('warming up', warmupSeconds, shape.seconds, options, () =>
      warmupSeconds === 0 ? Promise.resolve() : drive(options, { ...shape, seconds: warmupSeconds }, null),
    )
    if (signal.aborted) return null
    const recorder = createRecorder(SPAN_MS)
    const watched = monitor(server?.pid ?? null)
    const started = performance.now()
    await during('running', shape.seconds, 0, options, () => drive(options, shape, recorder))
    const seconds = Math.min((performance.now() - started) / 1000, shape.seconds)
    const vitals = watched.stop()
    const openLoop = 'command' in options.drive && shape.ratePerSecond !== null
    const cutShort = signal.aborted || (server?.hasEnded() ?? false)
    return { ...measure(recorder, vitals, shape, seconds, openLoop), cutShort }
  } finally {
    await server?.end()
  }
}

function drive(options: LoadOptions, shape: LoadShape, recorder: Recorder | null): Promise<void> {
  if ('url' in options.drive) return driveHttp(options.drive.url, shape, recorder, options.signal)
  return driveCommand(options.drive.command, options.cwd, shape, recorder, options.signal)
}

async function during(
  phase: 'warming up' | 'running',
  seconds: number,
  secondsAfter: number,
  { shape, warmupSeconds, onProgress }: LoadOptions,
  work: () => Promise<void>,
): Promise<void> {
  const end = performance.now() + seconds * 1000
  const tell = () =>
    onProgress(
      phase,
      Math.max(0, (end - performance.now()) / 1000) + secondsAfter,
      warmupSeconds + shape.seconds,
    )
  tell()
  const timer = setInterval(tell, PROGRESS_MS)
  try {
    await work()
  } finally {
    clearInterval(timer)
  }
}
