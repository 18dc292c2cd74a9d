import type { Policy } from '../../model/policy.ts'
import { type Intent, type Press, printable } from './intent.ts'
import { exportKeys, whatIfKeys } from './keys-of-panels.ts'
import { comparedKeys, pageKeys, reportKeys } from './keys-of-screens.ts'
import type { Model } from './model.ts'
import type { State } from './state.ts'

/** A key press -> what is meant by it here; null where it means nothing. */
export function intentOf(press: Press, state: State, model: Model, policy: Policy): Intent | null {
  const { input, key } = press
  if (key.ctrl) return input === 'c' ? { type: 'quit' } : input === 'z' ? { type: 'suspend' } : null
  if (state.filter.editing) return filterKeys(press, state)
  if (state.panel === 'what-if') return whatIfKeys(press, state, policy)
  if (state.panel === 'export') return exportKeys(press, state)
  if (state.panel === 'help') return { type: 'panel', panel: null }
  return everywhere(press, state) ?? screenKeys(press, state, model)
}

function screenKeys(press: Press, state: State, model: Model): Intent | null {
  if (state.screen === 'compare') return comparedKeys(press, model)
  if (state.screen === 'point') return pageKeys(press, state, model)
  return reportKeys(press, state, model)
}

function everywhere({ input }: Press, state: State): Intent | null {
  switch (input) {
    case 'q':
      return { type: 'quit' }
    case '?':
      return { type: 'panel', panel: 'help' }
    case 'w':
      return { type: 'panel', panel: 'what-if' }
    case 'e':
      return { type: 'panel', panel: 'export' }
    case 'c':
      return { type: 'copy' }
    case 'r':
      return { type: 'refresh' }
    case '/':
      return { type: 'filter', text: state.filter.text, editing: true }
    default:
      return null
  }
}

function filterKeys({ input, key }: Press, { filter }: State): Intent | null {
  if (key.escape) return { type: 'filter', text: '', editing: false }
  if (key.return) return { type: 'filter', text: filter.text, editing: false }
  if (key.backspace || key.delete) {
    return { type: 'filter', text: [...filter.text].slice(0, -1).join(''), editing: true }
  }
  const typed = printable(input)
  return typed === '' ? null : { type: 'filter', text: (filter.text + typed).slice(0, 100), editing: true }
}
