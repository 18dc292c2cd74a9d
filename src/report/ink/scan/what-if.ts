import { horizontal, type Press, printable, vertical } from '../intent.ts'
import { FIELDS, nextChoice, type TriedPolicy, triedPolicy } from '../what-if.ts'
import type { ScanIntent } from './intent.ts'
import type { ScanState } from './state.ts'

/** Those fields of the what-if that change what a licence means. */
export const SCAN_FIELDS = FIELDS.filter(({ about }) => about === 'licence')

/** What the fields show: the policy of the scan, and what is tried over it. */
export function triedOf({ scan: { policy }, tried }: ScanState): TriedPolicy {
  const { projectLicense, usage } = policy
  return triedPolicy({ projectLicense, usage, kind: null, willingness: null }, tried?.whatIf ?? {})
}

export function scanWhatIfKeys(press: Press, state: ScanState): ScanIntent | null {
  const { input, key } = press
  const field = SCAN_FIELDS[state.panelRow]
  if (!field) return { type: 'panel-row', row: 0 }
  const tried = triedOf(state)
  const attempt = (choice: string): ScanIntent => ({
    type: 'try',
    whatIf: { ...state.tried?.whatIf, ...field.write(choice, tried) },
  })
  if (state.typing !== null) {
    if (key.escape) return { type: 'typing', text: null }
    if (key.return) return attempt(state.typing.trim())
    if (key.backspace || key.delete) return { type: 'typing', text: [...state.typing].slice(0, -1).join('') }
    const typed = printable(input)
    return typed === '' ? null : { type: 'typing', text: (state.typing + typed).slice(0, 100) }
  }
  if (key.escape || input === 'w' || input === 'q') return { type: 'panel', panel: null }
  if (input === 'x') return { type: 'try', whatIf: null }
  const step = vertical(press)
  if (step !== 0)
    return { type: 'panel-row', row: (state.panelRow + step + SCAN_FIELDS.length) % SCAN_FIELDS.length }
  if (key.return && field.free) return { type: 'typing', text: '' }
  const turn = input === ' ' || key.return ? 1 : horizontal(press)
  return turn === 0 ? null : attempt(nextChoice(field, field.read(tried), turn))
}
