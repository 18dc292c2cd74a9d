import { STATUS_CODES } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { rules } from '../rules/index.ts'
import { assess, type Circumstances } from '../src/assess.ts'
import type { Scorecard } from '../src/model/scorecard.ts'
import { createNet } from '../src/net/client.ts'
import type { Pace } from '../src/net/pace.ts'
import { loadPolicy } from '../src/policy/load.ts'
import { TRUSTING } from '../src/policy/trust.ts'
import type { RegistryAccess } from '../src/sources/ecosystem/ecosystem.ts'
import { githubAddresses } from '../src/sources/forge/github/address.ts'
import { endpointsFrom } from '../src/sources/forge/github/client/endpoints.ts'
import { createGitHub } from '../src/sources/forge/github/client/github.ts'
import { githubForge } from '../src/sources/forge/github/index.ts'
import { SubjectNotFound } from '../src/sources/source.ts'
import { parseSubject } from '../src/sources/subject.ts'
import { type Replica, startReplica } from '../test/support/replica.ts'
import { readyLookAlike } from './look-alike.ts'
import { printTable } from './table.ts'

const EVALUATIONS = Number(process.env.OSS_CHECK_SOAK ?? 500)
const SHARE_OF_FAULTS = 0.2
/** More requests than one evaluation makes. */
const REQUESTS = 16
const ROW_EVERY = 250
/** Until an answer counts as lost: long where the truth is asked for, short where the look-alike keeps silent on purpose. */
const PATIENT_MS = 60_000
const HASTY_MS = 2000
/** Every way of the look-alike to fail, and every status that means a failure. */
const KINDS = [
  'bad-gateway-html',
  'timeout',
  'reset',
  'truncate',
  'malformed-json',
  'slow:50',
  'primary-rate-limit',
  'secondary-rate-limit',
  'graphql-rate-limited',
  'graphql-partial',
  'graphql-timeout',
  'dmca',
  'moved',
  'forbidden-sso',
  'empty-repo',
  ...Object.keys(STATUS_CODES)
    .filter((status) => Number(status) >= 400)
    .map((status) => `status:${status}`),
]
const GATE = ['license', 'activity', 'community', 'verdict:avoid']

/** The soak is about GitHub: the registry is out of reach throughout. */
const offline: RegistryAccess = {
  net: createNet({
    signal: new AbortController().signal,
    fetch: () => Promise.reject(new Error('The soak asks no registry')),
    maxRequests: 0,
  }),
  folder: tmpdir(),
  home: tmpdir(),
  standingOf: () => 'trusted',
  env: {},
  userAgent: 'soak',
  node: process.versions.node,
  now: () => new Date(),
}

const folder = readyLookAlike()
if (folder) {
  await using replica = await startReplica(folder, 0)
  await soak(replica)
}

async function soak(replica: Replica): Promise<void> {
  const book = await loadPolicy({
    cwd: '/',
    env: {},
    flags: { failOn: GATE },
    policyPath: null,
    rules,
    plugins: false,
    trust: TRUSTING,
  })
  const asOf = new Date('2026-08-01T12:00:00Z')
  const addresses = githubAddresses({ GITHUB_API_URL: replica.url })
  const evaluate = async (target: string, token: boolean, timeoutMs: number): Promise<Scorecard> => {
    const { client, net } = clientOf(replica.url, token, timeoutMs)
    const circumstances: Circumstances = {
      clients: {
        forges: [githubForge(addresses, async () => client)],
        cost: net.cost,
        registry: (ecosystem) => ecosystem.openRegistry(offline),
        folder: tmpdir(),
      },
      book,
      asOf,
      now: () => asOf,
      baseline: null,
      evidence: { folder: join(tmpdir(), 'no-evidence'), takes: () => true },
    }
    return (await assess(parseSubject(target, [addresses]), circumstances)).scorecard
  }

  // On a busy machine an answer may be lost without any fault: the truth is what more is known of.
  const truth = async (target: string, token: boolean): Promise<Scorecard> => {
    const cards: Scorecard[] = []
    for (let round = 0; round < 2; round++) {
      await replica.reset()
      cards.push(await evaluate(target, token, PATIENT_MS))
    }
    return cards.reduce((one, other) => (other.score.coverage > one.score.coverage ? other : one))
  }
  const clean = new Map<string, Scorecard>()
  for (const target of replica.repositories) {
    for (const token of [true, false]) {
      clean.set(`${target} ${token}`, await truth(target, token))
    }
  }

  const random = seeded(20260801)
  const sums = { same: 0, lessKnown: 0, differing: 0, notFound: 0, crashed: 0, faults: 0, requests: 0 }
  const rows: (string | number)[][] = []
  const wrong: string[] = []
  const tell = (line: string) => {
    wrong.push(line)
    console.log(line)
  }
  for (let index = 1; index <= EVALUATIONS; index++) {
    const target = replica.repositories[index % replica.repositories.length] ?? ''
    const token = random() < 0.5
    await replica.reset()
    const faults = await injectFaults(replica, random)
    sums.faults += faults.length
    const where = `#${index} ${target}${token ? '' : ' without a token'} (${faults.join(', ')})`
    try {
      const differences = compare(clean.get(`${target} ${token}`), await evaluate(target, token, HASTY_MS))
      sums[differences.kind]++
      for (const what of differences.wrong) tell(`${where}: ${what}`)
    } catch (error) {
      const isToldOfAsGone = error instanceof SubjectNotFound
      sums[isToldOfAsGone ? 'notFound' : 'crashed']++
      if (!isToldOfAsGone) tell(`${where}: ${error instanceof Error ? error.stack : error}`)
    }
    sums.requests += (await replica.totals()).requests
    if (index % ROW_EVERY === 0 || index === EVALUATIONS)
      rows.push([index, ...Object.values(sums), ...memory()])
    if (index % ROW_EVERY === 0) console.error(`${index} of ${EVALUATIONS}`)
  }
  printTable(['evaluations', ...Object.keys(sums), 'heap MB', 'rss MB'], rows)
  console.log(`${wrong.length} answers changed to something else than unknown`)
  if (wrong.length > 0) process.exitCode = 1
}

/** Time that passes by being slept through, so that no wait is real. */
function clientOf(url: string, token: boolean, timeoutMs: number) {
  let skipped = 0
  const pace: Pace = {
    now: () => Date.now() + skipped,
    random: Math.random,
    async sleep(milliseconds, signal) {
      signal.throwIfAborted()
      skipped += milliseconds
      await turn()
    },
  }
  const net = createNet({ signal: new AbortController().signal, pace })
  const client = createGitHub({
    net,
    endpoints: endpointsFrom({ GITHUB_API_URL: url }),
    credentials: token ? [{ source: 'GITHUB_TOKEN', identity: 'soak', token: async () => 'soak-token' }] : [],
    timeoutMs,
  })
  return { client, net }
}

/** The kinds, each with the request that it meets. */
async function injectFaults(replica: Replica, random: () => number): Promise<string[]> {
  const faults: string[] = []
  for (let after = 0; after < REQUESTS; after++) {
    if (random() >= SHARE_OF_FAULTS) continue
    const kind = KINDS[Math.floor(random() * KINDS.length)] ?? ''
    faults.push(`${kind} at ${after}`)
    await replica.fault({ kind, after, retryAfter: 30, resetIn: 30 })
  }
  return faults
}

/** A fault may turn an answer into "unknown" and widen the range of the score, and nothing else. */
function compare(clean: Scorecard | undefined, faulty: Scorecard) {
  const before = statuses(clean)
  const changes = [...statuses(faulty)].filter(([id, status]) => before.get(id) !== status)
  const wrong = changes
    .filter(([, status]) => status !== 'unknown' && status !== 'undecided')
    .map(([id, status]) => `${id} was ${before.get(id)} and became ${status}`)
  if (clean && (faulty.score.low > clean.score.low || faulty.score.high < clean.score.high))
    wrong.push(`score was ${range(clean)} and became ${range(faulty)}`)
  const kind = wrong.length > 0 ? 'differing' : changes.length > 0 ? 'lessKnown' : 'same'
  return { kind, wrong } as const
}

function range({ score }: Scorecard): string {
  return `${score.low} to ${score.high}`
}

function statuses(scorecard: Scorecard | undefined): Map<string, string> {
  if (!scorecard) return new Map()
  const { verdict, points, gate } = scorecard
  return new Map<string, string>([
    ['verdict', verdict],
    ['gate', gate.status],
    ...gate.conditions.map(({ condition, status }) => [`gate ${condition}`, status] as const),
    ...points.map(({ id, status }) => [`point ${id}`, status] as const),
    ...points.flatMap(({ signals }) => signals.map(({ id, status }) => [id, status] as const)),
  ])
}

function memory(): number[] {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  const { heapUsed, rss } = process.memoryUsage()
  return [heapUsed, rss].map((bytes) => Math.round(bytes / 1024 / 1024))
}

/** Mulberry32: the same faults in every soak. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
