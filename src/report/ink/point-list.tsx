import type { Theme } from '../theme.ts'
import type { PointView } from '../view.ts'
import { horizontalBar } from './bars.ts'
import { type Line, Rows } from './line.tsx'
import { pad } from './measure.ts'

interface Props {
  points: readonly PointView[]
  selected: PointView | null
  width: number
  height: number
  theme: Theme
}

/** The ten points, one row each; where they do not fit, the part around the selected one. */
export function PointList({ points, selected, width, height, theme }: Props) {
  const index = selected ? points.indexOf(selected) : 0
  const from = windowStart(index, points.length, height)
  const lines =
    points.length === 0
      ? [[{ text: 'No point matches', role: 'muted' as const }]]
      : points.map((point) => pointLine(point, point === selected, width, theme))
  return <Rows lines={lines} from={from} width={width} height={height} theme={theme} />
}

function pointLine(point: PointView, isSelected: boolean, width: number, theme: Theme): Line {
  const { status } = point
  const titleWidth = width < 60 ? 12 : 17
  const barWidth = width < 60 ? 0 : 8
  return [
    { text: isSelected ? `${theme.symbols.pointer} ` : '  ', role: 'accent', bold: true },
    ...(width < 50 ? [] : [{ text: `${point.number.padStart(2)} `, role: 'muted' as const }]),
    { text: `${theme.status[status.id]} `, role: status.role, bold: true },
    { text: `${pad(point.title, titleWidth, theme.symbols.ellipsis)} `, bold: isSelected },
    ...(barWidth === 0 ? [] : [...scoreBar(point, barWidth, theme), { text: '  ' }]),
    { text: point.summary, ...(status.id === 'not-applicable' && { role: 'muted' as const }) },
  ]
}

/** First row of a window over `count` rows that shows row `index`, in the middle where it can. */
export function windowStart(index: number, count: number, height: number): number {
  return Math.max(0, Math.min(index - Math.floor(height / 2), count - height))
}

/** No bar where the point is not called: an empty one would look bad, one over the known part good. */
function scoreBar({ score, status }: PointView, width: number, theme: Theme): Line {
  if (score !== null && status.id !== 'unknown') return horizontalBar(score, width, theme, status.role)
  return [{ text: pad('', width), role: 'muted' }]
}
