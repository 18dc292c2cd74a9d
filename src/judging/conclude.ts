import {
  type Conclusion,
  type PointFinding,
  type Rule,
  type SignalFinding,
  type Status,
  statusOf,
} from '../model/rule.ts'
import { isFault } from '../model/unknown.ts'

/** Below this share of answered weight a point is not called, however good the answered part looks. */
const MIN_ANSWERED_SHARE = 1 / 3

/**
 * Signals -> the point's status.
 * - The score is the weighted mean of the signals that have an answer; its band gives the status.
 * - A failing critical signal makes the point fail.
 * - What a fault hides is put in once as worst and once as best: where the two differ, the point is unknown. So a
 *   fault can turn any status into unknown and nothing into anything else.
 * - Open questions (too little data, not tried) count for coverage and range only, unless they are most of the point.
 */
export function concludePoint(findings: readonly SignalFinding[]): Conclusion {
  const scored = findings.filter((finding) => finding.weight > 0 && finding.status !== 'not-applicable')
  if (scored.length === 0) {
    const first = findings[0]?.summary ?? 'Nothing to judge'
    return { status: 'not-applicable', score: null, summary: first }
  }

  const answered = scored.filter((finding) => finding.score !== null)
  const hidden = scored.filter(isHiddenByFault)
  const score = mean(answered, null)
  const worst = bandOf(answered, hidden, 0)
  const best = bandOf(answered, hidden, 1)

  const share = weightOf(answered) / weightOf(scored)
  const critical = answered.find(isCriticalFailure)
  if (critical)
    return { status: 'fail', score: Math.min(score ?? 0, critical.score ?? 0), summary: critical.summary }
  if (score === null || share < MIN_ANSWERED_SHARE || worst !== best) {
    return { status: 'unknown', score, summary: whyUnknown(scored) }
  }
  return { status: worst, score, summary: decisiveSummary(answered, worst) }
}

/**
 * The range of a point's score if every unanswered signal turned out worst, and best; null: there is nothing to score.
 * What a rule of its own kind would conclude from what a fault hides is not known: it may be anything.
 */
export function scoreRange(
  { conclude }: Pick<Rule, 'conclude'>,
  findings: readonly SignalFinding[],
  score: number | null,
): PointFinding['range'] {
  const scored = findings.filter((finding) => finding.weight > 0 && finding.status !== 'not-applicable')
  if (scored.length === 0) return null
  if (conclude && scored.some(isHiddenByFault)) return { low: 0, high: 1 }
  const mayFail = scored.some((finding) => finding.critical && finding.score === null)
  const low = mayFail ? 0 : (mean(scored, 0) ?? 0)
  const high = mean(scored, 1) ?? 1
  return { low: Math.min(low, score ?? low), high: Math.max(high, score ?? high) }
}

export function isHiddenByFault(finding: SignalFinding): boolean {
  return finding.status === 'unknown' && finding.missing.some((missing) => isFault(missing.reason))
}

function isCriticalFailure(finding: SignalFinding): boolean {
  return finding.critical && finding.status === 'fail'
}

function bandOf(
  answered: readonly SignalFinding[],
  hidden: readonly SignalFinding[],
  assumed: 0 | 1,
): Status {
  if (answered.some(isCriticalFailure)) return 'fail'
  if (assumed === 0 && hidden.some((finding) => finding.critical)) return 'fail'
  const score = mean([...answered, ...hidden], assumed)
  return score === null ? 'unknown' : statusOf(score)
}

function weightOf(findings: readonly SignalFinding[]): number {
  return findings.reduce((sum, finding) => sum + finding.weight, 0)
}

/** Weighted mean; `assumed` stands in for a missing score, null leaves such findings out. */
function mean(findings: readonly SignalFinding[], assumed: number | null): number | null {
  let sum = 0
  let weight = 0
  for (const finding of findings) {
    const score = finding.score ?? assumed
    if (score === null) continue
    sum += score * finding.weight
    weight += finding.weight
  }
  return weight === 0 ? null : sum / weight
}

function decisiveSummary(answered: readonly SignalFinding[], status: Status): string {
  const byImpact = [...answered].sort((a, b) => impact(b, status) - impact(a, status))
  return byImpact[0]?.summary ?? ''
}

/** What pulled the point to where it is: the heaviest good signal for a pass, the heaviest bad one otherwise. */
function impact(finding: SignalFinding, status: Status): number {
  const score = finding.score ?? 0
  return finding.weight * (status === 'pass' ? score : 1 - score)
}

function whyUnknown(scored: readonly SignalFinding[]): string {
  const unanswered = scored.filter((finding) => finding.score === null)
  const fault = unanswered.find(isHiddenByFault) ?? unanswered[0]
  return fault?.summary ?? 'Too little is known'
}
