import { rules } from '../../rules/index.ts'
import { type Circumstances, judgeCollected } from '../assess.ts'
import { UserError } from '../errors.ts'
import type { Collected } from '../judge.ts'
import { type CheckOptions, parseCheckOptions } from '../options.ts'
import { loadPolicy } from '../policy/load.ts'
import type { Scorecard } from '../scorecard.ts'
import type { Io } from './io.ts'

/** `oss-check TARGET…`: reads, judges, reports; the exit code is the gate's. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const options = parseCheckOptions(args)
  const circumstances = {
    book: await loadPolicy({
      cwd: io.cwd,
      env: io.env,
      flags: options.policy,
      policyPath: options.policyPath,
      rules,
      plugins: options.plugins,
    }),
    asOf: options.asOf ?? io.now(),
    now: io.now,
    baseline: options.baseline === null ? null : await readBaseline(options.baseline),
  }

  const collected = await collectAll(options, circumstances, io)
  const scorecards = collected.map((each) => judgeOne(each, circumstances, io))
  await deliver(scorecards, options, io)
  return exitCode(scorecards)
}

async function collectAll(
  options: CheckOptions,
  circumstances: Omit<Circumstances, 'clients'>,
  io: Io,
): Promise<readonly Collected[]> {
  if (options.facts !== null) {
    if (options.targets.length > 0) throw new UserError('--facts takes no target', 'The facts file names it')
    throw new UserError('--facts cannot be read yet', '')
  }
  if (options.example || options.targets.length === 0) {
    if (!options.example)
      io.stderr('No target given: this is an invented project. Try oss-check owner/repo\n')
    const { example } = await import('../example.ts')
    return [example]
  }
  const { readTargets } = await import('./read-targets.ts')
  return readTargets(options, circumstances, io)
}

async function readBaseline(path: string): Promise<Scorecard> {
  return (await import('../scorecard-file.ts')).readScorecard(path)
}

function judgeOne(collected: Collected, circumstances: Omit<Circumstances, 'clients'>, io: Io): Scorecard {
  const { scorecard, failures } = judgeCollected(collected, circumstances)
  for (const { signal, error } of failures) {
    io.stderr(
      `oss-check: ${signal} failed and is unknown: ${error instanceof Error ? error.message : error}\n`,
    )
  }
  return scorecard
}

async function deliver(scorecards: readonly Scorecard[], options: CheckOptions, io: Io): Promise<void> {
  const { render } = await import('../report/render.ts')
  const { drawsUnicode, themeOf } = await import('../report/theme.ts')
  const toFile = options.output !== null
  const theme = themeOf({
    colors: options.color && io.terminal.colors && !toFile,
    unicode: drawsUnicode(io.env, io.platform),
  })
  const columns = io.terminal.isTTY && !toFile ? io.terminal.columns : 80
  const format = options.format === null || options.format === 'tui' ? 'text' : options.format
  const report = await render(format, scorecards, { theme, columns, verbose: options.verbose })

  const { writeFileAtomically } = await import('../atomic-file.ts')
  if (options.badge !== null) {
    const [only, ...others] = scorecards
    if (only === undefined || others.length > 0) {
      throw new UserError('--badge takes one target', 'Run it once for each')
    }
    const { toBadge } = await import('../report/badge.ts')
    const { viewOf } = await import('../report/view.ts')
    await writeFileAtomically(options.badge, toBadge(viewOf(only)))
  }
  if (options.output === null) return io.stdout(report)
  await writeFileAtomically(options.output, report)
}

/** 1: a gate failed; 3: none failed and one cannot be decided; 0: all passed or none was asked for. */
function exitCode(scorecards: readonly Scorecard[]): number {
  const statuses = scorecards.map((scorecard) => scorecard.gate.status)
  if (statuses.includes('fail')) return 1
  return statuses.includes('unknown') ? 3 : 0
}
