import type { FactName } from '../model/facts.ts'
import type { Policy } from '../model/policy.ts'
import type { PointNumber, Status } from '../model/rule.ts'
import type { Notice, Scorecard } from '../model/scorecard.ts'
import type { FormatName } from './formats/index.ts'

/** What the interactive report shows and may do. Made by the door; the report itself touches only the terminal. */
export interface Session {
  /** What there is to show now. */
  snapshot(): Snapshot
  /** Calls the listener whenever `snapshot` changes; returns how to stop that. */
  subscribe(listener: () => void): () => void
  /** What the what-if starts from. */
  policy: Policy
  effects: Effects
}

export interface Snapshot {
  /** Finished, in the order the targets were given. */
  scorecards: readonly Scorecard[]
  /** Still awaited, or awaited again. */
  loading: readonly Loading[]
  /** What goes wrong on the way: rate limits with their reset, errors. */
  notices: readonly Notice[]
}

/** One target on its way. */
export interface Loading {
  target: string
  points: readonly PointProgress[]
}

export interface PointProgress {
  id: string
  point: PointNumber | null
  title: string
  /** Null while facts are awaited. */
  status: Status | null
  summary: string
  awaited: readonly FactName[]
}

/** The part of the policy that can be tried out. */
export type WhatIf = Partial<Pick<Policy, 'projectLicense' | 'usage' | 'kind' | 'willingness'>>

/** A rejected promise is shown as a message; none of them ends the report. */
export interface Effects {
  /** `url` is http or https. */
  openUrl(url: string): Promise<void>
  /** As Markdown, to the clipboard. */
  copyMarkdown(scorecards: readonly Scorecard[]): Promise<void>
  /** Resolves to the name of the file written. */
  exportFile(format: FormatName, scorecards: readonly Scorecard[]): Promise<string>
  /** The same facts under the changed policy, in the order of `Snapshot.scorecards`. */
  rejudge?(whatIf: WhatIf): readonly Scorecard[]
  /** Collects again; the session tells of the progress. */
  refresh?(): void
}

/** A session of what is already there. */
export function finishedSession(scorecards: readonly Scorecard[], policy: Policy, effects: Effects): Session {
  const snapshot: Snapshot = { scorecards, loading: [], notices: [] }
  return { snapshot: () => snapshot, subscribe: () => () => {}, policy, effects }
}
