import type { Candidate, Comparison, Row } from '../../compare.ts'
import { paint, strong, wrap } from '../../lines.ts'
import type { Theme } from '../../theme.ts'
import type { TextOptions } from './report.ts'

const CELL_COLUMNS = 11

/** Candidates side by side for people and logs: who stands where and why, then points × candidates. */
export function toComparisonText(
  { candidates, rows, order }: Comparison,
  { theme, columns }: TextOptions,
): string {
  const standing = candidates.flatMap((candidate) => candidateLines(candidate, theme, columns))
  const letters = candidates.map((_, index) => letter(index))
  const head = `${' '.repeat(24)}${letters.map((each) => each.padEnd(CELL_COLUMNS)).join('')}`.trimEnd()
  const table = [head, ...rows.map((row) => rowLine(row, theme))]
  return [standing, table, wrap(`Order: ${order}`, columns, '', '  ')]
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n')
}

function candidateLines(candidate: Candidate, theme: Theme, columns: number): string[] {
  const { view, rank, reason } = candidate
  const place = rank === null ? 'out' : `${rank}.`
  const verdict = paint(view.verdict.word, view.verdict.role, theme)
  const name = strong(view.target.name, theme)
  return [
    ...wrap(
      `${name}  ${verdict}  score ${view.score.text}, ${view.coverage}`,
      columns,
      `${place.padEnd(4)}`,
      '    ',
    ),
    ...wrap(reason, columns, '    ', '    '),
  ]
}

function rowLine(row: Row, theme: Theme): string {
  const cells = row.cells.map((cell) => {
    if (cell === null) return ''.padEnd(CELL_COLUMNS)
    const text = `${theme.status[cell.status.id]} ${cell.status.word}`
    return paint(text, cell.status.role, theme) + ' '.repeat(Math.max(1, CELL_COLUMNS - text.length))
  })
  const mark = row.differs ? ' ' : '='
  return `${row.number.padStart(2)} ${mark} ${row.title.padEnd(18).slice(0, 18)} ${cells.join('')}`.trimEnd()
}

function letter(index: number): string {
  return `(${index + 1})`
}
