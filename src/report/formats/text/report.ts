import { paint, strong, wrap } from '../../lines.ts'
import type { SignalView } from '../../signal-view.ts'
import type { Theme } from '../../theme.ts'
import type { PointView, View } from '../../view.ts'
import type { DrawOptions } from '../format.ts'

export type TextOptions = Pick<DrawOptions, 'theme' | 'columns' | 'verbose'>

const MIN_COLUMNS = 40
const MAX_COLUMNS = 100
const POINT_INDENT = '       '
const SIGNAL_INDENT = '         '

/** The report for people and logs. Nothing but our own colours is an escape code. */
export function toText(view: View, options: TextOptions): string {
  const columns = Math.min(MAX_COLUMNS, Math.max(MIN_COLUMNS, options.columns))
  const blocks = [
    header(view, options.theme, columns),
    view.reasons.flatMap((reason) => wrap(reason, columns, `  ${options.theme.symbols.bullet} `, '    ')),
    view.points.flatMap((point) => pointLines(point, { ...options, columns })),
    gateLines(view, options.theme, columns),
    view.notices.flatMap((notice) => wrap(notice.text, columns, 'Note: ', '      ')),
    wrap(`Cost: ${view.cost}`, columns, '', '  '),
  ]
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n')
}

function header(view: View, theme: Theme, columns: number): string[] {
  const name = view.target.example ? `${view.target.name} (invented example)` : view.target.name
  const verdict = paint(view.verdict.word, view.verdict.role, theme)
  const numbers = `score ${view.score.text}, ${view.coverage}, as of ${view.asOf}`
  return [
    ...wrap(`${strong(name, theme)}  ${view.target.url}`, columns, '', '  '),
    ...(view.target.repository === null
      ? []
      : wrap(`Repository judged: ${view.target.repository}`, columns, '', '  ')),
    ...wrap(`${verdict}  ${numbers}`, columns, '', '  '),
  ]
}

function pointLines(point: PointView, options: TextOptions): string[] {
  const { theme, columns } = options
  const symbol = paint(theme.status[point.status.id], point.status.role, theme)
  const lead = `${point.number.padStart(2)} ${symbol} `
  const word = paint(point.status.word, point.status.role, theme)
  const signals = point.signals.filter((signal, index) =>
    isWorthALine(signal, point.signals.slice(0, index), options),
  )
  const saidBelow = signals.some((signal) => signal.summary === point.summary)
  return [
    `${lead}${strong(point.title, theme)}: ${word}`,
    ...(saidBelow ? [] : wrap(point.summary, columns, POINT_INDENT, POINT_INDENT)),
    ...signals.flatMap((signal) => signalLines(signal, options)),
  ]
}

/** Without `--verbose` nothing is said twice, and what does not apply is left out. */
function isWorthALine(signal: SignalView, before: readonly SignalView[], { verbose }: TextOptions): boolean {
  if (verbose) return true
  const isSaid = before.some((one) => one.summary === signal.summary)
  return signal.status.id !== 'not-applicable' && !isSaid
}

function signalLines(signal: SignalView, { theme, columns, verbose }: TextOptions): string[] {
  const symbol = theme.status[signal.status.id]
  const first = wrap(`${signal.title}: ${signal.summary}`, columns, `     ${symbol} `, POINT_INDENT)
  const painted = first.map((line, index) =>
    index === 0 ? line.replace(symbol, () => paint(symbol, signal.status.role, theme)) : line,
  )
  if (!verbose) return painted
  const lines = [signal.id, measureText(signal), ...detailTexts(signal)].filter((text) => text !== '')
  return [...painted, ...lines.flatMap((text) => wrap(text, columns, SIGNAL_INDENT, `${SIGNAL_INDENT}  `))]
}

function measureText(signal: SignalView): string {
  const parts = [
    signal.value === null ? null : `value ${signal.value}`,
    signal.threshold === null ? null : `threshold ${signal.threshold}`,
    signal.sample,
    signal.interval,
    signal.basis === 'attested' ? 'attested' : null,
    signal.unscored ? 'shown, not scored' : null,
  ]
  return parts.filter((part) => part !== null).join('; ')
}

function detailTexts(signal: SignalView): string[] {
  const needsHelp = ['warn', 'fail', 'unknown'].includes(signal.status.id)
  return [
    signal.details.map(({ label, text }) => `${label} ${text}`).join('; '),
    ...signal.missing.map(
      ({ word, fact, detail }) => `missing${fact === null ? '' : ` ${fact}`} (${word}): ${detail}`,
    ),
    needsHelp ? `what helps: ${signal.fix}` : '',
    ...signal.evidence.map(({ text, retrieved }) => `evidence ${text} (${retrieved})`),
  ]
}

function gateLines(view: View, theme: Theme, columns: number): string[] {
  if (view.gate === null) return []
  return [
    `Gate ${paint(view.gate.word, view.gate.role, theme)}`,
    ...view.gate.conditions.flatMap(({ condition, word, reason }) =>
      wrap(`${condition} ${word}: ${reason}`, columns, '  ', '    '),
    ),
  ]
}
