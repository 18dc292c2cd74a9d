import type { Cost } from './cost.ts'
import type { Facts } from './facts.ts'
import type { Notice, TargetRecord } from './scorecard.ts'

/** What was collected about one target; the content of a facts file. */
export interface Collected {
  target: TargetRecord
  facts: Facts
  /** The day judged. Facts later than it have been left out. */
  asOf: string
  cost: Cost
  notices: readonly Notice[]
}
