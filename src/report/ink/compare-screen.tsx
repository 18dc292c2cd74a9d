import { Box } from 'ink'
import type { Candidate, Cell, Comparison, Row } from '../compare.ts'
import type { Theme } from '../theme.ts'
import { type Line, Rows, type Span } from './line.tsx'
import { pad, wrap } from './measure.ts'
import { windowStart } from './point-list.tsx'

interface Props {
  comparison: Comparison
  candidate: Candidate | null
  row: Row | null
  width: number
  height: number
  theme: Theme
}

const COLUMN_WIDTH = 18
const MAX_COLUMN_WIDTH = 64
/** From here on a cell has room for its reason. */
const SUMMARY_WIDTH = 40
const NARROW_COLUMN_WIDTH = 15

/** Points by candidates; below, what the chosen cell says and why its candidate stands where it stands. */
export function CompareScreen({ comparison, candidate, row, width, height, theme }: Props) {
  const { candidates, rows } = comparison
  const titleWidth = width < 60 ? 12 : 20
  const shown = Math.max(1, Math.floor((width - titleWidth) / columnWidth(width)))
  const chosen = candidate ? candidates.indexOf(candidate) : 0
  const from = windowStart(chosen, candidates.length, shown)
  const columns = candidates.slice(from, from + shown)
  const cellWidth = Math.min(MAX_COLUMN_WIDTH, Math.floor((width - titleWidth) / Math.max(1, columns.length)))
  const table = { columns, from, chosen, titleWidth, cellWidth, theme }

  const head = headLines(table, candidates.length)
  const foot = footLines(candidate, row, chosen, width, theme).slice(0, Math.max(0, height - head.length - 3))
  const tableHeight = Math.max(1, Math.min(rows.length, height - head.length - foot.length))
  const top = windowStart(row ? rows.indexOf(row) : 0, rows.length, tableHeight)
  const body = rows.map((one) => rowLine(one, one === row, table))
  return (
    <Box flexDirection="column" height={height}>
      <Rows lines={head} width={width} height={head.length} theme={theme} />
      <Rows lines={body} from={top} width={width} height={tableHeight} theme={theme} />
      <Rows lines={foot} width={width} height={foot.length} theme={theme} />
    </Box>
  )
}

interface Table {
  columns: readonly Candidate[]
  /** Place of the first column among all candidates. */
  from: number
  chosen: number
  titleWidth: number
  cellWidth: number
  theme: Theme
}

function headLines(table: Table, all: number): Line[] {
  const { columns, from, titleWidth, cellWidth, theme } = table
  const { ellipsis, arrows } = theme.symbols
  const hidden = `${from > 0 ? `${arrows.left}${from} ` : ''}${from + columns.length < all ? `${all - from - columns.length}${arrows.right}` : ''}`
  const cells = (first: string, text: (one: Candidate) => Span): Line => [
    { text: pad(first, titleWidth, ellipsis), role: 'muted' },
    ...columns.flatMap((one, index) => {
      const span = text(one)
      const isChosen = from + index === table.chosen
      return [{ ...span, bold: isChosen, text: `${pad(span.text, cellWidth - 1, ellipsis)} ` }]
    }),
  ]
  return [
    cells(hidden, ({ view, rank }) => ({
      text: `${rank === null ? theme.status.fail : `${rank}.`} ${view.target.name}`,
      role: 'accent',
    })),
    cells('Verdict', ({ view }) => ({ text: view.verdict.word, role: view.verdict.role })),
    cells('Score', ({ view }) => ({ text: view.score.text })),
    cells('Answered', ({ view }) => ({ text: view.coverage.split(',')[0] ?? '', role: 'muted' })),
    [],
  ]
}

function rowLine(
  row: Row,
  isSelected: boolean,
  { columns, from, chosen, titleWidth, cellWidth, theme }: Table,
): Line {
  const { ellipsis, pointer } = theme.symbols
  const title = `${isSelected ? pointer : ' '} ${row.number.padStart(2)} ${row.title}`
  return [
    {
      text: `${pad(title, titleWidth - 1, ellipsis)} `,
      bold: isSelected,
      ...(!row.differs && { role: 'muted' as const }),
    },
    ...columns.map((_, index) => {
      const cell = row.cells[from + index] ?? null
      const isChosen = isSelected && from + index === chosen
      return { ...cellSpan(cell, cellWidth, theme), inverse: isChosen }
    }),
  ]
}

function cellSpan(cell: Cell | null, width: number, theme: Theme): Span {
  if (!cell) return { text: pad('', width) }
  const { status, score, summary } = cell
  const isCalled = score !== null && status.id !== 'unknown'
  const number = (isCalled ? String(Math.round(score * 100)) : '').padStart(4)
  const said = width < SUMMARY_WIDTH ? '' : `  ${summary}`
  return {
    text: `${pad(`${theme.status[status.id]} ${pad(status.word, 7)}${number}${said}`, width - 1, theme.symbols.ellipsis)} `,
    role: status.role,
  }
}

function footLines(
  candidate: Candidate | null,
  row: Row | null,
  index: number,
  width: number,
  theme: Theme,
): Line[] {
  if (!candidate) return []
  const cell = row?.cells[index]
  const said: Line[] =
    row && cell
      ? wrap(`${row.title}: ${cell.summary}`, width).map((text): Line => [{ text, role: cell.status.role }])
      : []
  const reason = wrap(candidate.reason, width).map((text): Line => [{ text, role: 'muted' }])
  const rank = candidate.rank === null ? `${theme.status.fail} ruled out` : `${candidate.rank}.`
  return [[], [{ text: `${rank} ${candidate.view.target.name}`, bold: true }], ...reason, ...said]
}

function columnWidth(width: number): number {
  return width < 100 ? NARROW_COLUMN_WIDTH : COLUMN_WIDTH
}
