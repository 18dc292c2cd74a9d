import type { Scorecard, TargetRecord } from '../../model/scorecard.ts'
import type { Theme } from '../theme.ts'

/** What a format is drawn with. Each takes of it what it draws. */
export interface DrawOptions {
  theme: Theme
  /** Of the terminal, in cells. */
  columns: number
  /** Evidence, thresholds and what helps, for every signal. */
  verbose: boolean
  /** Several were asked for, however many are there. */
  several: boolean
  placeOf(target: TargetRecord): Place
}

/** Where in the reader's own project a target is named. */
export interface Place {
  /** Relative to the root of their repository, percent-encoded, with `/`. */
  uri: string
  /** From 1. */
  line: number
}

/** Scorecards of one run -> one document. Pure. */
export type Draw = (scorecards: readonly Scorecard[], options: DrawOptions) => string

export interface Format {
  title: string
  /** Of the names of its files, without a dot. */
  ending: string
  /** Chooses it in the interactive report; no two are the same. */
  key: string
  load(): Promise<{ draw: Draw }>
}
