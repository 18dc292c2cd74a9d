import type { Loading, PointProgress } from '../session.ts'
import type { Theme } from '../theme.ts'
import { STATUS_WORDS } from '../wording.ts'
import { type Line, Rows } from './line.tsx'
import { pad } from './measure.ts'

interface Props {
  loading: readonly Loading[]
  width: number
  height: number
  theme: Theme
}

/** Facts on their way: point by point for one target, a row for each of several. Trouble is told where it happens. */
export function ProgressScreen({ loading, width, height, theme }: Props) {
  const [only, ...others] = loading
  const lines =
    only && others.length === 0 ? pointLines(only, theme) : loading.flatMap((one) => targetLines(one, theme))
  return <Rows lines={lines} width={width} height={height} theme={theme} />
}

function pointLines({ target, points, notices }: Loading, theme: Theme): Line[] {
  return [
    [
      { text: target, bold: true },
      { text: `  ${doneText(points)}`, role: 'muted' },
    ],
    [],
    ...points.map((point) => pointLine(point, theme)),
    [],
    ...notices.map(({ level, text }): Line => [{ text, role: level === 'warning' ? 'mediocre' : 'muted' }]),
  ]
}

function pointLine({ point, title, status, summary, awaited }: PointProgress, theme: Theme): Line {
  const number = `  ${(point === null ? '' : String(point)).padStart(2)} `
  if (status === null) {
    return [
      { text: `${number}${theme.symbols.ellipsis} ${pad(title, 18)}`, role: 'muted' },
      { text: `waiting for ${awaited.join(', ')}`, role: 'muted' },
    ]
  }
  return [
    { text: number, role: 'muted' },
    { text: `${theme.status[status]} `, role: STATUS_WORDS[status].role, bold: true },
    { text: pad(title, 18) },
    { text: summary },
  ]
}

function targetLines({ target, points, notices }: Loading, theme: Theme): Line[] {
  const awaited = new Set(points.flatMap((point) => point.awaited))
  const waiting = awaited.size === 0 ? '' : `  waiting for ${[...awaited].join(', ')}`
  return [
    [
      { text: `  ${pad(target, 30, theme.symbols.ellipsis)}`, bold: true },
      { text: `  ${doneText(points)}` },
      { text: waiting, role: 'muted' },
    ],
    ...notices.map(
      ({ level, text }): Line => [{ text: `    ${text}`, role: level === 'warning' ? 'mediocre' : 'muted' }],
    ),
  ]
}

function doneText(points: readonly PointProgress[]): string {
  return `${points.filter(({ status }) => status !== null).length} of ${points.length} points`
}
