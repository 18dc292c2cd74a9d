import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import activity from '../rules/activity/index.ts'
import coreTeam from '../rules/core-team/index.ts'
import { evaluate } from '../src/judging/evaluate.ts'
import type { Commit } from '../src/model/facts/commits.ts'
import { type Listing, wholeListing } from '../src/model/facts/listing.ts'
import type { Tag } from '../src/model/facts/tags.ts'
import { FACT_NAMES, type Facts } from '../src/model/facts.ts'
import { DEFAULT_POLICY } from '../src/model/policy.ts'
import { known, unknown } from '../src/model/unknown.ts'
import { readCommits, readTags } from '../src/sources/git/history.ts'
import { openRepository } from '../src/sources/git/repository.ts'

/**
 * Does a judgement of the past foretell what became of the project? Reads the backtest's histories, judges every pair as
 * of its day, and lets the backtest's own score.mjs compare with what happened. Exit code 1 where another rule does
 * better on the half-yearly hard pairs.
 */
const FOLDER =
  process.env.OSS_CHECK_BACKTEST ?? fileURLToPath(new URL('../../shared/backtest', import.meta.url))
const PAIR_FILES = ['pairs.json', 'pairs-halfyearly.json'] as const
const SPOT_CHECKS = 5

/** Area under the curve to reach on the half-yearly hard pairs of all repositories of the study. */
const BARS: Readonly<Record<string, number>> = { dormant: 0.9, fading: 0.9, coreLoss: 0.89 }

interface Pair {
  key: string
  repo: string
  T: string
}

interface PairFile {
  repos: Readonly<Record<string, { stream: string }>>
  pairs: readonly Pair[]
}

interface Prediction {
  dormant: number | null
  fading: number | null
  coreLoss: number | null
}

if (existsSync(FOLDER)) await run()
else console.log(`No backtest at ${FOLDER}; set OSS_CHECK_BACKTEST to its folder`)

async function run(): Promise<void> {
  const files = PAIR_FILES.map((name) => ({ name, ...readPairs(name) }))
  const folder = mkdtempSync(join(tmpdir(), 'oss-check-backtest-'))
  try {
    const predictions = await predictAll(files, folder)
    const path = join(folder, 'predictions.json')
    writeFileSync(path, JSON.stringify(Object.fromEntries(predictions)))
    spotCheck(files, folder, predictions)
    for (const { name } of files) compare(name, path)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function readPairs(name: string): PairFile {
  // The backtest's own format, see its README.
  return JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as PairFile
}

async function predictAll(files: readonly PairFile[], folder: string): Promise<Map<string, Prediction>> {
  const pairs = new Map(files.flatMap((file) => file.pairs.map((pair) => [pair.key, pair])))
  const streams = Object.assign({}, ...files.map((file) => file.repos)) as PairFile['repos']
  const predictions = new Map<string, Prediction>()
  let spentMs = 0
  for (const [repo, { stream }] of Object.entries(streams)) {
    const ofRepo = [...pairs.values()].filter((pair) => pair.repo === repo)
    const repository = await openRepository(importStream(stream, join(folder, folderOf(repo))))
    const commits = await readCommits(repository, null)
    const tags = await readTags(repository, null)
    for (const { key, T } of ofRepo) {
      const started = performance.now()
      predictions.set(key, predict(commits, tags, new Date(T)))
      spentMs += performance.now() - started
    }
  }
  console.log(
    `${predictions.size} judgements of ${Object.keys(streams).length} histories, ${(spentMs / predictions.size).toFixed(1)} ms each\n`,
  )
  return predictions
}

function importStream(stream: string, folder: string): string {
  execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', folder])
  const input = gunzipSync(readFileSync(join(FOLDER, stream)))
  execFileSync('git', ['-C', folder, 'fast-import', '--quiet'], { input, maxBuffer: 1e9 })
  return folder
}

function folderOf(repo: string): string {
  return repo.replace('/', '__')
}

function predict(commits: Listing<Commit>, tags: Listing<Tag>, asOf: Date): Prediction {
  const evidence = { url: 'git log', retrievedAt: asOf.toISOString() }
  const silent = FACT_NAMES.map((name) => [name, unknown('not-collected', 'Only a clone was read')])
  // Built from FACT_NAMES, which is complete by type.
  const facts: Facts = {
    ...(Object.fromEntries(silent) as Facts),
    commits: known(
      until(commits, (commit) => commit.committedAt, asOf),
      [evidence],
    ),
    tags: known(
      until(tags, (tag) => tag.at, asOf),
      [evidence],
    ),
  }
  const { points, failures } = evaluate([activity, coreTeam], facts, DEFAULT_POLICY, asOf)
  for (const { error } of failures) throw error
  return predictionOf(points)
}

function predictionOf(points: readonly { id: string; score: number | null }[]): Prediction {
  const scoreOf = (id: string) => points.find((point) => point.id === id)?.score ?? null
  const alive = scoreOf('activity')
  return { dormant: alive, fading: alive, coreLoss: scoreOf('core-team') }
}

/** What `gitSource` reads as of a day, without asking git again for every one of a thousand days. */
function until<T>(list: Listing<T>, dateOf: (item: T) => string | null, asOf: Date): Listing<T> {
  const items = list.items.filter((item) => Date.parse(dateOf(item) ?? '') <= asOf.getTime())
  return wholeListing(items)
}

/** The built command on the same histories must say the same. */
function spotCheck(
  files: readonly PairFile[],
  folder: string,
  predictions: ReadonlyMap<string, Prediction>,
): void {
  const bin = fileURLToPath(new URL('../dist/bin.js', import.meta.url))
  if (!existsSync(bin)) {
    console.log('The command is not built: npm run build, and it is compared too')
    return
  }
  const pairs = files[0]?.pairs ?? []
  const step = Math.max(1, Math.floor(pairs.length / SPOT_CHECKS))
  const chosen = pairs.filter((_, index) => index % step === 0).slice(0, SPOT_CHECKS)
  for (const { key, repo, T } of chosen) {
    const path = join(folder, folderOf(repo))
    const args = [bin, path, '--as-of', `${T}T00:00:00Z`, '--format', 'json']
    const started = performance.now()
    const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1e9 })
    const took = Math.round(performance.now() - started)
    const said = predictionOf(
      (JSON.parse(stdout) as { points: { id: string; score: number | null }[] }).points,
    )
    const same = JSON.stringify(said) === JSON.stringify(predictions.get(key))
    console.log(`${same ? 'same' : 'DIFFERENT'} by the command, ${took} ms: ${key}`)
    if (!same) process.exitCode = 1
  }
}

interface Report {
  labels: Readonly<Record<string, Readonly<Record<'all' | 'hard', Evaluation>>>>
}

interface Evaluation {
  pairs: number
  positives: number
  unanswered: number
  results: Readonly<Record<string, { auc: number | null; interval90: readonly (number | null)[] }>>
}

function compare(pairFile: string, predictions: string): void {
  const output = execFileSync(
    process.execPath,
    [join(FOLDER, 'score.mjs'), join(FOLDER, pairFile), predictions, '--json'],
    { encoding: 'utf8', maxBuffer: 1e9 },
  )
  // score.mjs --json, see there.
  const report = JSON.parse(output) as Report
  console.log(
    `\n${pairFile.padEnd(28)}${'AUC'.padEnd(7)}${'90 % interval'.padEnd(16)}best other rule (of ${baselines(report)})`,
  )
  for (const [label, subsets] of Object.entries(report.labels)) {
    for (const subset of ['all', 'hard'] as const) printRow(pairFile, label, subset, subsets[subset])
  }
}

function printRow(pairFile: string, label: string, subset: 'all' | 'hard', evaluation: Evaluation): void {
  const { PREDICTION: ours, ...others } = evaluation.results
  const [best] = Object.entries(others).sort(([, a], [, b]) => (b.auc ?? 0) - (a.auc ?? 0))
  const [low, high] = ours?.interval90 ?? []
  const bar = pairFile === 'pairs-halfyearly.json' && subset === 'hard' ? BARS[label] : undefined
  if (bar !== undefined && (ours?.auc ?? 0) <= (best?.[1].auc ?? 0)) process.exitCode = 1
  const meets = bar === undefined || (ours?.auc ?? 0) >= bar
  const name = `${label}/${subset} ${evaluation.positives} of ${evaluation.pairs}`
  const unanswered = evaluation.unanswered > 0 ? `, ${evaluation.unanswered} unanswered` : ''
  const barText = bar === undefined ? '' : `, bar ${bar.toFixed(2)}${meets ? '' : ', below it'}`
  console.log(
    `${name.padEnd(28)}${fixed(ours?.auc)}  ${fixed(low)}-${fixed(high)}     ${fixed(best?.[1].auc)} ${best?.[0] ?? ''}${unanswered}${barText}`,
  )
}

function baselines(report: Report): number {
  return Object.keys(report.labels.fading?.all.results ?? {}).length - 1
}

function fixed(value: number | null | undefined): string {
  return value === null || value === undefined ? '  -  ' : value.toFixed(3)
}
