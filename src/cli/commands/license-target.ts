import { join } from 'node:path'
import licenseRule from '../../../rules/license/index.ts'
import type { LicenseVerdict } from '../../analysis/licensing/answer.ts'
import type { LicenseRecord } from '../../analysis/licensing/wording.ts'
import { judgeCollected } from '../../assess.ts'
import type { Policy } from '../../model/policy.ts'
import type { SignalFinding } from '../../model/rule.ts'
import { loadPolicy } from '../../policy/load.ts'
import type { PolicySection } from '../../policy/schema.ts'
import { annotation } from '../../report/annotation.ts'
import { jsonText } from '../../text/json-text.ts'
import { parseCheckOptions } from '../check-options.ts'
import { EXIT_OF_GATE, type ExitCode } from '../exit-codes.ts'
import type { Io } from '../io.ts'
import { readTargets } from '../read-targets.ts'

export interface TargetQuestion {
  target: string
  format: 'text' | 'json'
  policyPath: string | null
  /** Parts of the policy given as flags. */
  flags: PolicySection
}

/** Reads what a target says of its licence and judges point 1 alone; the exit code is that of a gate on it. */
export async function answerTarget(
  { target, format, policyPath, flags }: TargetQuestion,
  io: Io,
): Promise<ExitCode> {
  const options = { ...parseCheckOptions([target]), quiet: true }
  const all = await loadPolicy({
    cwd: io.cwd,
    env: io.env,
    flags: { ...flags, failOn: [licenseRule.id] },
    policyPath,
    rules: [licenseRule],
    plugins: false,
  })
  const book = { ...all, rules: [licenseRule] }
  const evidenceDir = join(io.cwd, '.oss-check')
  const circumstances = { book, asOf: io.now(), now: io.now, evidenceDir, baseline: null }
  const [collected] = await readTargets(options, circumstances, io)
  if (!collected) throw new TypeError('One target gives one answer')

  const { scorecard } = judgeCollected(collected, circumstances)
  const findings = scorecard.points.flatMap((point) => point.signals)
  const { policy } = book.forTarget([])
  if (format === 'json') io.stdout(`${jsonText(recordOf(findings, policy), 2)}\n`)
  else
    io.stdout(
      `${findings.filter(isTold).map(lineOf).join('\n')}\n${scorecard.notices.map(({ text }) => `${text}\n`).join('')}`,
    )
  for (const finding of findings.filter(needsAction)) io.command?.(annotationOf(finding, target))
  return EXIT_OF_GATE[scorecard.gate.status]
}

function isTold({ status }: SignalFinding): boolean {
  return status !== 'not-applicable'
}

function needsAction({ status }: SignalFinding): boolean {
  return status !== 'pass' && status !== 'not-applicable'
}

/** One line for each finding, with what to do where something is to be done. */
function lineOf(finding: SignalFinding): string {
  const line = `${finding.status.padEnd(8)}${finding.id.padEnd(26)}${finding.summary}`
  return needsAction(finding) ? `${line}. What to do: ${actionOf(finding)}` : line
}

function actionOf({ details, fix }: SignalFinding): string {
  return typeof details.whatToDo === 'string' ? details.whatToDo : fix
}

function annotationOf(finding: SignalFinding, target: string): string {
  const level = finding.status === 'fail' ? 'error' : 'warning'
  return annotation(level, `${finding.id} ${target}`, `${finding.summary}. What to do: ${actionOf(finding)}`)
}

function recordOf(findings: readonly SignalFinding[], policy: Policy): LicenseRecord {
  const suits = findings.find(({ id }) => id === 'license/compatible')
  const details = suits?.details ?? {}
  const text = (name: string) => (typeof details[name] === 'string' ? details[name] : null)
  const { usage, projectLicense } = policy
  return {
    verdict: verdictOf(details.verdict),
    expression: text('expression') ?? 'NOASSERTION',
    chosen: typeof suits?.value === 'string' ? suits.value : 'NOASSERTION',
    reason: suits?.summary ?? '',
    obligations: Array.isArray(details.obligations) ? details.obligations : [],
    context: {
      projectLicense,
      ...usage,
      whole: false,
      decidedBy: text('decidedBy') ?? 'compatibility',
      source: text('source') ?? 'https://spdx.org/licenses/',
    },
  }
}

/** What could not be told needs review. */
function verdictOf(value: unknown): LicenseVerdict {
  return value === 'compatible' || value === 'incompatible' ? value : 'needs-review'
}
