import { rules } from '../../rules/index.ts'
import { UserError } from '../errors.ts'
import { type Collected, judge } from '../judge.ts'
import { type CheckOptions, type Format, parseCheckOptions } from '../options.ts'
import { loadPolicy, type PolicyBook } from '../policy/load.ts'
import { targetKeysOf } from '../policy/target-pattern.ts'
import type { Scorecard } from '../scorecard.ts'
import type { Io } from './io.ts'

export async function run(args: readonly string[], io: Io): Promise<number> {
  const options = parseCheckOptions(args)
  const collected = await collectAll(options, io)
  const policy = await policyOf(options, io)
  const scorecards = collected.map((each) => judgeOne(each, policy, io))
  await deliver(scorecards, options, io)
  return exitCode(scorecards)
}

async function collectAll(options: CheckOptions, io: Io): Promise<readonly Collected[]> {
  if (options.example || isBare(options)) {
    if (!options.example)
      io.stderr('No target given: this is an invented project. Try oss-check owner/repo\n')
    const { example } = await import('../example.ts')
    return [example]
  }
  throw new UserError('No target given', 'Try oss-check owner/repo, or oss-check --help')
}

function isBare(options: CheckOptions): boolean {
  return options.targets.length === 0 && options.facts === null
}

async function policyOf(options: CheckOptions, io: Io): Promise<PolicyBook> {
  const { policyPath, plugins, policy: flags } = options
  const { cwd, env } = io
  const book = await loadPolicy({ cwd, env, flags, policyPath, rules, plugins })
  for (const { text } of book.notices) io.stderr(`oss-check: ${text}\n`)
  return book
}

function judgeOne(collected: Collected, book: PolicyBook, io: Io): Scorecard {
  const { policy } = book.forTarget(targetKeysOf(collected.target))
  const { scorecard, failures } = judge(collected, book.rules, policy, io.now())
  for (const { signal, error } of failures) {
    io.stderr(
      `oss-check: ${signal} failed and is unknown: ${error instanceof Error ? error.message : error}\n`,
    )
  }
  return scorecard
}

async function deliver(scorecards: readonly Scorecard[], options: CheckOptions, io: Io): Promise<void> {
  const text = await render(options.format ?? 'text', scorecards, options, io)
  if (options.output === null) return io.stdout(text)
  const { writeFileAtomically } = await import('../atomic-file.ts')
  await writeFileAtomically(options.output, text)
}

/** Each format behind its own door, so that the JSON path loads neither Ink nor HTML. */
async function render(
  format: Format,
  scorecards: readonly Scorecard[],
  options: CheckOptions,
  io: Io,
): Promise<string> {
  if (format === 'json') return (await import('../report/json.ts')).toJson(scorecards)
  if (format === 'ndjson') return (await import('../report/json.ts')).toNdjson(scorecards)
  const { toText } = await import('../report/text.ts')
  const { viewOf } = await import('../report/view.ts')
  const { drawsUnicode, themeOf } = await import('../report/theme.ts')
  const toFile = options.output !== null
  const theme = themeOf({
    colors: options.color && io.terminal.colors && !toFile,
    unicode: drawsUnicode(io.env, io.platform),
  })
  const columns = io.terminal.isTTY && !toFile ? io.terminal.columns : 80
  return scorecards
    .map((card) => toText(viewOf(card), { theme, columns, verbose: options.verbose }))
    .join('\n')
}

/** 1: a gate failed; 3: none failed and one cannot be decided; 0: all passed or none was asked for. */
function exitCode(scorecards: readonly Scorecard[]): number {
  const statuses = scorecards.map((scorecard) => scorecard.gate.status)
  if (statuses.includes('fail')) return 1
  return statuses.includes('unknown') ? 3 : 0
}
