import { join } from 'node:path'
import { rules } from '../../../rules/index.ts'
import type { Circumstances } from '../../assess.ts'
import type { Collected } from '../../model/collected.ts'
import type { Scorecard } from '../../model/scorecard.ts'
import { UserError } from '../../model/user-error.ts'
import { loadPolicy, type PolicyBook } from '../../policy/load.ts'
import { DEFAULT_EVIDENCE_DIR } from '../../sources/evidence/lab/evidence-files.ts'
import { type CheckOptions, parseCheckOptions } from '../check-options.ts'
import { momentOfFacts, momentOfReading } from '../day-judged.ts'
import { deliver, themeFor } from '../deliver.ts'
import { EXIT, type ExitCode, exitOfGates } from '../exit-codes.ts'
import { refuseIdleGate } from '../gate-asked.ts'
import type { Subject, Watch } from '../interactive.ts'
import type { Io } from '../io.ts'
import { totalOutage } from '../total-outage.ts'
import { folderTrust, takesEvidence } from '../trust.ts'

/** `oss-check TARGET…`: reads, judges, reports; the exit code is the gate's. */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const options = parseCheckOptions(args)
  const standing = folderTrust(options.targets, io)
  const book = await loadPolicy({
    cwd: io.cwd,
    env: io.env,
    flags: options.policy,
    policyPath: options.policyPath,
    rules,
    plugins: options.plugins,
    ...standing,
  })
  refuseIdleGate(options, book, io.env)
  const baseline = options.baseline === null ? null : await readBaseline(options.baseline)
  const missing: UserError[] = []
  const onMissing = (error: UserError, inside: Io) => {
    missing.push(error)
    inside.stderr(`oss-check: ${error.message}\n  ${error.hint}\n`)
  }
  if (io.screen !== undefined && isForReader(options)) {
    const { interact } = await import('../interactive.ts')
    const subject: Subject = {
      names: options.targets.length > 0 ? options.targets : ['the project'],
      read: (inside, watch, again) =>
        subjects(again ? { ...options, refresh: true } : options, book, inside, onMissing, watch),
      fixed: options.targets.length === 0,
      book,
      asOf: momentOfReading(options.asOf, io.now()),
      baseline,
    }
    const scorecards = await interact(subject, themeFor(io, options.colors), io.screen, io)
    return scorecards === null ? EXIT.interrupted : exitCode(scorecards, missing)
  }
  const collected = await subjects(options, book, io, onMissing)
  const scorecards = await judged(collected, { book, now: io.now, baseline }, io)
  const outage = scorecards.every(({ gate }) => gate.status === 'none') ? totalOutage(collected) : null
  if (outage) throw outage
  if (options.saveFacts !== null) await save(options.saveFacts, collected, io)
  const format = options.format ?? 'text'
  if (format === 'tui') {
    throw new UserError(
      'The interactive report needs a terminal on both ends',
      'Leave --format away for text',
    )
  }
  await deliver(format, scorecards, options, book.path, io)
  return exitCode(scorecards, missing)
}

/** What is to be judged: read now, kept earlier, or invented. */
async function subjects(
  options: CheckOptions,
  book: PolicyBook,
  io: Io,
  onMissing: (error: UserError, io: Io) => void,
  watch: Watch | null = null,
): Promise<readonly Collected[]> {
  if (options.targets.length === 0 || options.facts !== null) {
    const collected = await fixedSubject(options, io)
    watch?.collected(0, collected)
    return [collected]
  }
  // Octokit and all that reads is loaded here, and nowhere else.
  const { readTargets } = await import('../read-targets.ts')
  const evidence =
    options.evidence === null
      ? { folder: join(io.cwd, DEFAULT_EVIDENCE_DIR), takes: takesEvidence(folderTrust(options.targets, io)) }
      : { folder: options.evidence, takes: () => true }
  const asOf = momentOfReading(options.asOf, io.now())
  const circumstances = { book, asOf, now: io.now, evidence, baseline: null }
  return readTargets(options, circumstances, io, watch, (index, error) => {
    onMissing(error, io)
    watch?.missing(index)
  })
}

/** Kept earlier, or invented. */
async function fixedSubject(options: CheckOptions, io: Io): Promise<Collected> {
  const collected = options.facts === null ? await invented(options, io) : await kept(options.facts, options)
  if (options.asOf === null) return collected
  const { factsAsOf } = await import('../../model/as-of.ts')
  const known = new Date(collected.asOf)
  const asOf = momentOfFacts(options.asOf, known)
  return { ...collected, facts: factsAsOf(collected.facts, asOf, known), asOf: asOf.toISOString() }
}

/** On a terminal, unless a file or another format is asked for. */
function isForReader({ format, output, badge, saveFacts, verbose }: CheckOptions): boolean {
  if (output !== null || badge !== null || saveFacts !== null) return false
  return format === 'tui' || (format === null && !verbose)
}

async function kept(path: string, options: CheckOptions): Promise<Collected> {
  if (options.targets.length > 0) throw new UserError('--facts takes no target', 'The facts file names it')
  return (await import('../facts-file.ts')).loadFacts(path)
}

async function invented(options: CheckOptions, io: Io): Promise<Collected> {
  if (!options.example) {
    io.stderr('No target given: this is an invented project. Try oss-check owner/repo\n')
  }
  return (await import('../example.ts')).example
}

async function readBaseline(path: string): Promise<Scorecard> {
  return (await import('../scorecard-file.ts')).readScorecard(path)
}

async function save(path: string, collected: readonly Collected[], io: Io): Promise<void> {
  const [only, ...others] = collected
  if (only === undefined || others.length > 0) {
    throw new UserError('--save-facts takes one target', 'Run it once for each')
  }
  await (await import('../facts-file.ts')).saveFacts(path, only, io.now())
}

async function judged(
  collected: readonly Collected[],
  circumstances: Pick<Circumstances, 'book' | 'now' | 'baseline'>,
  io: Io,
): Promise<readonly Scorecard[]> {
  const { judgeCollected } = await import('../../assess.ts')
  return collected.map((each) => {
    const { scorecard, failures } = judgeCollected(each, circumstances)
    for (const { signal, error } of failures) {
      const why = error instanceof Error ? error.message : String(error)
      io.stderr(`oss-check: ${signal} failed and is unknown; this is a bug in it: ${why}\n`)
    }
    return scorecard
  })
}

/** A condition that failed stays so, whatever could not be found. */
function exitCode(scorecards: readonly Scorecard[], missing: readonly UserError[]): ExitCode {
  const code = exitOfGates(scorecards.map((scorecard) => scorecard.gate.status))
  return missing.length > 0 && code !== EXIT.failed ? EXIT.couldNotRun : code
}
