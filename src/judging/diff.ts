import type { PointFinding, SignalFinding, Status, Value } from '../model/rule.ts'
import type { Scorecard, VerdictWord } from '../model/scorecard.ts'

/** One thing that is no longer as it was when the baseline was taken. */
export interface Change {
  /** `verdict`, or a point or signal id. */
  what: string
  title: string
  /** `lost` and `found`: an answer became unknown, or the other way round. */
  direction: 'worse' | 'better' | 'changed' | 'lost' | 'found'
  before: string
  after: string
  summary: string
}

const STATUS_RANK: Readonly<Partial<Record<Status, number>>> = { fail: 0, warn: 1, pass: 2 }
const VERDICT_RANK: Readonly<Partial<Record<VerdictWord, number>>> = {
  avoid: 0,
  'adopt-with-care': 1,
  adopt: 2,
}

/** What changed since the baseline: the verdict, then points and signals by status, then what signals measured in words. */
export function diff(baseline: Scorecard, current: Scorecard): readonly Change[] {
  const changes: Change[] = []
  if (baseline.verdict !== current.verdict) {
    changes.push({
      what: 'verdict',
      title: 'Verdict',
      direction: directionOf(VERDICT_RANK[baseline.verdict], VERDICT_RANK[current.verdict]),
      before: baseline.verdict,
      after: current.verdict,
      summary: current.reasons[0] ?? '',
    })
  }
  for (const point of current.points) {
    const before = baseline.points.find((each) => each.id === point.id)
    if (before) changes.push(...pointChanges(before, point))
  }
  return changes
}

/** Worse than the baseline: a verdict or a point fell. Null: what fell cannot be told, because it is unknown now. */
export function hasRegressed(changes: readonly Change[]): boolean | null {
  const decisive = changes.filter((change) => !change.what.includes('/'))
  if (decisive.some((change) => change.direction === 'worse')) return true
  return decisive.some((change) => change.direction === 'lost') ? null : false
}

function pointChanges(before: PointFinding, after: PointFinding): Change[] {
  const signals = after.signals.flatMap((signal) => {
    const old = before.signals.find((each) => each.id === signal.id)
    return old ? signalChange(old, signal) : []
  })
  if (before.status === after.status) return signals
  return [statusChange(before, after), ...signals]
}

function signalChange(before: SignalFinding, after: SignalFinding): Change[] {
  if (before.status !== after.status) return [statusChange(before, after)]
  if (!isNotable(before.value, after.value)) return []
  const { id, title, summary } = after
  return [
    {
      what: id,
      title,
      direction: 'changed',
      before: words(before.value),
      after: words(after.value),
      summary,
    },
  ]
}

function statusChange(
  before: { status: Status; value?: Value },
  after: { id: string; title: string; status: Status; summary: string; value?: Value },
): Change {
  const both = before.value !== undefined && isNotable(before.value, after.value ?? null)
  const say = (side: { status: Status; value?: Value }) =>
    both ? `${side.status} (${words(side.value ?? null)})` : side.status
  return {
    what: after.id,
    title: after.title,
    direction: directionOf(STATUS_RANK[before.status], STATUS_RANK[after.status]),
    before: say(before),
    after: say(after),
    summary: after.summary,
  }
}

/** An undefined rank is an unknown (or a question that does not arise): neither better nor worse than anything. */
function directionOf(before: number | undefined, after: number | undefined): Change['direction'] {
  if (before === undefined) return after === undefined ? 'changed' : 'found'
  if (after === undefined) return 'lost'
  return after < before ? 'worse' : after > before ? 'better' : 'changed'
}

/** Words change rarely and mean something (a licence, a lifecycle); numbers move daily and count when they halve or double. */
function isNotable(before: Value, after: Value): boolean {
  if (before === null || after === null) return false
  if (typeof before === 'number' && typeof after === 'number') {
    const small = Math.min(before, after)
    const large = Math.max(before, after)
    return large !== small && large >= 2 * small && large - small >= 1
  }
  return words(before) !== words(after)
}

function words(value: Value): string {
  if (value === null) return 'none'
  if (typeof value === 'number') return String(Math.round(value * 100) / 100)
  return Array.isArray(value) ? value.join(', ') : String(value)
}
