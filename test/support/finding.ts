import { scoreRange } from '../../src/judging/conclude.ts'
import type { PointFinding, SignalFinding } from '../../src/model/rule.ts'
import { statusOf } from '../../src/model/rule.ts'

/** A signal finding; the status follows from the score unless it is given. */
export function aFinding(changes: Partial<SignalFinding> = {}): SignalFinding {
  const score = changes.score === undefined ? 1 : changes.score
  return {
    id: 'activity/commits',
    title: 'Commits of the last year',
    status: score === null ? 'unknown' : statusOf(score),
    score,
    weight: 1,
    critical: false,
    summary: 'Judged',
    value: null,
    unit: null,
    threshold: null,
    sampleSize: null,
    interval: null,
    basis: 'measured',
    details: {},
    marks: [],
    series: [],
    evidence: [],
    missing: [],
    why: '',
    fix: '',
    ...changes,
  }
}

export function aPoint(changes: Partial<PointFinding> = {}): PointFinding {
  const { signals = [], score = 1 } = changes
  return {
    point: 2,
    id: 'activity',
    title: 'Activity',
    question: 'Is it active enough, for its kind?',
    role: 'indispensable',
    status: 'pass',
    score: 1,
    range: scoreRange({}, signals, score),
    summary: 'Judged',
    signals: [],
    ...changes,
  }
}
