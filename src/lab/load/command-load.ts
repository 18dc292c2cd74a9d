import { spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import type { LoadShape } from './http-load.ts'
import type { Recorder } from './recorder.ts'
import { endGroup } from './server.ts'

/**
 * Repeats a command, `connections` of them at a time. With a rate, each is due at a fixed moment and its latency counts
 * from then on, whenever it could start: nothing is left out.
 */
export async function driveCommand(
  command: readonly string[],
  cwd: string,
  shape: LoadShape,
  recorder: Recorder | null,
  signal: AbortSignal,
): Promise<void> {
  const started = performance.now()
  const end = started + shape.seconds * 1000
  const intervalMs = shape.ratePerSecond === null ? null : 1000 / shape.ratePerSecond
  let number = 0
  const worker = async () => {
    for (;;) {
      const due = intervalMs === null ? performance.now() : started + number++ * intervalMs
      if (signal.aborted || due >= end || performance.now() >= end) return
      const wait = due - performance.now()
      if (wait > 0) await sleep(wait, undefined, { signal }).catch(() => {})
      if (signal.aborted) return
      const code = await runOnce(command, cwd, signal)
      if (signal.aborted) return
      const now = performance.now()
      recorder?.answer(now - started, now - due, code !== 0)
    }
  }
  await Promise.all(Array.from({ length: shape.connections }, worker))
}

function runOnce(
  [program = '', ...args]: readonly string[],
  cwd: string,
  signal: AbortSignal,
): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, stdio: 'ignore', detached: true })
    const stop = () => endGroup(child.pid, 'SIGKILL')
    const done = (code: number) => {
      signal.removeEventListener('abort', stop)
      resolve(code)
    }
    signal.addEventListener('abort', stop, { once: true })
    child.once('error', () => done(127))
    child.once('exit', (code) => done(code ?? 128))
  })
}
