import type { Bars, Chart, Curve, Timeline, Trend } from '../../chart.ts'
import { escapeMarkup } from '../../escape.ts'

const WIDTH = 640
const HEIGHT = 120
const BASE = 100

/** A chart as inline SVG, with its caption as the words for those who do not see it. */
export function figure(chart: Chart): string {
  return `<figure>${picture(chart)}<figcaption>${escapeMarkup(chart.title)}: ${escapeMarkup(chart.caption)}</figcaption></figure>`
}

function picture(chart: Chart): string {
  if (chart.kind === 'timeline') return timeline(chart)
  if (chart.kind === 'curve') return curve(chart)
  return chart.kind === 'trend' ? trend(chart) : bars(chart)
}

function timeline({ title, weeks, from, to }: Timeline): string {
  const most = Math.max(1, ...weeks.map((week) => week.commits))
  const step = WIDTH / Math.max(1, weeks.length)
  const marks = weeks.map((week, index) => {
    const height = (week.commits / most) * (BASE - 12)
    const x = index * step
    const bar = height > 0 ? rectangle('bar', x, BASE - height, step - 1, height) : ''
    const release = week.releases > 0 ? `<circle class="mark" cx="${px(x + step / 2)}" cy="6" r="4"/>` : ''
    return bar + release
  })
  const ends = `${label(0, from, 'start')}${label(WIDTH, to, 'end')}`
  return frame(title, HEIGHT, `${marks.join('')}${axis(BASE)}${ends}`)
}

function curve({ title, points }: Curve): string {
  const longest = Math.max(1, ...points.map((point) => point.hours))
  let path = `M0 ${BASE}`
  for (const { hours, share } of points) {
    path += `H${px((hours / longest) * WIDTH)}V${px(BASE - share * (BASE - 12))}`
  }
  const days = Math.round(longest / 24)
  const ends = `${label(0, 'opened', 'start')}${label(WIDTH, `${days} days`, 'end')}`
  return frame(title, HEIGHT, `<path class="curve" d="${path}"/>${axis(BASE)}${ends}`)
}

function trend({ title, points, from, to }: Trend): string {
  const step = WIDTH / Math.max(1, points.length)
  const columns = points.map(({ share }, index) => {
    const height = share * (BASE - 12)
    return height > 0 ? rectangle('bar', index * step, BASE - height, step - 2, height) : ''
  })
  const ends = `${label(0, from, 'start')}${label(WIDTH, to, 'end')}`
  return frame(title, HEIGHT, `${columns.join('')}${axis(BASE)}${ends}`)
}

function bars({ title, bars: all }: Bars): string {
  const row = 22
  const drawn = all.map(({ label: name, text, share }, index) => {
    const y = index * row
    const width = Math.max(1, share * 320)
    return `<text x="0" y="${y + 14}">${escapeMarkup(name)}</text>${rectangle('bar', 200, y + 4, width, 12)}<text x="${px(206 + width)}" y="${y + 14}">${escapeMarkup(text)}</text>`
  })
  return frame(title, Math.max(row, all.length * row), drawn.join(''))
}

function frame(title: string, height: number, content: string): string {
  return `<svg viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${escapeMarkup(title)}">${content}</svg>`
}

function rectangle(name: string, x: number, y: number, width: number, height: number): string {
  return `<rect class="${name}" x="${px(x)}" y="${px(y)}" width="${px(width)}" height="${px(height)}"/>`
}

function axis(y: number): string {
  return `<line class="axis" x1="0" y1="${y}" x2="${WIDTH}" y2="${y}"/>`
}

function label(x: number, text: string, anchor: 'start' | 'end'): string {
  return `<text x="${x}" y="${HEIGHT - 4}" text-anchor="${anchor}">${escapeMarkup(text)}</text>`
}

function px(number: number): string {
  return String(Math.round(number * 10) / 10)
}
