import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const CLI = fileURLToPath(new URL('../dist/bin.js', import.meta.url))

// Printed by the process itself as it ends: nothing outside knows its peak as exactly.
const TELL_USAGE = `data:text/javascript,${encodeURIComponent(`process.on('exit',()=>{
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
  process.stderr.write('\\nusage ' + maxRSS + ' ' + (userCPUTime + systemCPUTime))
})`)}`

export interface CliRun {
  exitCode: number | null
  milliseconds: number
  /** Of the processor, all threads: what a busy machine does not stretch. */
  cpuMilliseconds: number
  /** Largest resident set. */
  peakMegabytes: number
  stdout: string
  stderr: string
}

/** The built command as a process of its own, with nothing of our environment but what is given. */
export async function runCli(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<CliRun> {
  const { PATH = '', HOME = '' } = process.env
  const started = performance.now()
  const child = spawn(process.execPath, ['--import', TELL_USAGE, CLI, ...args], {
    env: { PATH, HOME, ...env },
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text
  })
  const exitCode = await new Promise<number | null>((resolve) => child.once('close', resolve))
  const milliseconds = performance.now() - started
  const [, peak, cpu] = /\nusage (\d+) (\d+)$/.exec(stderr) ?? []
  return {
    exitCode,
    milliseconds,
    cpuMilliseconds: Number(cpu) / 1000,
    peakMegabytes: Number(peak) / 1024,
    stdout,
    stderr,
  }
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
}
