import type { Scorecard } from '../../model/scorecard.ts'
import { type Candidate, type Comparison, compare, type Row } from '../compare.ts'
import type { Theme } from '../theme.ts'
import type { PointView, View } from '../view.ts'
import { matchingPoints, matchingSignals, narrowed } from './filter.ts'
import { headerLines } from './header.tsx'
import type { Line } from './line.tsx'
import { type Page, pageOf } from './page.ts'
import { type ReportLayout, reportLayout, type Size } from './report-layout.ts'
import type { State } from './state.ts'

/** What follows from the state and the size of the terminal: what is on the screen, and what a key can act on. */
export interface Model {
  size: Size
  header: readonly Line[]
  /** The candidates and rows the filter leaves. */
  comparison: Comparison
  candidate: Candidate | null
  view: View | null
  points: readonly PointView[]
  point: PointView | null
  row: Row | null
  /** The page of the point, in the width it is shown with. */
  page: Page | null
  layout: ReportLayout
}

/** The scorecards on the screen. */
export function scorecardsOf({ tried, snapshot }: State): readonly Scorecard[] {
  return tried?.scorecards ?? snapshot.scorecards
}

/** Comparing costs more than a frame may take with many candidates, and scorecards do not change. */
const comparisons = new WeakMap<readonly Scorecard[], Comparison>()

function comparisonOf(scorecards: readonly Scorecard[]): Comparison {
  const comparison = comparisons.get(scorecards) ?? compare(scorecards)
  comparisons.set(scorecards, comparison)
  return comparison
}

/** A state is drawn once and then asked again by the next key. */
const models = new WeakMap<State, { theme: Theme; model: Model }>()

export function modelOf(state: State, size: Size, theme: Theme): Model {
  const last = models.get(state)
  if (last && last.theme === theme && isSameSize(last.model.size, size)) return last.model
  const model = newModel(state, size, theme)
  models.set(state, { theme, model })
  return model
}

function isSameSize(one: Size, other: Size): boolean {
  return one.columns === other.columns && one.rows === other.rows
}

function newModel(state: State, size: Size, theme: Theme): Model {
  const all = comparisonOf(scorecardsOf(state))
  const text = state.filter.text
  const comparison = state.screen === 'compare' ? narrowed(all, text) : all
  const candidate =
    comparison.candidates.find(({ view }) => view.target.url === state.candidate) ??
    comparison.candidates[0] ??
    null
  const view = candidate?.view ?? null
  const points = state.screen === 'point' ? (view?.points ?? []) : matchingPoints(view?.points ?? [], text)
  const point = points.find(({ id }) => id === state.pointId) ?? points[0] ?? null
  const row = comparison.rows.find(({ id }) => id === state.pointId) ?? comparison.rows[0] ?? null
  const header = headerLines(state, view, comparison, size, theme)
  const layout = reportLayout(size, header.length, view?.notices.length ?? 0, points.length)
  const isOpen = state.screen === 'point'
  const width = isOpen ? size.columns : layout.preview.width
  const signals = isOpen ? matchingSignals(point?.signals ?? [], text) : (point?.signals ?? [])
  const page = point && pageOf(point, signals, isOpen ? state.signal : null, width, theme)
  return { size, header, comparison, candidate, view, points, point, row, page, layout }
}
