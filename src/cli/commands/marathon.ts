import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { judgeLimits } from '../../lab/load/budgets.ts'
import { loadReport } from '../../lab/load/report.ts'
import { readToolResult } from '../../lab/load/results/index.ts'
import { type LoadOptions, runLoad } from '../../lab/load/run.ts'
import type { LabSubject } from '../../model/facts/lab-run.ts'
import type { LoadRun } from '../../model/facts/marathon.ts'
import { UserError } from '../../model/user-error.ts'
import { runBy, thisMachine } from '../../sources/evidence/lab/document.ts'
import { writeEvidence } from '../../sources/evidence/lab/evidence-files.ts'
import { answerKey } from '../../sources/evidence/lab/evidence-key.ts'
import { jsonText } from '../../text/json-text.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import type { Io } from '../io.ts'
import { subjectFrom } from '../subject.ts'
import { rememberMade } from '../trust.ts'
import { type MarathonArguments, parseMarathonArguments } from './marathon-arguments.ts'

export { help } from './marathon-arguments.ts'

type Measured = Omit<
  LoadRun,
  'kind' | 'schemaVersion' | 'subject' | 'command' | 'machine' | 'at' | 'by' | 'source' | 'budgets'
>

const MAX_RESULT_BYTES = 50_000_000

export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const given = parseMarathonArguments(args)
  io.catchSignals?.()
  const subject = subjectOf(given, io)
  const at = io.now()
  const measured = given.result === null ? await underLoad(given, io) : await fromResult(given.result, io)
  if (io.drawsProgress) io.stderr('\r\u001b[K')
  // Stopped before the run began: there is nothing to keep.
  if (measured === null) return EXIT.interrupted
  const evidence: LoadRun = {
    schemaVersion: 1,
    kind: 'marathon',
    subject,
    command: ['oss-check', 'marathon', ...args],
    machine: thisMachine(),
    at: at.toISOString(),
    by: runBy(given.by ?? io.env.OSS_CHECK_BY),
    source: '',
    ...measured,
    budgets: judgeLimits(given.limits, measured),
  }
  const path = await writeEvidence(resolve(io.cwd, given.evidenceDir), evidence)
  await rememberMade([path], io)
  const columns = io.terminal.isTTY ? io.terminal.columns : 94
  io.stdout(
    given.json ? `${jsonText({ ...evidence, source: path }, 2)}\n` : loadReport(evidence, path, columns),
  )
  if (io.signal.aborted) return EXIT.interrupted
  if (evidence.budgets.some((budget) => budget.met === false)) return EXIT.failed
  return evidence.budgets.some((budget) => budget.met === null) ? EXIT.undecidable : EXIT.ok
}

async function underLoad(given: MarathonArguments, io: Io): Promise<Measured | null> {
  const drive = given.command === null ? { url: given.url ?? '' } : { command: given.command }
  const { start, ready, readySeconds, shape, warmupSeconds } = given
  const onProgress = progressOn(io)
  const result = await runLoad({
    start,
    ready,
    readySeconds,
    drive,
    shape,
    warmupSeconds,
    cwd: io.cwd,
    signal: io.signal,
    onProgress,
  })
  if (result === null) return null
  if (result.requests === 0 && !result.cutShort)
    throw new UserError('Not one request was answered', 'Try the URL or the command by itself')
  return {
    tool: 'oss-check',
    connections: shape.connections,
    ratePerSecond: shape.ratePerSecond,
    warmupSeconds,
    ...result,
  }
}

async function fromResult(file: string, io: Io): Promise<Measured> {
  const path = resolve(io.cwd, file)
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new UserError(
      `${path} cannot be read (${error.code ?? 'unknown error'})`,
      'Give the result file of a load tool; oss-check marathon --help lists them',
    )
  })
  if (bytes.length > MAX_RESULT_BYTES)
    throw new UserError(`${path} is too large for a result file`, 'Give the summary, not every request')
  return {
    ...readToolResult(bytes),
    cutShort: false,
    warmupSeconds: 0,
    latencyDrift: null,
    rssSlopeBytesPerMinute: null,
    cpuPercent: null,
    rssBytes: null,
    samples: [],
  }
}

/** What was under load, and which targets that says something about. */
function subjectOf(given: MarathonArguments, io: Io): LabSubject {
  const targets = given.answersFor.map((text) => subjectFrom(text, io.env))
  const named = targets.find((target) => target.kind === 'package' && /^\d+\.\d+\.\d+/.test(target.range))
  const version = given.version ?? (named?.kind === 'package' ? named.range : null)
  const name =
    given.answersFor[0] ?? given.start ?? given.command?.join(' ') ?? given.url ?? given.result ?? ''
  const keys = targets.map((target) => answerKey(target, io.cwd))
  if (keys.length === 0) io.stderr('marathon: without --for the evidence answers for this folder only\n')
  return { name, version, digest: null, answersFor: keys.length === 0 ? [io.cwd] : keys }
}

const BAR_WIDTH = 30

function progressOn(io: Io): LoadOptions['onProgress'] {
  return (phase, left, inAll) => {
    if (!io.drawsProgress) return
    const done = inAll === 0 ? 0 : Math.round((BAR_WIDTH * (inAll - left)) / inAll)
    const bar = `${'█'.repeat(done)}${'░'.repeat(BAR_WIDTH - done)}`
    const minutes = Math.floor(left / 60)
    const time = minutes > 0 ? `${minutes} min ${Math.round(left % 60)} s` : `${Math.ceil(left)} s`
    io.stderr(`\r\u001b[K${bar} ${phase}, ${time} left`)
  }
}
