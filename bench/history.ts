import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { median, runCli } from './run-cli.ts'
import { printTable } from './table.ts'

/** What one evaluation of a local history takes as a whole process. */
const SIZES = [100, 10_000, 50_000] as const
const RUNS = 7
const BUDGET_MS = 400
const BUDGET_COMMITS = 10_000

const DAY_SECONDS = 86_400
const NEWEST_SECONDS = Math.floor(Date.parse('2026-06-30T12:00:00Z') / 1000)

const folder = mkdtempSync(join(tmpdir(), 'oss-check-history-'))
try {
  const rows: (string | number)[][] = []
  for (const size of SIZES) rows.push(await measure(size))
  printTable(['commits', 'median ms', 'fastest ms', 'peak MB'], rows)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function measure(commits: number): Promise<(string | number)[]> {
  const path = join(folder, String(commits))
  execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', path])
  execFileSync('git', ['-C', path, 'fast-import', '--quiet'], { input: streamOf(commits) })
  const times: number[] = []
  let peak = 0
  for (let run = 0; run < RUNS; run += 1) {
    const { exitCode, milliseconds, peakMegabytes, stderr } = await runCli([path, '--format', 'json'], {})
    if (exitCode !== 0) throw new Error(`The command ended with ${exitCode}: ${stderr}`)
    times.push(milliseconds)
    peak = Math.max(peak, peakMegabytes)
  }
  if (commits === BUDGET_COMMITS && median(times) > BUDGET_MS) process.exitCode = 1
  return [commits, Math.round(median(times)), Math.round(Math.min(...times)), Math.round(peak)]
}

/** Forty people over ten years, every seventh commit a merge, a release each month. */
function streamOf(commits: number): string {
  const step = (10 * 365 * DAY_SECONDS) / commits
  const parts: string[] = []
  for (let mark = 1; mark <= commits; mark += 1) {
    const at = `${Math.floor(NEWEST_SECONDS - (commits - mark) * step)} +0000`
    const person = (mark * 7) % 40
    const who = `Person Number${person} <person${person}@company${person % 5}.example> ${at}`
    const from = mark > 1 ? `from :${mark - 1}\n` : ''
    const merge = mark > 8 && mark % 7 === 0 ? `merge :${mark - 2}\n` : ''
    parts.push(
      `commit refs/heads/main\nmark :${mark}\nauthor ${who}\ncommitter ${who}\ndata 4\nwork\n${from}${merge}`,
    )
    if (mark % Math.ceil(commits / 120) === 0) {
      parts.push(`tag v${mark}\nfrom :${mark}\ntagger ${who}\ndata 3\ntag\n`)
    }
  }
  return parts.join('')
}
