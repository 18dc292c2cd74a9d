import type { Policy } from '../../model/policy.ts'
import { FORMAT_NAMES, FORMATS } from '../formats/index.ts'
import { horizontal, type Intent, type Press, printable, vertical } from './intent.ts'
import type { State } from './state.ts'
import { FIELDS, nextChoice, triedPolicy } from './what-if.ts'

export const EXPORTS = FORMAT_NAMES.map((format) => ({ format, ...FORMATS[format] }))

export function whatIfKeys(press: Press, state: State, policy: Policy): Intent | null {
  const { input, key } = press
  const field = FIELDS[state.panelRow]
  if (!field) return { type: 'panel-row', row: 0 }
  if (state.typing !== null) return typingKeys(press, state, policy)
  if (key.escape || input === 'w' || input === 'q') return { type: 'panel', panel: null }
  if (input === 'x') return { type: 'try', whatIf: null }
  const step = vertical(press)
  if (step !== 0) return { type: 'panel-row', row: (state.panelRow + step + FIELDS.length) % FIELDS.length }
  const tried = triedPolicy(policy, state.tried?.whatIf ?? {})
  if (key.return && field.free) return { type: 'typing', text: '' }
  const turn = input === ' ' || key.return ? 1 : horizontal(press)
  if (turn === 0) return null
  const choice = nextChoice(field, field.read(tried), turn)
  return { type: 'try', whatIf: { ...state.tried?.whatIf, ...field.write(choice, tried) } }
}

export function exportKeys(press: Press, state: State): Intent | null {
  const { input, key } = press
  if (key.escape || input === 'q') return { type: 'panel', panel: null }
  // Here j is JSON.
  const step = key.upArrow ? -1 : key.downArrow ? 1 : 0
  if (step !== 0) return { type: 'panel-row', row: (state.panelRow + step + EXPORTS.length) % EXPORTS.length }
  const chosen = key.return ? EXPORTS[state.panelRow] : EXPORTS.find((one) => one.key === input)
  return chosen ? { type: 'export', format: chosen.format } : null
}

function typingKeys({ input, key }: Press, state: State, policy: Policy): Intent | null {
  const typed = state.typing ?? ''
  if (key.escape) return { type: 'typing', text: null }
  if (key.backspace || key.delete) return { type: 'typing', text: [...typed].slice(0, -1).join('') }
  if (key.return) {
    const field = FIELDS[state.panelRow]
    if (!field || typed.trim() === '') return { type: 'typing', text: null }
    const tried = triedPolicy(policy, state.tried?.whatIf ?? {})
    return { type: 'try', whatIf: { ...state.tried?.whatIf, ...field.write(typed.trim(), tried) } }
  }
  const text = printable(input)
  return text === '' ? null : { type: 'typing', text: (typed + text).slice(0, 100) }
}
