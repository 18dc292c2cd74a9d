import type { Policy, Willingness } from '../model/policy.ts'
import type { PointFinding, Status } from '../model/rule.ts'
import type { VerdictWord } from '../model/scorecard.ts'
import { isHiddenByFault } from './conclude.ts'

/** Points that must be called before anything but `avoid` or `undecided` is said. */
const ESSENTIAL = ['license', 'activity', 'community', 'core-team', 'resolution']
/** Without these nothing may be adopted, not even with care. */
const MUST_BE_ANSWERED = ['license', 'activity']
/** Points about you: they only ever say how much mediocrity is tolerable. */
const ABOUT_YOU = ['support']
/** Points that weigh in but cannot sink a project by themselves (checklist, point 5). */
const NOT_A_LITMUS_TEST = ['industry']

/** How many essential points may stay open (too little data) before it is too much unknown. */
const MAX_OPEN_ESSENTIALS = 2

/**
 * How many mediocre points (warn) are tolerable, by what you are willing to do for the project. Not declared counts as
 * `report`: the least a user in production ends up doing.
 */
export const TOLERANCE: Readonly<Record<Willingness, { adopt: number; care: number }>> = {
  none: { adopt: 0, care: 2 },
  report: { adopt: 0, care: 4 },
  patch: { adopt: 1, care: 5 },
  maintain: { adopt: 2, care: 7 },
  fund: { adopt: 2, care: 7 },
}

/** The documented table, one row each, first match wins. `docs/rules.md` prints it. */
export const VERDICT_TABLE: readonly { when: string; verdict: VerdictWord }[] = [
  { when: 'a point other than industry and support fails', verdict: 'avoid' },
  { when: 'a fault hides a point, or nothing here could read an essential one', verdict: 'undecided' },
  { when: 'licence or activity is unknown', verdict: 'undecided' },
  { when: `more than ${MAX_OPEN_ESSENTIALS} essential points are unknown`, verdict: 'undecided' },
  { when: 'more points are mediocre than your willingness tolerates', verdict: 'avoid' },
  { when: 'any point is still open, or more are mediocre than `adopt` allows', verdict: 'adopt-with-care' },
  { when: 'otherwise', verdict: 'adopt' },
]

export interface Verdict {
  word: VerdictWord
  reasons: readonly string[]
}

/** Ten statuses and your willingness -> verdict. Never from the score. */
export function verdictOf(points: readonly PointFinding[], policy: Policy): Verdict {
  const possible = possibleVerdicts(points, policy.willingness)
  const word = onlyOne(possible)
  const judged = points.filter((point) => !ABOUT_YOU.includes(point.id))
  return {
    word,
    reasons: [...reasonsFor(word, judged, policy, possible.size > 1), ...boughtBy(word, points, policy)],
  }
}

/**
 * The verdicts there could be if a fault had not hidden what it hides: poor, strong, an open question or one that does
 * not arise. From worst to best.
 */
export function possibleVerdicts(
  points: readonly PointFinding[],
  willingness: Willingness | null,
): ReadonlySet<VerdictWord> {
  const support = points.find((point) => point.id === 'support')
  const judged = points.filter((point) => !ABOUT_YOU.includes(point.id))
  const under = (assumed: Status) =>
    tableVerdict(
      judged.map((point) => assume(point, assumed)),
      toleranceOf(willingness, support, assumed),
    )
  return new Set([under('fail'), under('unknown'), under('not-applicable'), under('pass')])
}

function onlyOne(possible: ReadonlySet<VerdictWord>): VerdictWord {
  const [first = 'undecided'] = possible
  return possible.size === 1 ? first : 'undecided'
}

interface Judged {
  id: string
  status: Status
}

function tableVerdict(points: readonly Judged[], tolerance: { adopt: number; care: number }): VerdictWord {
  const litmus = points.filter((point) => !NOT_A_LITMUS_TEST.includes(point.id))
  if (litmus.some((point) => point.status === 'fail')) return 'avoid'

  const openEssentials = points.filter((point) => !isAnswered(point) && ESSENTIAL.includes(point.id))
  if (openEssentials.some((point) => MUST_BE_ANSWERED.includes(point.id))) return 'undecided'
  if (openEssentials.length > MAX_OPEN_ESSENTIALS) return 'undecided'

  const mediocre = points.filter((point) => point.status === 'warn' || point.status === 'fail').length
  if (mediocre > tolerance.care) return 'avoid'
  const open = points.some((point) => point.status === 'unknown')
  return open || mediocre > tolerance.adopt ? 'adopt-with-care' : 'adopt'
}

/** A point hidden by a fault stands for its worst or best; an open question stays open. */
function assume(point: PointFinding, status: Status): Judged {
  return { id: point.id, status: isHidden(point) ? status : point.status }
}

/** The answer exists and this run did not see it; an essential one that nobody here could look for counts as such. */
function isHidden(point: PointFinding): boolean {
  if (point.status !== 'unknown') return false
  const reasons = point.signals.flatMap((signal) => signal.missing.map((missing) => missing.reason))
  return (
    point.signals.some(isHiddenByFault) || (ESSENTIAL.includes(point.id) && reasons.includes('not-collected'))
  )
}

/** A question that does not arise (a mirror, say) is answered too, but not for the two without which nothing goes. */
function isAnswered(point: Judged): boolean {
  if (point.status === 'not-applicable') return !MUST_BE_ANSWERED.includes(point.id)
  return point.status !== 'unknown'
}

/** Willingness buys tolerance only where the project lets itself be helped (point 10 does not fail). */
function toleranceOf(willingness: Willingness | null, support: PointFinding | undefined, assumed: Status) {
  const declared = TOLERANCE[willingness ?? 'report']
  if (!support) return declared
  const unhelpable = isHidden(support) ? assumed === 'fail' : support.status === 'fail'
  if (!unhelpable) return declared
  return {
    adopt: Math.min(declared.adopt, TOLERANCE.none.adopt),
    care: Math.min(declared.care, TOLERANCE.none.care),
  }
}

function reasonsFor(
  word: VerdictWord,
  points: readonly PointFinding[],
  policy: Policy,
  hidden: boolean,
): string[] {
  const of = (status: Status) => points.filter((point) => point.status === status)
  const say = (point: PointFinding) => `${point.title}: ${point.summary}`
  const litmus = of('fail').filter((point) => !NOT_A_LITMUS_TEST.includes(point.id))
  if (word === 'avoid' && litmus.length > 0) return litmus.map(say)
  if (word === 'avoid') {
    const willing = policy.willingness ?? 'report'
    return [
      `${of('warn').length} points are mediocre, more than willingness "${willing}" tolerates (${TOLERANCE[willing].care})`,
      ...of('warn').map(say),
    ]
  }
  if (word === 'undecided') {
    const unknown = of('unknown').filter((point) => (hidden ? isHidden(point) : ESSENTIAL.includes(point.id)))
    return (unknown.length > 0 ? unknown : of('unknown')).map(say)
  }
  if (word === 'adopt') return ['No point is poor, and nothing is left open']
  return [...of('fail'), ...of('warn'), ...of('unknown')].map(say)
}

/** What declaring your willingness did to the verdict. */
function boughtBy(word: VerdictWord, points: readonly PointFinding[], policy: Policy): string[] {
  const willingness = policy.willingness ?? 'report'
  if (willingness === 'none' || word === 'undecided') return []
  const yours = `Your willingness "${willingness}"${policy.willingness === null ? ' (not declared)' : ''}`
  const without = onlyOne(possibleVerdicts(points, 'none'))
  if (without !== word) return [`${yours} bought this verdict: with "none" it would be ${without}`]
  const isHelpable = points.find((point) => point.id === 'support')?.status !== 'fail'
  const fails = points.some((point) => point.status === 'fail' && !NOT_A_LITMUS_TEST.includes(point.id))
  if (word === 'avoid' && !isHelpable) {
    return [`${yours} buys nothing where the project cannot be helped`]
  }
  return fails && policy.willingness !== null ? ['No willingness buys off a poor point'] : []
}
