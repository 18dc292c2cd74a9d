import type { Candidate, Comparison } from '../../compare.ts'
import { escapeMarkdown, markdownLink } from '../../escape.ts'
import { type Block, firstRows, within } from './bounds.ts'
import { folded, SYMBOLS, table } from './parts.ts'
import { toMarkdown } from './report.ts'

/** Of all there is room for: the ranking, so that one line each of more candidates goes before the details of few. */
const RANKING_SHARE = 0.5

/** Candidates side by side, then each on its own, folded; the details of the last are the first to be left out. */
export function toComparisonMarkdown({ candidates, rows, order }: Comparison, maxBytes: number): string {
  const ranking = firstRows(candidates.map(rankingRow), maxBytes * RANKING_SHARE)
  const names = candidates.map(nameOf)
  const points = rows.map((row) => [
    `${row.number} ${escapeMarkdown(row.title)}${row.differs ? '' : ' (same)'}`.trim(),
    ...row.cells.map((cell) =>
      cell === null ? '' : `${SYMBOLS[cell.status.id]} ${escapeMarkdown(cell.summary)}`,
    ),
  ])
  const blocks: readonly Block[] = [
    { draw: () => '## oss-check: candidates side by side', what: 'the title' },
    {
      draw: () => table(['', 'Candidate', 'Verdict', 'Score', 'Known', 'Why here'], ranking),
      what: 'the ranking',
    },
    { draw: () => `_${escapeMarkdown(order)}._`, what: 'the order' },
    ...candidates.slice(ranking.length).map(() => ({ draw: null, what: 'a candidate' })),
    { draw: () => table(['Point', ...names], points), what: 'the table of points' },
    ...candidates.map(({ view }) => ({
      draw: () => folded(view.target.name, toMarkdown(view, maxBytes)),
      what: 'the details of a candidate',
    })),
  ]
  return within(maxBytes, blocks)
}

function rankingRow(candidate: Candidate): readonly string[] {
  const { view, rank, reason } = candidate
  return [
    rank === null ? 'out' : String(rank),
    nameOf(candidate),
    escapeMarkdown(view.verdict.word),
    escapeMarkdown(view.score.text),
    escapeMarkdown(view.coverage),
    escapeMarkdown(reason),
  ]
}

function nameOf({ view }: Candidate): string {
  return markdownLink(view.target.name, view.target.href)
}
