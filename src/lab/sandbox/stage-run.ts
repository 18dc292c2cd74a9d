import { sampleTree } from '../process-tree.ts'
import type { Canaries } from './canaries.ts'
import { bwrapArguments, CALL_FILTER, type Room } from './inner-sandbox.ts'
import type { Act } from './observed-actions.ts'
import { createObserver } from './observer.ts'
import type { Keeper } from './outer-sandbox.ts'
import { quote, type Tools } from './prerequisites.ts'

export interface Limits {
  seconds: number
  memoryBytes: number
  processes: number
  scratchBytes: number
}

export const DEFAULT_LIMITS: Limits = {
  seconds: 120,
  memoryBytes: 2_000_000_000,
  processes: 200,
  scratchBytes: 2_000_000_000,
}

/** What one stage is: a room, and whether its program is npm, whose own doings are not the package's. */
export interface Stage {
  name: string
  installerIsTrusted: boolean
  room: Room
}

export interface StageResult {
  stage: string
  network: 'off' | 'observed'
  exitCode: number | null
  ended: 'exited' | 'timeout' | 'limit' | 'killed'
  /** What was too much; null where `ended` is not `limit`. */
  limit: string | null
  seconds: number
  acts: readonly Act[]
  /** Why there may be more acts than these, in words; empty: there are not. */
  unseen: readonly string[]
  /** The end of what it printed. */
  output: string
}

/** `?` lets strace pass over calls that this machine's architecture does not have. */
const CALLS =
  'execve execveat connect sendto sendmsg sendmmsg open openat openat2 creat truncate mkdir mkdirat mknod mknodat rmdir unlink unlinkat chmod fchmodat rename renameat renameat2 link linkat symlink symlinkat chdir fchdir clone clone3 fork vfork unshare seccomp io_uring_setup'
const TRACE = `trace=${CALLS.split(' ')
  .map((name) => `?${name}`)
  .join(',')}`

const FILTER = `${CALL_FILTER.descriptor}<${CALL_FILTER.path}`

const WATCH_EVERY_MS = 150
const GRACE_MS = 1500
const MAX_LINES = 3_000_000
const MAX_OUTPUT_BYTES = 20_000
const OVERTIME_SECONDS = 10
/** Exit codes of timeout(1): its own, and that of a program it had to kill. */
const TIMED_OUT = [124, 137]

/** The stage's program in its room, under strace and limits. */
export async function runStage(
  keeper: Keeper,
  tools: Tools,
  canaries: Canaries,
  stage: Stage,
  limits: Limits,
  nameOfAddress: (address: string) => string | null,
): Promise<StageResult> {
  const { name, installerIsTrusted, room } = stage
  const observer = createObserver({ stage: name, installerIsTrusted, nameOfAddress })
  const output = tail(MAX_OUTPUT_BYTES)
  const started = performance.now()
  const watchdog = watch(keeper.pid, limits)
  let lines = 0
  const code = await keeper.run(
    traced(tools, bwrapArguments(tools, canaries, room), limits.seconds),
    outside(limits.seconds),
    (line) => {
      if (++lines <= MAX_LINES) observer.line(line)
      else watchdog.exceed(`more than ${MAX_LINES} system calls`)
    },
    output.add,
  )
  const seconds = (performance.now() - started) / 1000
  const limit = watchdog.stop()
  const { acts, unseen } = observer.end()
  const ended = endOf(code, limit, seconds, limits.seconds)
  return {
    stage: name,
    network: room.network,
    exitCode: ended === 'exited' ? code : null,
    ended,
    limit,
    seconds,
    acts,
    unseen: lines > MAX_LINES ? [...unseen, `${lines - MAX_LINES} lines of the trace`] : unseen,
    output: output.text(),
  }
}

/** How long the room as a whole is waited for: the time inside, and what its own timeout needs to end what resists. */
function outside(seconds: number): number {
  return seconds + OVERTIME_SECONDS
}

function endOf(code: number, limit: string | null, seconds: number, allowed: number): StageResult['ended'] {
  if (limit !== null) return 'limit'
  if (code === -1) return seconds >= outside(allowed) ? 'timeout' : 'killed'
  return TIMED_OUT.includes(code) && seconds >= allowed ? 'timeout' : 'exited'
}

/** Shell text. The trace goes through a pipe of its own, which the code inside does not inherit. */
function traced({ strace, timeout, bwrap }: Tools, room: readonly string[], seconds: number): string {
  const words = [
    ...[timeout, '-k', '3', '-s', 'TERM', String(seconds)],
    ...[strace, '-f', '-qq', '--seccomp-bpf', '--decode-pids=pidns', '-y', '-v', '-s', '512', '-e', TRACE],
    ...['-e', 'signal=none', '-o', '|exec cat >&3'],
    ...['/bin/sh', '-c', `exec "$@" 3>&- 4>&- ${FILTER}`, 'sh', bwrap, ...room],
  ]
  return `${words.map(quote).join(' ')} </dev/null 2>&1`
}

/** Untraced and trusted: npm by itself, before any code of a package is allowed to run. */
export async function runQuietly(
  keeper: Keeper,
  tools: Tools,
  canaries: Canaries,
  room: Room,
  seconds: number,
): Promise<{ exitCode: number; output: string }> {
  const output = tail(10 * MAX_OUTPUT_BYTES)
  const words = [
    tools.timeout,
    '-k',
    '3',
    String(seconds),
    tools.bwrap,
    ...bwrapArguments(tools, canaries, room),
  ]
  const command = `${words.map(quote).join(' ')} </dev/null 2>&1 3>&- 4>&- ${FILTER}`
  const exitCode = await keeper.run(command, outside(seconds), undefined, output.add)
  return { exitCode, output: output.text() }
}

/** Counts processes and memory of the whole room. A cgroup would do it better and is not to be had without root. */
function watch(root: number, limits: Limits): { exceed(what: string): void; stop(): string | null } {
  let limit: string | null = null
  let harder: NodeJS.Timeout | undefined
  const end = (signal: 'SIGTERM' | 'SIGKILL') => {
    for (const pid of sampleTree(root, 'strace').named) {
      try {
        process.kill(pid, signal)
      } catch {
        // It has ended by itself meanwhile.
      }
    }
  }
  const exceed = (what: string) => {
    if (limit !== null) return
    limit = what
    end('SIGTERM')
    harder = setTimeout(() => end('SIGKILL'), GRACE_MS)
  }
  const timer = setInterval(() => {
    const { pids, rssBytes } = sampleTree(root)
    if (pids.length > limits.processes) exceed(`more than ${limits.processes} processes`)
    else if (rssBytes > limits.memoryBytes)
      exceed(`more than ${Math.round(limits.memoryBytes / 1e6)} MB of memory`)
  }, WATCH_EVERY_MS)
  return {
    exceed,
    stop() {
      clearInterval(timer)
      clearTimeout(harder)
      return limit
    },
  }
}

function tail(maxBytes: number): { add(chunk: Buffer): void; text(): string } {
  let kept: Buffer = Buffer.alloc(0)
  return {
    add(chunk) {
      kept = Buffer.concat([kept, chunk]).subarray(-maxBytes)
    },
    text: () => kept.toString('utf8'),
  }
}
