import type { Comparison } from '../compare.ts'
import { plainLine } from '../plain-line.ts'
import { count } from '../quantities.ts'
import type { Theme } from '../theme.ts'
import type { View } from '../view.ts'
import { justified, type Line } from './line.tsx'
import { noticeLine } from './progress-screen.tsx'
import type { Size } from './report-layout.ts'
import type { State } from './state.ts'
import { whatIfText } from './what-if.ts'

/** The rows on top: what is judged, the answer, and why. */
export function headerLines(
  state: State,
  view: View | null,
  comparison: Comparison,
  { columns, rows }: Size,
  theme: Theme,
): Line[] {
  const isShort = rows < 16
  const all =
    state.screen === 'compare'
      ? compareHeader(comparison, columns, theme)
      : targetHeader(view, columns, theme)
  // Where rows are few, what cannot be seen elsewhere goes first.
  const lines = state.screen === 'compare' && isShort ? all.slice(0, 1) : all
  const reasons = view && state.screen !== 'compare' ? reasonLines(view, reasonRows(rows), theme) : []
  const body = [...lines, ...loadingLines(state), ...triedLines(state), ...reasons]
  return rows < 20 ? body : [...body, [{ text: theme.symbols.rule.repeat(columns), role: 'muted' }]]
}

function targetHeader(view: View | null, columns: number, theme: Theme): Line[] {
  if (!view) return [[{ text: 'oss-check', bold: true }]]
  const { target, verdict, score, gate } = view
  const name: Line = [
    { text: target.name, bold: true },
    ...(target.example ? [{ text: '  invented example', role: 'mediocre' as const }] : []),
    { text: '  ' },
    { text: target.url, role: 'muted', href: target.href },
    ...(target.repository === null ? [] : [{ text: `  repository ${target.repository}` }]),
  ]
  const answer: Line = [
    { text: ` ${verdict.word} `, role: verdict.role, bold: true, inverse: true },
    { text: `  ${score.text}`, bold: true },
    { text: `  ${view.coverage}`, role: 'muted' },
    ...(gate ? [{ text: `  gate ${gate.word}`, role: gate.role }] : []),
  ]
  return [justified(name, [{ text: view.asOf, role: 'muted' }], columns, theme.symbols.ellipsis), answer]
}

function compareHeader({ candidates, order }: Comparison, columns: number, theme: Theme): Line[] {
  if (candidates.length === 0) return [[{ text: 'oss-check', bold: true }]]
  const day = candidates[0]?.view.asOf ?? ''
  const title: Line = [{ text: count(candidates.length, 'candidate'), bold: true }]
  return [
    justified(title, [{ text: day, role: 'muted' }], columns, theme.symbols.ellipsis),
    [{ text: order, role: 'muted' }],
  ]
}

/** While a report is shown and more is read: what, and the last thing that went wrong. */
function loadingLines({ snapshot }: State): Line[] {
  const { loading, scorecards, notices } = snapshot
  if (scorecards.length === 0) return []
  const names = loading.map(({ target }) => plainLine(target)).join(', ')
  const reading: Line[] = loading.length === 0 ? [] : [[{ text: `Reading ${names}`, role: 'accent' }]]
  return [...reading, ...notices.slice(-1).map(noticeLine)]
}

function triedLines({ tried }: State): Line[] {
  return tried ? [[{ text: `What if: ${whatIfText(tried.whatIf)}`, role: 'accent', bold: true }]] : []
}

function reasonLines(view: View, most: number, theme: Theme): Line[] {
  const shown = view.reasons.slice(0, most)
  const more = view.reasons.length - shown.length
  return shown.map((reason, index): Line => {
    const isLast = index === shown.length - 1
    return [
      { text: `${theme.symbols.bullet} ${reason}` },
      ...(isLast && more > 0
        ? [{ text: `  and ${count(more, 'more reason')}`, role: 'muted' as const }]
        : []),
    ]
  })
}

function reasonRows(rows: number): number {
  return rows < 16 ? 0 : rows < 30 ? 1 : rows < 45 ? 3 : 6
}
