import type { Policy, Willingness } from '../model/policy.ts'
import type { PointFinding, Status } from '../model/rule.ts'
import type { VerdictWord } from '../model/scorecard.ts'
import { isHiddenByFault } from './conclude.ts'
import {
  type Called,
  isEssential,
  isMediocre,
  lookUp,
  TOLERANCE,
  type Tolerance,
  VERDICT_TABLE,
} from './verdict-table.ts'

export interface Verdict {
  word: VerdictWord
  reasons: readonly string[]
}

/** Ten statuses and your willingness -> verdict. Never from the score. */
export function verdictOf(points: readonly PointFinding[], { willingness }: Policy): Verdict {
  const possible = possibleVerdicts(points, willingness)
  const word = onlyOne(possible)
  const reasons = possible.size > 1 ? whatIsHidden(points) : reasonsFor(word, points, willingness)
  return { word, reasons: [...reasons, ...boughtBy(word, points, willingness)] }
}

/**
 * The verdicts there could be if a fault had not hidden what it hides: the table is read with every hidden point poor,
 * open, not arising and strong. From worst to best.
 */
export function possibleVerdicts(
  points: readonly PointFinding[],
  willingness: Willingness | null,
): ReadonlySet<VerdictWord> {
  const under = (assumed: Status) =>
    lookUp({
      points: counting(points).map((point) => assume(point, assumed)),
      tolerance: toleranceOf(points, willingness, assumed),
    })
  return new Set([under('fail'), under('unknown'), under('not-applicable'), under('pass')])
}

function onlyOne(possible: ReadonlySet<VerdictWord>): VerdictWord {
  const [first = 'undecided'] = possible
  return possible.size === 1 ? first : 'undecided'
}

function counting(points: readonly PointFinding[]): readonly PointFinding[] {
  return points.filter(({ role }) => role !== 'about-you')
}

/** A point hidden by a fault stands for its worst or best; an open question stays open. */
function assume(point: PointFinding, status: Status): Called {
  return { role: point.role, status: isHidden(point) ? status : point.status }
}

/** The answer exists and this run did not see it; an essential one that nobody here could look for counts as such. */
function isHidden(point: PointFinding): boolean {
  if (point.status !== 'unknown') return false
  const reasons = point.signals.flatMap((signal) => signal.missing.map((missing) => missing.reason))
  return point.signals.some(isHiddenByFault) || (isEssential(point) && reasons.includes('not-collected'))
}

/** Willingness buys tolerance only where the project lets itself be helped: no point about you fails. */
function toleranceOf(
  points: readonly PointFinding[],
  willingness: Willingness | null,
  assumed: Status,
): Tolerance {
  const declared = TOLERANCE[willingness ?? 'report']
  const aboutYou = points.filter(({ role }) => role === 'about-you')
  if (!aboutYou.some((point) => assume(point, assumed).status === 'fail')) return declared
  return {
    adopt: Math.min(declared.adopt, TOLERANCE.none.adopt),
    care: Math.min(declared.care, TOLERANCE.none.care),
  }
}

function whatIsHidden(points: readonly PointFinding[]): string[] {
  return counting(points).filter(isHidden).map(say)
}

/** Where no fault hides what decides. */
function reasonsFor(
  word: VerdictWord,
  points: readonly PointFinding[],
  willingness: Willingness | null,
): string[] {
  const judged = counting(points)
  const of = (status: Status) => judged.filter((point) => point.status === status)
  if (word === 'undecided') return of('unknown').filter(isEssential).map(say)
  if (word === 'adopt-with-care') return [...of('fail'), ...of('warn'), ...of('unknown')].map(say)
  if (word === 'adopt') return ['No point is poor, and nothing is left open']
  const [failing] = VERDICT_TABLE
  const tolerance = toleranceOf(points, willingness, 'fail')
  const poor = failing?.pointsOf({ points: judged, tolerance }) ?? []
  if (poor.length > 0) return poor.map(say)
  const mediocre = judged.filter(isMediocre)
  return [
    `${mediocre.length} points are mediocre, more than willingness "${willingness ?? 'report'}" tolerates (${tolerance.care})`,
    ...mediocre.map(say),
  ]
}

function say(point: PointFinding): string {
  return `${point.title}: ${point.summary}`
}

/** What declaring your willingness did to the verdict. */
function boughtBy(
  word: VerdictWord,
  points: readonly PointFinding[],
  declared: Willingness | null,
): string[] {
  const willingness = declared ?? 'report'
  if (willingness === 'none' || word === 'undecided') return []
  const yours = `Your willingness "${willingness}"${declared === null ? ' (not declared)' : ''}`
  const without = onlyOne(possibleVerdicts(points, 'none'))
  if (without !== word) return [`${yours} bought this verdict: with "none" it would be ${without}`]
  const isHelpable = !points.some(({ role, status }) => role === 'about-you' && status === 'fail')
  if (word === 'avoid' && !isHelpable) return [`${yours} buys nothing where the project cannot be helped`]
  const fails = counting(points).some(({ role, status }) => status === 'fail' && role !== 'indicative')
  return fails && declared !== null ? ['No willingness buys off a poor point'] : []
}
