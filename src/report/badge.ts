import stringWidth from 'string-width'
import { escapeMarkup } from './escape.ts'
import type { View } from './view.ts'
import type { Role } from './wording.ts'

/** White on each of these has a contrast of at least 4.5 to 1. */
const COLOURS: Readonly<Record<Role, string>> = {
  good: '#1a7f37',
  mediocre: '#8a6100',
  poor: '#cf222e',
  unknown: '#6e40c9',
  muted: '#57606a',
}
const LABEL = 'oss-check'
const CELL_WIDTH_PX = 7
const PADDING_PX = 14

/** A small SVG with the verdict, the score's range and the day it was judged for. */
export function toBadge(view: View): string {
  const message = `${view.verdict.word.toLowerCase()} ${view.score.text}`
  const left = stringWidth(LABEL) * CELL_WIDTH_PX + PADDING_PX
  const right = stringWidth(message) * CELL_WIDTH_PX + PADDING_PX
  const title = escapeMarkup(`${LABEL}: ${view.target.name}: ${message}, as of ${view.asOf}`)
  const text = (x: number, width: number, content: string) =>
    `<text x="${x}" y="14" textLength="${width - PADDING_PX}">${escapeMarkup(content)}</text>`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="20" role="img" aria-label="${title}">
<title>${title}</title>
<rect width="${left}" height="20" fill="#24292f"/>
<rect x="${left}" width="${right}" height="20" fill="${COLOURS[view.verdict.role]}"/>
<g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">
${text(left / 2, left, LABEL)}
${text(left + right / 2, right, message)}
</g>
</svg>
`
}
