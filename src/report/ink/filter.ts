import type { Comparison } from '../compare.ts'
import type { SignalView } from '../signal-view.ts'
import type { PointView } from '../view.ts'

/** The points a filter text leaves: by their own words, their status, and those of their signals. */
export function matchingPoints(points: readonly PointView[], text: string): readonly PointView[] {
  return points.filter(
    (point) =>
      matches(text, wordsOf(point)) || point.signals.some((signal) => matches(text, wordsOf(signal))),
  )
}

/** The signals a filter text leaves. A text that was about the point leaves them all. */
export function matchingSignals(signals: readonly SignalView[], text: string): readonly SignalView[] {
  const found = signals.filter((signal) => matches(text, wordsOf(signal)))
  return found.length > 0 ? found : signals
}

/** A filter text narrows the candidates by name and verdict, the rows by point, and what it says nothing about not. */
export function narrowed(comparison: Comparison, text: string): Comparison {
  const kept = comparison.candidates.map(({ view }) => matches(text, [view.target.name, view.verdict.word]))
  const rows = comparison.rows.filter(({ id, title }) => matches(text, [id, title]))
  if (!kept.includes(true)) return rows.length > 0 ? { ...comparison, rows } : comparison
  const isKept = (_: unknown, index: number) => kept[index] === true
  const narrowedRows = comparison.rows.map((row) => ({ ...row, cells: row.cells.filter(isKept) }))
  return { ...comparison, candidates: comparison.candidates.filter(isKept), rows: narrowedRows }
}

function wordsOf({ id, title, summary, status }: PointView | SignalView): string[] {
  return [id, title, summary, status.word]
}

function matches(text: string, words: readonly string[]): boolean {
  const wanted = text.trim().toLowerCase()
  return words.some((word) => word.toLowerCase().includes(wanted))
}
