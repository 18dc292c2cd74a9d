import { join } from 'node:path'
import compatible from '../../../rules/license/compatible.ts'
import { decideInUse } from '../../../rules/license/decision.ts'
import { isJudgement, readSourcesInUse } from '../../../rules/license/evidence.ts'
import licenseRule from '../../../rules/license/index.ts'
import { decide } from '../../analysis/licensing/decide.ts'
import { contextOf } from '../../analysis/licensing/project-decision.ts'
import { type LicenseRecord, recordOf } from '../../analysis/licensing/wording.ts'
import { judgeCollected } from '../../assess.ts'
import { isHiddenByFault } from '../../judging/conclude.ts'
import { declaredFacts } from '../../judging/declared-facts.ts'
import type { Facts } from '../../model/facts.ts'
import type { Policy } from '../../model/policy.ts'
import type { SignalFinding, Status } from '../../model/rule.ts'
import type { Gate } from '../../model/scorecard.ts'
import { loadPolicy } from '../../policy/load.ts'
import type { PolicySection } from '../../policy/schema.ts'
import { targetKeysOf } from '../../policy/target-pattern.ts'
import { annotation } from '../../report/annotation.ts'
import { DEFAULT_EVIDENCE_DIR } from '../../sources/evidence/lab/evidence-files.ts'
import { jsonText } from '../../text/json-text.ts'
import { parseCheckOptions } from '../check-options.ts'
import { EXIT_OF_LICENSE, type ExitCode } from '../exit-codes.ts'
import { refuseLeftOut } from '../gate-asked.ts'
import type { Io } from '../io.ts'
import { readTargets } from '../read-targets.ts'
import { folderTrust, takesEvidence } from '../trust.ts'

export interface TargetQuestion {
  target: string
  format: 'text' | 'json'
  policyPath: string | null
  /** Parts of the policy given as flags. */
  flags: PolicySection
}

/** Reads what a target says of its licence and judges point 1 alone; the exit code says what the record says. */
export async function answerTarget(
  { target, format, policyPath, flags }: TargetQuestion,
  io: Io,
): Promise<ExitCode> {
  const options = { ...parseCheckOptions([target]), quiet: true }
  const standing = folderTrust([target], io)
  const all = await loadPolicy({
    cwd: io.cwd,
    env: io.env,
    flags: { ...flags, failOn: [compatible.id] },
    policyPath,
    rules: [licenseRule],
    plugins: false,
    ...standing,
  })
  refuseLeftOut(all, true)
  const book = { ...all, rules: [licenseRule] }
  const evidence = { folder: join(io.cwd, DEFAULT_EVIDENCE_DIR), takes: takesEvidence(standing) }
  const circumstances = { book, asOf: io.now(), now: io.now, evidence, baseline: null }
  const [collected] = await readTargets(options, circumstances, io)
  if (!collected) throw new TypeError('One target gives one answer')

  const { scorecard } = judgeCollected(collected, circumstances)
  const findings = scorecard.points.flatMap((point) => point.signals)
  const { policy } = book.forTarget(targetKeysOf(collected.target))
  const record = recordOfTarget(findings, collected.facts, policy, scorecard.gate.status)
  if (format === 'json') {
    io.stdout(`${jsonText(record, 2)}\n`)
  } else {
    io.stdout(
      `${findings.filter(isTold).map(lineOf).join('\n')}\n${scorecard.notices.map(({ text }) => `${text}\n`).join('')}`,
    )
  }
  for (const finding of findings.filter(needsAction)) io.command?.(annotationOf(finding, target))
  return EXIT_OF_LICENSE[record.verdict]
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
  return needsAction(finding) ? `${line}. What to do: ${finding.fix}` : line
}

function annotationOf(finding: SignalFinding, target: string): string {
  const level = finding.status === 'fail' ? 'error' : 'warning'
  return annotation(level, `${finding.id} ${target}`, `${finding.summary}. What to do: ${finding.fix}`)
}

/** As of an expression; what a fault hides, or nobody can name, is NOASSERTION and needs review. */
function recordOfTarget(
  findings: readonly SignalFinding[],
  facts: Facts,
  policy: Policy,
  gate: Gate['status'],
): LicenseRecord {
  const finding = findings.find(({ id }) => id === compatible.id)
  const { known, unknown } = declaredFacts(compatible, facts)
  const sources = finding && !isHiddenByFault(finding) ? readSourcesInUse(known, { unknown }) : null
  const inUse =
    sources === null || isJudgement(sources) ? null : decideInUse(sources, known, { policy, unknown })
  const decided = inUse === null || isJudgement(inUse) ? null : inUse
  const context = contextOf(policy, decided?.asKind ? 'process' : 'static')
  const decision = decided ?? decide(NOT_TOLD, policy.licenses, context)
  const record = recordOf(decided?.expression ?? NOT_TOLD.text, decision, context)
  const verdict = verdictOf(finding?.status ?? 'unknown', gate)
  const decidedBy = verdict === 'waived' ? 'waiver' : record.context.decidedBy
  return {
    ...record,
    verdict,
    reason: finding?.summary ?? decision.reason,
    context: { ...record.context, decidedBy },
  }
}

const NOT_TOLD = { kind: 'special', text: 'NOASSERTION' } as const

/** What could not be told needs review. A waiver leaves what fails a failure, and lets the gate pass. */
function verdictOf(status: Status, gate: Gate['status']): LicenseRecord['verdict'] {
  switch (status) {
    case 'pass':
      return 'compatible'
    case 'warn':
      return 'waived'
    case 'fail':
      return gate === 'pass' ? 'waived' : 'incompatible'
    case 'unknown':
    case 'not-applicable':
      return 'needs-review'
  }
}
