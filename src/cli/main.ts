import { VERSION } from '../model/version.ts'
import { canShow } from '../report/can-show.ts'
import { wantsColors } from './colors.ts'
import { EXIT, type ExitCode } from './exit-codes.ts'
import { type Command, type Io, outputs } from './io.ts'

/** Every command behind its own door: what is not asked for is not loaded. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  attest: () => import('./commands/attest.ts'),
  cache: () => import('./commands/cache.ts'),
  policy: () => import('./commands/policy.ts'),
  rules: () => import('./commands/rules.ts'),
  diff: () => import('./commands/diff.ts'),
  explain: () => import('./commands/explain.ts'),
  init: () => import('./commands/init.ts'),
  license: () => import('./commands/license.ts'),
  marathon: () => import('./commands/marathon.ts'),
  notices: () => import('./commands/notices.ts'),
  sandbox: () => import('./commands/sandbox.ts'),
  scan: () => import('./commands/scan.ts'),
  trust: () => import('./commands/trust.ts'),
}

/** The door: the only place that knows process. */
export async function main(): Promise<void> {
  const args = process.argv.slice(2)
  const [first = ''] = args
  if (first === '--version' || first === '-V') return write(`${VERSION}\n`)
  if (first === '--help' || first === '-h' || first === 'help') {
    const { HELP } = await import('./help.ts')
    return write(HELP)
  }

  endWithReaders()
  process.exitCode = await runCommandLine(args, ioOfProcess())
}

/** What the arguments ask for, in the world that `io` shows; never rejects. */
export async function runCommandLine(args: readonly string[], io: Io): Promise<ExitCode> {
  try {
    return await dispatch(args, io)
  } catch (error) {
    return report(error, io)
  }
}

async function dispatch(args: readonly string[], io: Io): Promise<ExitCode> {
  const [first = ''] = args
  const load = Object.hasOwn(COMMANDS, first) ? COMMANDS[first] : undefined
  if (!load) {
    await refuseMisspeltCommand(first)
    const { meansScan } = await import('./command-meant.ts')
    if (await meansScan(args, io.cwd, () => canScan(io.cwd))) {
      return (await import('./commands/scan.ts')).run(args, io)
    }
    return (await import('./commands/check.ts')).run(args, io)
  }
  const command = await load()
  const rest = args.slice(1)
  if (rest.includes('--help') || rest.includes('-h')) {
    io.stdout(command.help)
    return EXIT.ok
  }
  return command.run(rest, io)
}

/** Whether something in the folder itself says what is used. Every reader is loaded for it, so that it is asked last. */
async function canScan(folder: string): Promise<boolean> {
  const [{ readdir }, { READERS }] = await Promise.all([
    import('node:fs/promises'),
    import('../inventory/formats/index.ts'),
  ])
  const names = await readdir(folder).catch(() => [])
  return names.some((name) => READERS.some((reader) => reader.accepts(name)))
}

/** A bare word names no target, so one that is near a command is meant to be it. */
async function refuseMisspeltCommand(word: string): Promise<void> {
  if (!/^[a-z]{3,}$/i.test(word)) return
  const { nearest } = await import('../text/did-you-mean.ts')
  const meant = nearest(word, Object.keys(COMMANDS))
  if (meant === null) return
  const { UserError } = await import('../model/user-error.ts')
  throw new UserError(`There is no command ${word}`, `Did you mean ${meant}? See oss-check --help`)
}

/** Two lines for what the user can mend; a stack only for a bug of ours. */
async function report(error: unknown, io: Io): Promise<ExitCode> {
  const { UserError } = await import('../model/user-error.ts')
  if (io.signal.aborted) return EXIT.interrupted
  if (error instanceof UserError) {
    io.stderr(`oss-check: ${error.message}\n  ${error.hint}\n`)
    return EXIT.couldNotRun
  }
  const stack = error instanceof Error ? error.stack : String(error)
  io.stderr(`oss-check: this is a bug in oss-check ${VERSION}, please report it\n${stack}\n`)
  return EXIT.couldNotRun
}

function write(text: string): void {
  process.stdout.write(text)
}

/** For a signal that is caught to do what it has to; what takes longer is ended where it stands. */
const GRACE_MS = 900

/** From here on a signal aborts `stop`. Until then it ends the process, also one that is deep in thought. */
function catchSignals(stop: AbortController): void {
  const end = () => {
    // A second signal must not wait for anything.
    if (stop.signal.aborted) process.exit(EXIT.interrupted)
    stop.abort()
  }
  const endSoon = () => {
    setTimeout(() => process.exit(EXIT.interrupted), GRACE_MS).unref()
    end()
  }
  process.on('SIGINT', end).on('SIGTERM', endSoon)
}

function endWithReaders(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // The reader of a pipe went away (head, less): nothing is left to say, and the gate still decides the exit code.
    if (error.code === 'EPIPE') return
    process.stderr.write(
      `oss-check: the report cannot be written (${error.code})\n  Give a file with room for it with -o\n`,
    )
    process.exit(EXIT.couldNotRun)
  })
  // There is no place left to complain in.
  process.stderr.on('error', () => {})
}

/** The first process of a container is ended by no signal that it does not catch. */
const FIRST_PROCESS = 1

function ioOfProcess(): Io {
  const { env, stdin, stdout, stderr } = process
  const stop = new AbortController()
  if (process.pid === FIRST_PROCESS) catchSignals(stop)
  const isTTY = Boolean(stdout.isTTY)
  return {
    ...outputs(
      (text) => void stdout.write(text),
      (text) => void stderr.write(text),
      env,
    ),
    env,
    cwd: process.cwd(),
    platform: process.platform,
    now: () => new Date(),
    stdin: {
      isTTY: Boolean(stdin.isTTY),
      ...(stdin.isTTY && { ask: (question) => ask(question, stop.signal) }),
      bytes: () => stdin,
    },
    terminal: { isTTY, columns: stdout.columns ?? 80, colors: wantsColors(env, stdout) },
    ...(canShow(env, stdin, stdout) && { screen: { stdin, stdout } }),
    drawsProgress: Boolean(stderr.isTTY) && !env.CI && env.TERM !== 'dumb',
    signal: stop.signal,
    ...(process.pid !== FIRST_PROCESS && { catchSignals: () => catchSignals(stop) }),
  }
}

async function ask(question: string, signal: AbortSignal): Promise<string> {
  const { createInterface } = await import('node:readline/promises')
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return await lines.question(question, { signal })
  } finally {
    lines.close()
  }
}
