import type { Line } from '../line.tsx'
import type { ScanModel } from './model.ts'
import type { ScanState } from './state.ts'

const HINTS = {
  tree: '/ filter  t texts  w what if  o open page  a ',
  texts: 'esc back  up down scroll  ? help',
  help: 'any key closes',
  'what-if': 'left right change  x as it was  esc close',
} as const

/** The bottom row: what is being typed, else what just happened, else what can be pressed. */
export function footerLine(
  { filter, message, panel, texts, problemsOnly }: ScanState,
  { rows }: ScanModel,
): Line {
  if (filter.editing)
    return [{ text: '/', role: 'accent' }, { text: filter.text }, { text: '_', role: 'accent' }]
  if (message) return [{ text: message.text, role: message.role }]
  if (panel !== null || texts !== null) return [{ text: HINTS[panel ?? 'texts'], role: 'muted' }]
  const filtered: Line =
    filter.text === '' ? [] : [{ text: `/${filter.text} (${rows.length})  `, role: 'accent' }]
  return [
    ...filtered,
    { text: `${HINTS.tree}${problemsOnly ? 'all' : 'problems'}  ? help  q quit`, role: 'muted' },
  ]
}
