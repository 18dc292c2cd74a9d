import type { Cost } from './cost.ts'
import type { PointFinding } from './rule.ts'

export type VerdictWord = 'adopt' | 'adopt-with-care' | 'avoid' | 'undecided'

/** 0 to 100. `low` and `high`: if every unknown turned out worst, and best. */
export interface Score {
  /** Over what is known; null where less than a third of the points is. */
  value: number | null
  low: number
  high: number
  /** Share (0..1) of the applicable weight that has an answer. */
  coverage: number
  points: { known: number; applicable: number }
  signals: { known: number; applicable: number }
}

export type ConditionStatus = 'pass' | 'fail' | 'unknown'

export interface Gate {
  /** `none`: no conditions were asked for. */
  status: ConditionStatus | 'none'
  conditions: readonly { condition: string; status: ConditionStatus; reason: string }[]
}

/** Something the reader must know about this run: a rename, a cut list, an expired waiver. */
export interface Notice {
  level: 'info' | 'warning'
  text: string
}

/** The whole answer. What every report draws from, and the JSON that `--format json` prints. */
export interface Scorecard {
  schemaVersion: 1
  tool: { name: 'oss-check'; version: string }
  target: TargetRecord
  assessedAt: string
  asOf: string
  verdict: VerdictWord
  reasons: readonly string[]
  score: Score
  gate: Gate
  points: readonly PointFinding[]
  notices: readonly Notice[]
  cost: Cost
}

export interface TargetRecord {
  /** The purl type of the repository or package (`github`, `npm`), or `path`. */
  kind: string
  /** Where the repository lives, `github.com`; null, as owner and repo are, where none is known. */
  host: string | null
  owner: string | null
  repo: string | null
  url: string
  name: string
  example: boolean
}
