import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Replica } from '../test/support/replica.ts'
import { startReplica } from '../test/support/replica.ts'
import { readyLookAlike } from './look-alike.ts'
import { type CliRun, median, runCli } from './run-cli.ts'
import { printTable } from './table.ts'

const BUSY = 'bitcoin-core/secp256k1'
const QUIET = 'moment/moment'
const MANY = 20
const REPEATS = 5
/** What a run may take beside the network: start, reading answers, rules, report. */
const OWN_MS = 150

const folder = readyLookAlike()
if (folder) {
  for (const latencyMs of [20, 100]) {
    await using replica = await startReplica(folder, latencyMs)
    await measureReading(replica, latencyMs)
  }
}
await measureStart()

async function measureReading(replica: Replica, latencyMs: number): Promise<void> {
  const many = replica.repositories.slice(0, MANY)
  const cases: readonly [name: string, targets: readonly string[], token: boolean][] = [
    [`${BUSY}, token`, [BUSY], true],
    [`${QUIET}, token`, [QUIET], true],
    [`${BUSY}, no token`, [BUSY], false],
    [`${many.length} repositories, token`, many, true],
  ]
  // The look-alike parses a bundle when it is first asked for: that is its time, not ours.
  for (const target of new Set([BUSY, QUIET, ...many]))
    await runCli([target, '--no-cache'], environment(replica, true, ''))
  console.log(`\nLatency ${latencyMs} ms; bound of a cold run: 1.5 × rounds × latency + ${OWN_MS} ms`)
  const rows: (string | number)[][] = []
  for (const [name, targets, token] of cases) {
    const cache = mkdtempSync(join(tmpdir(), 'oss-check-bench-'))
    try {
      const env = environment(replica, token, cache)
      rows.push(
        await measure(`${name}, cold`, replica, latencyMs, () =>
          runCli([...targets, '--format', 'json', '--refresh'], env),
        ),
      )
      rows.push(
        await measure(`${name}, warm`, replica, latencyMs, () =>
          runCli([...targets, '--format', 'json'], env),
        ),
      )
    } finally {
      rmSync(cache, { recursive: true, force: true })
    }
  }
  printTable(
    ['', 'requests', 'points', '304', 'rounds', 'kB', 'ms', 'bound', 'cpu ms', 'peak MB', 'exit'],
    rows,
  )
}

async function measure(
  name: string,
  replica: Replica,
  latencyMs: number,
  run: () => Promise<CliRun>,
): Promise<(string | number)[]> {
  const runs: CliRun[] = []
  let totals = await replica.totals()
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    await replica.reset()
    runs.push(await run())
    totals = await replica.totals()
  }
  const { requests, points, notModified, waves, bytes } = totals
  const milliseconds = Math.round(median(runs.map((each) => each.milliseconds)))
  const peak = Math.round(Math.max(...runs.map(({ peakMegabytes }) => peakMegabytes)))
  const bound = Math.round(1.5 * waves * latencyMs + OWN_MS)
  const exits = [...new Set(runs.map(({ exitCode }) => exitCode))].join(',')
  return [
    name,
    requests,
    points,
    notModified,
    waves,
    Math.round(bytes / 1024),
    milliseconds,
    bound,
    cpuOf(runs),
    peak,
    exits,
  ]
}

async function measureStart(): Promise<void> {
  const facts = join(mkdtempSync(join(tmpdir(), 'oss-check-bench-')), 'facts.json')
  await runCli(['--example', '--save-facts', facts, '--format', 'json'], {})
  const commands = [
    ['--version'],
    ['--help'],
    ['--facts', facts, '--format', 'json'],
    ['--example', '--format', 'text'],
  ]
  const rows: (string | number)[][] = []
  for (const args of commands) {
    const runs: CliRun[] = []
    for (let repeat = 0; repeat < REPEATS * 2; repeat++) runs.push(await runCli(args, {}))
    const name = args.map((arg) => (arg === facts ? 'F' : arg)).join(' ')
    const peak = Math.round(Math.max(...runs.map(({ peakMegabytes }) => peakMegabytes)))
    rows.push([
      name,
      Math.round(median(runs.map((each) => each.milliseconds))),
      cpuOf(runs),
      peak,
      runs[0]?.exitCode ?? '',
    ])
  }
  console.log('\nStart (the process as a whole)')
  printTable(['', 'ms', 'cpu ms', 'peak MB', 'exit'], rows)
}

function environment(replica: Replica, token: boolean, cache: string): Record<string, string> {
  // Only GitHub is measured: nothing listens where the registry should be.
  const own = {
    GITHUB_API_URL: replica.url,
    OSS_CHECK_CACHE_DIR: cache,
    npm_config_registry: 'http://127.0.0.1:9/',
  }
  return token ? { ...own, GITHUB_TOKEN: 'bench' } : own
}

function cpuOf(runs: readonly CliRun[]): number {
  return Math.round(Math.min(...runs.map(({ cpuMilliseconds }) => cpuMilliseconds)))
}
