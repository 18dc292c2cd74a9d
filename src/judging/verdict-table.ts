import type { Willingness } from '../model/policy.ts'
import type { Role, Status } from '../model/rule.ts'
import type { VerdictWord } from '../model/scorecard.ts'

/** A point as the table sees it. */
export interface Called {
  role: Role
  status: Status
}

/** How many mediocre points are tolerable: for `adopt`, and for `adopt-with-care`. */
export interface Tolerance {
  adopt: number
  care: number
}

export interface Situation<Point extends Called = Called> {
  /** Those that count: none about you. */
  points: readonly Point[]
  tolerance: Tolerance
}

export interface Row {
  when: string
  verdict: VerdictWord
  /** The points that make the row hold; none: it does not hold. */
  pointsOf<Point extends Called>(situation: Situation<Point>): readonly Point[]
}

/** How many essential points may stay open (too little data) before it is too much unknown. */
const MAX_OPEN_ESSENTIALS = 2

/** By what you are willing to do. Not declared counts as `report`: the least a user in production ends up doing. */
export const TOLERANCE: Readonly<Record<Willingness, Tolerance>> = {
  none: { adopt: 0, care: 2 },
  report: { adopt: 0, care: 4 },
  patch: { adopt: 1, care: 5 },
  maintain: { adopt: 2, care: 7 },
  fund: { adopt: 2, care: 7 },
}

/** The verdict is that of the first row that holds, else OTHERWISE. `docs/rules.md` prints the table. */
export const VERDICT_TABLE: readonly Row[] = [
  {
    when: 'a point fails, an indicative one left aside',
    verdict: 'avoid',
    pointsOf: ({ points }) => points.filter(({ role, status }) => status === 'fail' && role !== 'indicative'),
  },
  {
    when: 'an indispensable point is open',
    verdict: 'undecided',
    pointsOf: ({ points }) => points.filter((point) => point.role === 'indispensable' && isOpen(point)),
  },
  {
    when: `more than ${MAX_OPEN_ESSENTIALS} essential points are open`,
    verdict: 'undecided',
    pointsOf: ({ points }) => moreThan(MAX_OPEN_ESSENTIALS, points.filter(isEssential).filter(isOpen)),
  },
  {
    when: 'more points are mediocre than your willingness tolerates',
    verdict: 'avoid',
    pointsOf: ({ points, tolerance }) => moreThan(tolerance.care, points.filter(isMediocre)),
  },
  {
    when: 'any point is unknown',
    verdict: 'adopt-with-care',
    pointsOf: ({ points }) => points.filter(({ status }) => status === 'unknown'),
  },
  {
    when: 'more points are mediocre than `adopt` allows',
    verdict: 'adopt-with-care',
    pointsOf: ({ points, tolerance }) => moreThan(tolerance.adopt, points.filter(isMediocre)),
  },
]

export const OTHERWISE: VerdictWord = 'adopt'

export function lookUp(situation: Situation): VerdictWord {
  return VERDICT_TABLE.find((row) => row.pointsOf(situation).length > 0)?.verdict ?? OTHERWISE
}

export function isEssential({ role }: Pick<Called, 'role'>): boolean {
  return role === 'indispensable' || role === 'essential'
}

/** A failure of an indicative point is no more than mediocre; any other was dealt with before. */
export function isMediocre({ status }: Called): boolean {
  return status === 'warn' || status === 'fail'
}

/** A question that does not arise (a mirror, say) is answered too, but not where nothing goes without an answer. */
function isOpen({ role, status }: Called): boolean {
  return status === 'unknown' || (status === 'not-applicable' && role === 'indispensable')
}

function moreThan<Item>(limit: number, items: readonly Item[]): readonly Item[] {
  return items.length > limit ? items : []
}
