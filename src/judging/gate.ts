import type { Waiver } from '../model/policy.ts'
import type { PointFinding, Status } from '../model/rule.ts'
import type { ConditionStatus, Gate, Score, VerdictWord } from '../model/scorecard.ts'
import { UserError } from '../model/user-error.ts'
import { type Change, hasRegressed } from './diff.ts'
import { expiredWaiversOf, waiversOf, wordsOf } from './waivers.ts'

/** One condition that must hold. Written `license`, `activity:warn`, `verdict:avoid`, `score:60`. */
export type Condition =
  | { kind: 'status'; id: string; at: 'warn' | 'fail'; text: string }
  | { kind: 'verdict'; at: Exclude<VerdictWord, 'adopt' | 'undecided'>; text: string }
  | { kind: 'score'; below: number; text: string }
  | { kind: 'regression'; text: string }

const HINT =
  'A condition is a point or signal id (license), an id with the status it fails at (activity:warn), verdict:avoid, verdict:adopt-with-care, score:60, or regression (with --baseline)'

/** Texts of `--fail-on` -> conditions. `ids` are the points and signals there are. */
export function parseConditions(texts: readonly string[], ids: ReadonlySet<string>): Condition[] {
  return texts
    .flatMap((text) => text.split(','))
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => parseCondition(text, ids))
}

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

function parseCondition(text: string, ids: ReadonlySet<string>): Condition {
  const [id = '', at, ...rest] = text.split(':')
  if (rest.length > 0) throw new UserError(`${JSON.stringify(text)} is not a gate condition`, HINT)
  if (text === 'regression') return { kind: 'regression', text }
  if (id === 'score') {
    const below = Number(at)
    if (at === undefined || at === '' || !(below >= 0 && below <= 100)) {
      throw new UserError(`${JSON.stringify(text)} needs a score from 0 to 100`, HINT)
    }
    return { kind: 'score', below, text }
  }
  if (id === 'verdict') {
    if (at !== 'avoid' && at !== 'adopt-with-care') {
      throw new UserError(`${JSON.stringify(text)} names no verdict a gate can fail at`, HINT)
    }
    return { kind: 'verdict', at, text }
  }
  if (!ids.has(id)) {
    throw new UserError(
      `${JSON.stringify(id)} is no point or signal`,
      `${HINT}. \`oss-check rules\` lists them`,
    )
  }
  if (at !== undefined && at !== 'warn' && at !== 'fail') {
    throw new UserError(`${JSON.stringify(text)}: a condition fails at warn or at fail`, HINT)
  }
  return { kind: 'status', id, at: at ?? 'fail', text }
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
