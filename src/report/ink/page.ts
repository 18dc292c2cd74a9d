import type { SignalView } from '../signal-view.ts'
import type { Theme } from '../theme.ts'
import type { PointView } from '../view.ts'
import { chartLines } from './chart-lines.ts'
import type { Line, Span } from './line.tsx'
import { wrap } from './measure.ts'

/** Everything about one point, as lines to scroll through. */
export interface Page {
  lines: readonly Line[]
  /** Per signal: where it begins and ends (exclusive) in `lines`, and the addresses of its evidence. */
  signals: readonly { id: string; from: number; to: number; links: readonly string[] }[]
}

const MAX_TEXT_WIDTH = 100
const INDENT = '    '

/** `selected`: index of the signal with the pointer, null for none. */
export function pageOf(
  point: PointView,
  signals: readonly SignalView[],
  selected: number | null,
  width: number,
  theme: Theme,
): Page {
  const lines: Line[] = [...introduction(point, width, theme)]
  const places = signals.map((signal, index) => {
    const from = lines.length
    lines.push(...signalLines(signal, index === selected, width, theme), [])
    return { id: signal.id, from, to: lines.length - 1, links: linksOf(signal) }
  })
  if (signals.length === 0 && point.signals.length > 0)
    lines.push([{ text: 'No signal matches', role: 'muted' }])
  return { lines, signals: places }
}

function introduction(point: PointView, width: number, theme: Theme): Line[] {
  const { status } = point
  const score =
    point.score === null || status.id === 'unknown' ? '' : `, ${Math.round(point.score * 100)} of 100`
  const state: Line = [
    { text: `${theme.status[status.id]} ${status.word}`, role: status.role, bold: true },
    { text: `  ${point.answered} answered${score}`, role: 'muted' },
  ]
  const charts = point.charts.flatMap((chart) => [...chartLines(chart, width, theme), []])
  return [
    ...paragraph(`${point.title}: ${point.question}`, width, '', { bold: true }),
    state,
    ...paragraph(point.summary, width, ''),
    [],
    ...charts,
  ]
}

function signalLines(signal: SignalView, isSelected: boolean, width: number, theme: Theme): Line[] {
  const { status } = signal
  const pointer = isSelected ? theme.symbols.pointer : ' '
  const head: Line = [
    { text: `${pointer} `, role: 'accent', bold: true },
    { text: `${theme.status[status.id]} `, role: status.role, bold: true },
    { text: signal.title, bold: true, inverse: isSelected && theme.colour.accent !== undefined },
    ...(signal.value === null ? [] : [{ text: `  ${signal.value}`, role: status.role }]),
    ...(signal.unscored ? [{ text: '  shown, not scored', role: 'muted' as const }] : []),
  ]
  const detail = signal.details.map(({ label, text }) => `${label} ${text}`).join(` ${theme.symbols.bullet} `)
  return [
    head,
    ...paragraph(signal.summary, width, INDENT),
    ...paragraph(measureText(signal, theme), width, INDENT, { role: 'muted' }),
    ...paragraph(detail, width, INDENT, { role: 'muted' }),
    ...signal.missing.flatMap((missing) => missingLines(missing, signal.summary, width)),
    ...labelled('Why', signal.why, width),
    // What passes needs no mending.
    ...(status.id === 'pass' || status.id === 'not-applicable' ? [] : labelled('Fix', signal.fix, width)),
    ...evidenceLines(signal),
  ]
}

function measureText(signal: SignalView, theme: Theme): string {
  const basis = signal.status.id === 'unknown' ? null : signal.basis
  const threshold = signal.threshold === null ? null : `threshold ${signal.threshold}`
  const parts = [threshold, signal.sample, signal.interval, basis, signal.critical ? 'decisive' : null]
  return parts.filter((part) => part !== null).join(` ${theme.symbols.bullet} `)
}

function missingLines(missing: SignalView['missing'][number], summary: string, width: number): Line[] {
  const what = missing.fact === null ? '' : `${missing.fact}: `
  const detail = missing.detail === summary ? '' : `, ${missing.detail}`
  const kind = missing.fault ? 'lost' : 'open'
  return paragraph(`${kind}: ${what}${missing.word}${detail}`, width, INDENT, { role: 'unknown' })
}

function evidenceLines(signal: SignalView): Line[] {
  let number = 0
  return signal.evidence.map(({ text, href, retrieved }): Line => {
    if (href !== null) number += 1
    const key = href !== null && number <= 9 ? `[${number}] ` : '    '
    return [
      { text: `${INDENT}${key}`, role: 'muted' },
      { text, role: 'accent', href },
      { text: `  ${retrieved}`, role: 'muted' },
    ]
  })
}

function linksOf(signal: SignalView): string[] {
  return signal.evidence.flatMap(({ href }) => (href === null ? [] : [href]))
}

function labelled(label: string, text: string, width: number): Line[] {
  const [first = [], ...others] = paragraph(text, width, `${INDENT}     `)
  if (text === '') return []
  return [[{ text: `${INDENT}${label}  `, role: 'muted' }, ...first.slice(1)], ...others]
}

function paragraph(text: string, width: number, indent: string, look: Omit<Span, 'text'> = {}): Line[] {
  const room = Math.min(MAX_TEXT_WIDTH, width - indent.length)
  if (text === '') return []
  return wrap(text, room).map((line): Line => [{ text: indent }, { ...look, text: line }])
}
