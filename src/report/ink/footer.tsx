import type { Theme } from '../theme.ts'
import { justified, type Line, Row, widthOfLine } from './line.tsx'
import type { State } from './state.ts'

interface Props {
  state: State
  cost: string
  width: number
  theme: Theme
}

const HINTS = {
  report: 'enter open  / filter  w what if  e export  ? help  q quit',
  compare: 'enter open  left right candidate  w what if  ? help  q quit',
  point: 'esc back  up down signal  o open  tab next point  ? help  q quit',
  help: 'any key closes',
  'what-if': 'left right change  x as it was  esc close',
  export: 'enter write  esc close',
} as const

/** The bottom row: what is being typed, else what just happened, else what can be pressed. */
export function Footer({ state, cost, width, theme }: Props) {
  return <Row line={footerLine(state, cost, width, theme)} width={width} theme={theme} />
}

function footerLine(
  { filter, message, panel, screen }: State,
  cost: string,
  width: number,
  theme: Theme,
): Line {
  if (filter.editing)
    return [{ text: '/', role: 'accent' }, { text: filter.text }, { text: '_', role: 'accent' }]
  const right: Line = [{ text: cost, role: 'muted' }]
  if (message)
    return justified([{ text: message.text, role: message.role }], right, width, theme.symbols.ellipsis)
  const hint: Line = [{ text: HINTS[panel ?? screen], role: 'muted' }]
  const filtered: Line = filter.text === '' ? [] : [{ text: `/${filter.text}  `, role: 'accent' }]
  const left = [...filtered, ...hint]
  // The keys matter more than the cost.
  const fits = widthOfLine(left) + widthOfLine(right) + 2 <= width
  return fits ? justified(left, right, width, theme.symbols.ellipsis) : left
}
