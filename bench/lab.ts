import { createServer } from 'node:net'
import marathon from '../rules/marathon/index.ts'
import { evaluate } from '../src/judging/evaluate.ts'
import { judgeLimits, type Limit } from '../src/lab/load/budgets.ts'
import { runLoad } from '../src/lab/load/run.ts'
import type { LoadRun } from '../src/model/facts/marathon.ts'
import { FACT_NAMES, type Facts } from '../src/model/facts.ts'
import { DEFAULT_POLICY } from '../src/model/policy.ts'
import { known, unknown } from '../src/model/unknown.ts'
import { thisMachine } from '../src/sources/evidence/lab/document.ts'

/**
 * Planted faults against the judgement of point 7: `node bench/lab.ts [runs]`. Each scenario is a small server with one
 * property; every run of it has to end with the status named here.
 */
interface Scenario {
  name: string
  /** Body of the request handler; `done(ms)` answers after so many milliseconds, `age` is seconds since the start. */
  handler: string
  limits?: readonly Limit[]
  signal: string
  expected: 'pass' | 'warn' | 'fail'
}

const P99 = (limit: number): Limit => ({ name: 'p99', limit, unit: 'ms' })

const SCENARIOS: readonly Scenario[] = [
  { name: 'steady memory', handler: 'done(10)', signal: 'marathon/memory', expected: 'pass' },
  {
    name: 'churning memory',
    handler: 'JSON.stringify(Array.from({ length: 2000 }, (_, i) => ({ i }))); done(10)',
    signal: 'marathon/memory',
    expected: 'pass',
  },
  {
    name: 'leak of 2 KB a request',
    handler: 'held.push(Buffer.alloc(2000, 1)); done(10)',
    signal: 'marathon/memory',
    expected: 'fail',
  },
  { name: 'steady latency', handler: 'done(50)', signal: 'marathon/drift', expected: 'pass' },
  { name: 'latency that grows', handler: 'done(20 + 20 * age)', signal: 'marathon/drift', expected: 'fail' },
  {
    name: 'budget met',
    handler: 'done(100)',
    limits: [P99(400)],
    signal: 'marathon/latency',
    expected: 'pass',
  },
  {
    name: 'budget missed by a little',
    handler: 'done(800)',
    // The median: on a busy machine the last percent is slower by more than a little.
    limits: [{ name: 'p50', limit: 760, unit: 'ms' }],
    signal: 'marathon/latency',
    expected: 'warn',
  },
  {
    name: 'budget missed by far',
    handler: 'done(800)',
    limits: [P99(400)],
    signal: 'marathon/latency',
    expected: 'fail',
  },
]

const SHAPE = { connections: 20, ratePerSecond: null, seconds: 12 }
const WARMUP_SECONDS = 3
const IN_PARALLEL = 2

const runs = Number(process.argv[2] ?? 10)
const wanted = process.argv[3]
let wrong = 0
for (const scenario of SCENARIOS.filter(({ name }) => !wanted || name.includes(wanted))) {
  const seen: string[] = []
  for (let from = 0; from < runs; from += IN_PARALLEL) {
    const batch = Array.from({ length: Math.min(IN_PARALLEL, runs - from) }, () => judged(scenario))
    seen.push(...(await Promise.all(batch)))
  }
  const right = seen.filter((words) => words.startsWith(scenario.expected)).length
  wrong += runs - right
  process.stdout.write(`${scenario.name.padEnd(28)} ${right} of ${runs} ${scenario.expected}\n`)
  for (const words of new Set(seen)) process.stdout.write(`    ${words}\n`)
}
process.exitCode = wrong === 0 ? 0 : 1

async function judged(scenario: Scenario): Promise<string> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}/`
  const measured = await runLoad({
    start: `exec ${process.execPath} -e ${quoted(serverCode(scenario.handler, port))}`,
    ready: url,
    readySeconds: 20,
    drive: { url },
    shape: SHAPE,
    warmupSeconds: WARMUP_SECONDS,
    cwd: process.cwd(),
    signal: new AbortController().signal,
    onProgress: () => {},
  })
  if (measured === null) return 'nothing measured'
  const run: LoadRun = {
    schemaVersion: 1,
    kind: 'marathon',
    subject: { name: scenario.name, version: null, digest: null, answersFor: [] },
    command: [],
    machine: thisMachine(),
    at: new Date().toISOString(),
    by: 'bench',
    source: 'bench',
    tool: 'oss-check',
    connections: SHAPE.connections,
    ratePerSecond: SHAPE.ratePerSecond,
    warmupSeconds: WARMUP_SECONDS,
    ...measured,
    budgets: judgeLimits(scenario.limits ?? [], measured),
  }
  const { points } = evaluate([marathon], factsWith(run), DEFAULT_POLICY, new Date())
  const finding = points[0]?.signals.find(({ id }) => id === scenario.signal)
  return `${finding?.status}: ${finding?.summary}`
}

function factsWith(run: LoadRun): Facts {
  const none = unknown('not-collected', 'Not part of this bench')
  const entries = FACT_NAMES.map((name) => [name, name === 'marathon' ? known([run]) : none])
  // Built from FACT_NAMES, which is complete by type.
  return Object.fromEntries(entries) as Facts
}

function serverCode(handler: string, port: number): string {
  return `const held = [], born = Date.now()
require('node:http').createServer((request, response) => {
  const age = (Date.now() - born) / 1000, done = (ms) => setTimeout(() => response.end('ok'), ms)
  ${handler}
}).listen(${port}, '127.0.0.1')`
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
