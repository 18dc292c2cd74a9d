import type { Notice } from '../../model/scorecard.ts'
import type { Loading, PointProgress } from '../interactive-session.ts'
import { plainLine } from '../plain-line.ts'
import type { Theme } from '../theme.ts'
import { STATUS_WORDS } from '../wording.ts'
import { type Line, Rows } from './line.tsx'
import { pad } from './measure.ts'

interface Props {
  loading: readonly Loading[]
  notices: readonly Notice[]
  width: number
  height: number
  theme: Theme
}

/** Facts on their way: point by point for one target, a row for each of several. Trouble is told where it happens. */
export function ProgressScreen({ loading, notices, width, height, theme }: Props) {
  const [only, ...others] = loading
  const told =
    only && others.length === 0 ? pointLines(only, theme) : loading.map((one) => targetLine(one, theme))
  const lines = [...told, [], ...notices.map(noticeLine)]
  return <Rows lines={lines} width={width} height={height} theme={theme} />
}

export function noticeLine({ level, text }: Notice): Line {
  return [{ text: plainLine(text), role: level === 'warning' ? 'mediocre' : 'muted' }]
}

function pointLines({ target, points }: Loading, theme: Theme): Line[] {
  const name: Line = [
    { text: plainLine(target), bold: true },
    { text: `  ${doneText(points)}`, role: 'muted' },
  ]
  return [name, [], ...points.map((point) => pointLine(point, theme))]
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

function targetLine({ target, points }: Loading, theme: Theme): Line {
  const awaited = new Set(points.flatMap((point) => point.awaited))
  const waiting = awaited.size === 0 ? '' : `  waiting for ${[...awaited].join(', ')}`
  return [
    { text: `  ${pad(plainLine(target), 30, theme.symbols.ellipsis)}`, bold: true },
    { text: `  ${doneText(points)}` },
    { text: waiting, role: 'muted' },
  ]
}

function doneText(points: readonly PointProgress[]): string {
  return `${points.filter(({ status }) => status !== null).length} of ${points.length} points`
}
