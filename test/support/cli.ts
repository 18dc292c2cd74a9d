import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { runCommandLine } from '../../src/cli/main.ts'
import { TRUST_FILE, testIo } from './io.ts'

export interface CliRun {
  code: number | null
  stdout: string
  stderr: string
}

/** Runs the built command as a process, without the caller's tokens and terminal. */
export function runCli(
  args: readonly string[],
  options: {
    env?: Record<string, string>
    cwd?: string
    nodeArgs?: readonly string[]
    input?: string
    /** A file, instead of what is gathered. */
    stdoutTo?: string
    /** Nobody reads what is written. */
    closesStdout?: boolean
    /** Sent once stderr says something. The code of what a signal ended is null. */
    signal?: NodeJS.Signals
  } = {},
): Promise<CliRun> {
  const bin = new URL('../../dist/bin.js', import.meta.url).pathname
  const file = options.stdoutTo === undefined ? null : openSync(options.stdoutTo, 'w')
  const child = spawn(process.execPath, [...(options.nodeArgs ?? []), bin, ...args], {
    cwd: options.cwd,
    stdio: ['pipe', file ?? 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      HOME: '/nonexistent',
      XDG_CACHE_HOME: '/nonexistent',
      OSS_CHECK_TRUST_FILE: TRUST_FILE,
      ...options.env,
    },
  })
  if (file !== null) closeSync(file)
  if (options.closesStdout) child.stdout?.destroy()
  const run: CliRun = { code: null, stdout: '', stderr: '' }
  child.stdout?.setEncoding('utf8').on('data', (text) => {
    run.stdout += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    run.stderr += text
    if (options.signal !== undefined) child.kill(options.signal)
  })
  child.stdin?.on('error', () => {})
  child.stdin?.end(options.input ?? '')
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ ...run, code }))
  })
}

/** The same command line without a process of its own: a fraction of the time, where no test asks for the process. */
export async function runInside(
  args: readonly string[],
  {
    env = {},
    cwd = tmpdir(),
    now = () => new Date(),
  }: { env?: Record<string, string>; cwd?: string; now?: () => Date } = {},
): Promise<CliRun> {
  const io = {
    ...testIo(cwd, { env: { HOME: '/nonexistent', XDG_CACHE_HOME: '/nonexistent', ...env } }),
    now,
  }
  const code = await runCommandLine(args, io)
  return { code, ...io.written }
}
