import type { Scan } from '../../../judging/components/scan-result.ts'
import { plainLine } from '../../plain-line.ts'
import { count } from '../../quantities.ts'
import type { Theme } from '../../theme.ts'
import { GATE_WORDS } from '../../wording.ts'
import { justified, type Line } from '../line.tsx'
import type { Size } from '../report-layout.ts'
import { whatIfText } from '../what-if.ts'
import type { ScanState } from './state.ts'

/** What is scanned, what comes of it, and what is tried. */
export function scanHeader(state: ScanState, scan: Scan, { columns, rows }: Size, theme: Theme): Line[] {
  const { gate, project, files, totals, unread } = scan
  const words = GATE_WORDS[gate.status]
  const name = plainLine([project.name, project.version].filter(Boolean).join(' ')) || 'This project'
  const title: Line = [
    { text: name, bold: true },
    { text: `  ${count(totals.components, 'component')} in ${count(files.length, 'file')}`, role: 'muted' },
  ]
  const answer: Line = [
    { text: ` gate ${words.word} `, role: words.role, bold: true, inverse: true },
    { text: `  ${plainLine(gate.reason)}` },
    ...(unread.length > 0
      ? [{ text: `  ${count(unread.length, 'file')} unread`, role: 'unknown' as const }]
      : []),
  ]
  const tried: Line[] = state.tried
    ? [[{ text: `What if: ${whatIfText(state.tried.whatIf)}`, role: 'accent', bold: true }]]
    : []
  const all = [
    justified(title, [{ text: scan.asOf.slice(0, 10), role: 'muted' }], columns, theme.symbols.ellipsis),
    answer,
    ...tried,
  ]
  return rows < 20 ? all : [...all, [{ text: theme.symbols.rule.repeat(columns), role: 'muted' }]]
}
