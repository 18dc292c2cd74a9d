import type { Bars, Chart, Curve, Timeline, Trend } from '../chart.ts'
import { durationText } from '../quantities.ts'
import type { Theme } from '../theme.ts'
import { horizontalBar, spread, verticalBars } from './bars.ts'
import type { Line } from './line.tsx'
import { cut, pad, widthOf } from './measure.ts'

const CURVE_ROWS = 4
const TIMELINE_ROWS = 3
const TREND_ROWS = 2
const MAX_WIDTH = 104

/** A chart as rows of text: title and caption first, then the picture. Never wider than `width`. */
export function chartLines(chart: Chart, width: number, theme: Theme): Line[] {
  // Bars have their numbers beside them.
  const caption = chart.kind === 'bars' ? '' : `  ${chart.caption}`
  const heading: Line = [
    { text: chart.title, bold: true },
    { text: caption, role: 'muted' },
  ]
  return [heading, ...picture(chart, Math.min(width, MAX_WIDTH), theme)]
}

function picture(chart: Chart, width: number, theme: Theme): Line[] {
  if (chart.kind === 'timeline') return timelineLines(chart, width, theme)
  if (chart.kind === 'curve') return curveLines(chart, width, theme)
  if (chart.kind === 'trend') return trendLines(chart, width, theme)
  return barLines(chart, width, theme)
}

/** Weeks as columns: two wide where there is room, several in one where there is not. */
function timelineLines({ weeks, from, to, releasesKnown }: Timeline, width: number, theme: Theme): Line[] {
  const perColumn = Math.ceil(weeks.length / Math.max(1, width))
  const columns = Array.from({ length: Math.ceil(weeks.length / perColumn) }, (_, index) => {
    const own = weeks.slice(index * perColumn, (index + 1) * perColumn)
    return {
      commits: own.reduce((sum, week) => sum + week.commits, 0),
      releases: own.reduce((sum, week) => sum + week.releases, 0),
    }
  })
  const wide = columns.length * 2 <= width ? 2 : 1
  const largest = Math.max(1, ...columns.map(({ commits }) => commits))
  const bars = verticalBars(
    columns.map(({ commits }) => commits / largest),
    TIMELINE_ROWS,
    theme.symbols.steps,
  )
  const stretched = bars.map((row) => [...row].map((cell) => cell.repeat(wide)).join(''))
  const marks = columns
    .map(({ releases }) => pad(releases > 0 ? theme.symbols.release : '', wide))
    .join('')
    .trimEnd()
  const legend = releasesKnown ? `${theme.symbols.release} release` : 'releases unknown'
  const axis = spread([from, legend, to], columns.length * wide)
  return [
    ...stretched.map((text): Line => [{ text, role: 'accent' }]),
    ...(releasesKnown ? [[{ text: marks, role: 'good' as const }]] : []),
    [{ text: axis, role: 'muted' }],
  ]
}

function trendLines({ points, from, to }: Trend, width: number, theme: Theme): Line[] {
  const shown = points.slice(-width)
  if (shown.length === 0) return []
  const wide = Math.max(1, Math.floor(Math.min(60, width) / shown.length))
  const bars = verticalBars(
    shown.map(({ share }) => share),
    TREND_ROWS,
    theme.symbols.steps,
  )
  const stretched = bars.map((row) => [...row].map((cell) => cell.repeat(wide)).join(''))
  return [
    ...stretched.map((text): Line => [{ text, role: 'accent' }]),
    [{ text: spread([from, to], Math.max(22, shown.length * wide)), role: 'muted' }],
  ]
}

/** Share answered over time; the time axis is logarithmic, from one hour on. */
function curveLines({ points }: Curve, width: number, theme: Theme): Line[] {
  const last = points.at(-1)
  const room = Math.min(60, width - 6)
  if (!last || last.hours <= 1 || room < 8) return []
  const hoursAt = (column: number) => last.hours ** (column / (room - 1))
  const shares = Array.from({ length: room }, (_, column) => shareAt(points, hoursAt(column)))
  const rows = verticalBars(shares, CURVE_ROWS, theme.symbols.steps)
  const labels = rows.map((_, row) => (row === 0 ? '100 % ' : row === rows.length - 1 ? '  0 % ' : '      '))
  const axis = spread(['1 hour', durationText(last.hours)], room)
  return [
    ...rows.map(
      (text, row): Line => [
        { text: labels[row] ?? '', role: 'muted' },
        { text, role: 'accent' },
      ],
    ),
    [{ text: `      ${axis}`, role: 'muted' }],
  ]
}

/** The curve is a step function: what was answered by then. */
function shareAt(points: Curve['points'], hours: number): number {
  return points.findLast((point) => point.hours <= hours * 1.0001)?.share ?? 0
}

function barLines({ bars }: Bars, width: number, theme: Theme): Line[] {
  const labelWidth = Math.min(
    20,
    Math.floor(width / 3),
    Math.max(0, ...bars.map(({ label }) => widthOf(label))),
  )
  const textWidth = Math.max(0, ...bars.map(({ text }) => widthOf(text)))
  const room = Math.min(40, width - labelWidth - textWidth - 4)
  return bars.map(({ label, text, share }): Line => {
    const bar = room > 0 ? horizontalBar(share, room, theme) : []
    const name = { text: pad(cut(label, labelWidth), labelWidth) }
    return [name, { text: '  ' }, ...bar, { text: `  ${text.padStart(textWidth)}` }]
  })
}
