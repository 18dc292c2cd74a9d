import { escapeMarkdown, markdownLink } from '../../escape.ts'
import type { SignalView } from '../../signal-view.ts'
import type { PointView, View } from '../../view.ts'
import { type Block, within } from './bounds.ts'
import { folded, SYMBOLS, table } from './parts.ts'

/** For a job summary or a comment: the answer in one table, the rest folded away. */
export function toMarkdown(view: View, maxBytes: number): string {
  const blocks: readonly Block[] = [
    { draw: () => summaryOf(view), what: 'the answer' },
    {
      draw: () => folded('What was measured', view.points.map(pointMarkdown).join('\n\n')),
      what: 'what was measured',
    },
    ...view.notices.map((notice) => ({ draw: () => `> ${escapeMarkdown(notice.text)}`, what: 'a note' })),
    { draw: () => `<sub>${escapeMarkdown(`${view.tool}; cost: ${view.cost}`)}</sub>`, what: 'the cost' },
  ]
  return within(maxBytes, blocks)
}

function summaryOf(view: View): string {
  return [
    `## oss-check: ${escapeMarkdown(view.verdict.word)}, ${markdownLink(view.target.name, view.target.href)}`,
    ...(view.target.example ? ['_An invented example._'] : []),
    ...(view.target.repository === null
      ? []
      : [escapeMarkdown(`Repository judged: ${view.target.repository}`)]),
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
  ]
    .filter((part) => part !== '')
    .join('\n\n')
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
