import { spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { UserError } from '../../model/user-error.ts'
import { cleanLine } from '../../text/untrusted.ts'
import { sampleTree } from '../process-tree.ts'

export interface StartedServer {
  pid: number
  hasEnded(): boolean
  /** Ends it with everything it started. */
  end(): Promise<void>
}

const POLL_MS = 100
const GRACE_MS = 3000
const KEPT_OUTPUT = 20_000

/** Starts the proof of concept and waits until it is ready. `ready`: a URL that answers, or text that it prints. */
export async function startServer(
  command: string,
  ready: string | null,
  options: { cwd: string; seconds: number; signal: AbortSignal },
): Promise<StartedServer> {
  const child = spawn('/bin/sh', ['-c', command], {
    cwd: options.cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  let output = ''
  let ended = false
  const hear = (chunk: Buffer) => {
    output = (output + chunk.toString('utf8')).slice(-KEPT_OUTPUT)
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  child.once('error', () => {
    ended = true
  })
  child.once('exit', () => {
    ended = true
  })
  const pid = child.pid ?? -1
  const kill = () => endTree(pid, 'SIGKILL')
  process.once('exit', kill)
  const end = async () => {
    process.off('exit', kill)
    endTree(pid, 'SIGTERM')
    for (let waited = 0; waited < GRACE_MS && isAlive(pid); waited += POLL_MS) await sleep(POLL_MS)
    kill()
    child.stdout.destroy()
    child.stderr.destroy()
  }
  try {
    await waitUntilReady(ready, options, () => ({ ended, output }))
  } catch (error) {
    await end()
    throw error
  }
  return { pid, hasEnded: () => ended, end }
}

async function waitUntilReady(
  ready: string | null,
  { seconds, signal }: { seconds: number; signal: AbortSignal },
  state: () => { ended: boolean; output: string },
): Promise<void> {
  const isUrl = ready !== null && /^https?:\/\//.test(ready)
  const deadline = performance.now() + seconds * 1000
  for (;;) {
    const { ended, output } = state()
    if (signal.aborted) return
    if (ended) {
      const said = cleanLine(output.trim().split('\n').at(-1) ?? '', 200)
      throw new UserError(
        `What --start names ended before it was ready${said === '' ? '' : `: ${said}`}`,
        'It has to stay in the foreground; try the command by itself',
      )
    }
    if (ready === null || (isUrl ? await answers(ready) : output.includes(ready))) return
    if (performance.now() > deadline) {
      throw new UserError(
        `What --start names was not ready within ${seconds} s (${isUrl ? `no answer from ${ready}` : `it did not print ${JSON.stringify(ready)}`})`,
        'Check --ready, or give it longer with --ready-timeout SECONDS',
      )
    }
    await sleep(POLL_MS)
  }
}

function answers(url: string): Promise<boolean> {
  return fetch(url, { signal: AbortSignal.timeout(2000) }).then(
    async (response) => {
      await response.body?.cancel()
      return response.status < 500
    },
    () => false,
  )
}

/** The group, and those who left it. */
function endTree(pid: number, signal: NodeJS.Signals): void {
  const { pids } = process.platform === 'linux' ? sampleTree(pid) : { pids: [] }
  endGroup(pid, signal)
  for (const each of pids) end(each, signal)
}

export function endGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid !== undefined && pid > 1) end(-pid, signal)
}

function end(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It has ended by itself.
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(-pid, 0)
    return true
  } catch {
    return false
  }
}
