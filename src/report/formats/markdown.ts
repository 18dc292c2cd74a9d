import type { Comparison } from '../compare.ts'
import { escapeMarkdown, markdownLink } from '../escape.ts'
import type { SignalView } from '../signal-view.ts'
import type { PointView, View } from '../view.ts'

const SYMBOLS = { pass: '✅', warn: '⚠️', fail: '❌', unknown: '❔', 'not-applicable': '➖' } as const

/** For a pull request comment or a job summary: the answer in one table, the rest folded away. */
export function toMarkdown(view: View): string {
  return [
    `## oss-check: ${escapeMarkdown(view.verdict.word)}, ${markdownLink(view.target.name, view.target.href)}`,
    ...(view.target.example ? ['_An invented example._'] : []),
    escapeMarkdown(`Score ${view.score.text}, ${view.coverage}, as of ${view.asOf}`),
    view.reasons.map((reason) => `- ${escapeMarkdown(reason)}`).join('\n'),
    gateMarkdown(view),
    table(
      ['', 'Point', 'Status', 'Why'],
      view.points.map((point) => [
        SYMBOLS[point.status.id],
        `${point.number} ${escapeMarkdown(point.title)}`.trim(),
        point.status.word,
        escapeMarkdown(point.summary),
      ]),
    ),
    folded('What was measured', view.points.map(pointMarkdown).join('\n\n')),
    ...view.notices.map((notice) => `> ${escapeMarkdown(notice.text)}`),
    `<sub>${escapeMarkdown(`${view.tool}; cost: ${view.cost}`)}</sub>`,
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n')
}

/** Candidates side by side, then each on its own, folded. */
export function toComparisonMarkdown({ candidates, rows, order }: Comparison): string {
  const names = candidates.map(({ view }) => markdownLink(view.target.name, view.target.href))
  return [
    '## oss-check: candidates side by side',
    table(
      ['', 'Candidate', 'Verdict', 'Score', 'Known', 'Why here'],
      candidates.map(({ view, rank, reason }, index) => [
        rank === null ? 'out' : String(rank),
        names[index] ?? '',
        escapeMarkdown(view.verdict.word),
        escapeMarkdown(view.score.text),
        escapeMarkdown(view.coverage),
        escapeMarkdown(reason),
      ]),
    ),
    table(
      ['Point', ...names],
      rows.map((row) => [
        `${row.number} ${escapeMarkdown(row.title)}${row.differs ? '' : ' (same)'}`.trim(),
        ...row.cells.map((cell) =>
          cell === null ? '' : `${SYMBOLS[cell.status.id]} ${escapeMarkdown(cell.summary)}`,
        ),
      ]),
    ),
    `_${escapeMarkdown(order)}._`,
    ...candidates.map(({ view }) => folded(view.target.name, toMarkdown(view))),
  ]
    .join('\n\n')
    .concat('\n')
}

function gateMarkdown({ gate }: View): string {
  if (gate === null) return ''
  const conditions = gate.conditions.map(
    ({ condition, word, reason }) => `- ${escapeMarkdown(`${condition} ${word}: ${reason}`)}`,
  )
  return [`**Gate ${gate.word}**`, '', ...conditions].join('\n')
}

function pointMarkdown(point: PointView): string {
  const rows = point.signals.map((signal) => [
    SYMBOLS[signal.status.id],
    `${escapeMarkdown(signal.title)}<br><sub>${escapeMarkdown(signal.id)}</sub>`,
    escapeMarkdown(signal.summary),
    escapeMarkdown(measure(signal)),
    signal.evidence.map((each, index) => markdownLink(`[${index + 1}]`, each.href)).join(' '),
  ])
  return [
    `### ${point.number} ${escapeMarkdown(point.title)}: ${point.status.word}`,
    escapeMarkdown(point.question),
    table(['', 'Signal', 'Finding', 'Measure', 'Evidence'], rows),
  ].join('\n\n')
}

function measure(signal: SignalView): string {
  const attested = signal.basis === 'attested' ? 'attested' : null
  const parts = [signal.value, signal.threshold, signal.sample, signal.interval, attested]
  return parts.filter((part) => part !== null).join('; ')
}

/** Cells must be escaped already. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return ''
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function folded(summary: string, content: string): string {
  return `<details><summary>${escapeMarkdown(summary)}</summary>\n\n${content}\n\n</details>`
}
