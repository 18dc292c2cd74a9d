import type { Waiver } from '../model/policy.ts'
import type { PointFinding, Status } from '../model/rule.ts'
import type { ConditionStatus, Gate, Score, VerdictWord } from '../model/scorecard.ts'
import { type Change, hasRegressed } from './diff.ts'
import type { Condition } from './gate-conditions.ts'
import { expiredWaiversOf, waiversOf, wordsOf } from './waivers.ts'

/** What a gate takes into account beside the judgement. */
export interface GateContext {
  waivers?: readonly Waiver[]
  /** The day judged, for what has expired. */
  now?: Date
  /** Since the baseline; null: none was given. */
  changes?: readonly Change[] | null
}

/** Facts that are unknown never pass a condition: they make it undecidable. */
export function gateOf(
  conditions: readonly Condition[],
  points: readonly PointFinding[],
  verdict: VerdictWord,
  score: Score,
  { waivers = [], now = new Date(0), changes = null }: GateContext = {},
): Gate {
  if (conditions.length === 0) return { status: 'none', conditions: [] }
  const results = conditions.map((condition) => ({
    condition: condition.text,
    ...waive(condition, check(condition, points, verdict, score, changes), points, waivers, now),
  }))
  const statuses = results.map((result) => result.status)
  const status = statuses.includes('fail') ? 'fail' : statuses.includes('unknown') ? 'unknown' : 'pass'
  return { status, conditions: results }
}

function check(
  condition: Condition,
  points: readonly PointFinding[],
  verdict: VerdictWord,
  score: Score,
  changes: readonly Change[] | null,
): { status: ConditionStatus; reason: string } {
  if (condition.kind === 'regression') return checkRegression(changes)
  if (condition.kind === 'score') return checkScore(condition.below, score)
  if (condition.kind === 'verdict') return checkVerdict(condition.at, verdict)
  const found = findById(condition.id, points)
  if (!found) return { status: 'unknown', reason: `${condition.id} was not judged in this run` }
  return { status: conditionStatus(found.status, condition.at), reason: found.summary }
}

/** A waiver lets a failing condition pass and says so. What is unknown it cannot decide. */
function waive(
  condition: Condition,
  checked: { status: ConditionStatus; reason: string },
  points: readonly PointFinding[],
  waivers: readonly Waiver[],
  now: Date,
): { status: ConditionStatus; reason: string } {
  if (condition.kind !== 'status' || checked.status !== 'fail') return checked
  const found = waiversOf(condition.id, condition.at, points, waivers, now)
  if (found) {
    return { status: 'pass', reason: `${checked.reason} (waived ${found.map(wordsOf).join('; ')})` }
  }
  const expired = expiredWaiversOf(condition.id, waivers, now).map(
    (waiver) => ` (the waiver by ${waiver.owner} expired on ${waiver.expires})`,
  )
  return { status: 'fail', reason: checked.reason + expired.join('') }
}

function conditionStatus(status: Status, at: 'warn' | 'fail'): ConditionStatus {
  if (status === 'unknown') return 'unknown'
  if (status === 'fail' || (status === 'warn' && at === 'warn')) return 'fail'
  return 'pass'
}

function checkRegression(changes: readonly Change[] | null): { status: ConditionStatus; reason: string } {
  if (changes === null) return { status: 'unknown', reason: 'There is no baseline to compare with' }
  const regressed = hasRegressed(changes)
  if (regressed === false) return { status: 'pass', reason: 'No point is worse than in the baseline' }
  const fallen = changes.filter((change) => change.direction === (regressed ? 'worse' : 'lost'))
  const reason = fallen.map(({ title, before, after }) => `${title} ${before} -> ${after}`).join('; ')
  return { status: regressed ? 'fail' : 'unknown', reason }
}

function checkScore(below: number, score: Score): { status: ConditionStatus; reason: string } {
  const range = `${score.low} to ${score.high}`
  if (score.low >= below) return { status: 'pass', reason: `The score is at least ${score.low}` }
  if (score.high < below) return { status: 'fail', reason: `The score is at most ${score.high}` }
  return { status: 'unknown', reason: `The score can be anything from ${range} while facts are unknown` }
}

function checkVerdict(at: 'avoid' | 'adopt-with-care', verdict: VerdictWord) {
  const reason = `The verdict is ${verdict}`
  if (verdict === 'undecided') return { status: 'unknown' as const, reason }
  const fails = verdict === 'avoid' || (at === 'adopt-with-care' && verdict === 'adopt-with-care')
  return { status: fails ? ('fail' as const) : ('pass' as const), reason }
}

function findById(
  id: string,
  points: readonly PointFinding[],
): { status: Status; summary: string } | undefined {
  return (
    points.find((point) => point.id === id) ??
    points.flatMap((point) => point.signals).find((signal) => signal.id === id)
  )
}
