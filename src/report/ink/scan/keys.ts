import type { JudgedComponent } from '../../../judging/components/component.ts'
import { horizontal, type Press, printable, vertical } from '../intent.ts'
import type { ScanIntent } from './intent.ts'
import type { ScanModel } from './model.ts'
import type { ScanState } from './state.ts'
import { webPageOf } from './web-page.ts'
import { scanWhatIfKeys } from './what-if.ts'

/** A key press -> what is meant by it here; null where it means nothing. */
export function scanIntentOf(press: Press, state: ScanState, model: ScanModel): ScanIntent | null {
  const { input, key } = press
  if (key.ctrl) return input === 'c' ? { type: 'quit' } : input === 'z' ? { type: 'suspend' } : null
  if (state.filter.editing) return filterKeys(press, state)
  if (state.panel === 'what-if') return scanWhatIfKeys(press, state)
  if (state.panel === 'help') return { type: 'panel', panel: null }
  if (input === 'q') return state.texts === null ? { type: 'quit' } : { type: 'texts', texts: null }
  if (input === '?') return { type: 'panel', panel: 'help' }
  return state.texts === null ? treeKeys(press, state, model) : textKeys(press, state, model)
}

function treeKeys(press: Press, state: ScanState, model: ScanModel): ScanIntent | null {
  const { input, key } = press
  const row = model.rows[model.at]
  const component = row?.node.component ?? null
  switch (input) {
    case '/':
      return { type: 'filter', text: state.filter.text, editing: true }
    case 'w':
      return { type: 'panel', panel: 'what-if' }
    case 'a':
      return { type: 'problems', only: !state.problemsOnly }
    case 't':
      return component === null ? NOT_A_COMPONENT : { type: 'read-texts', component }
    case 'o':
      return openPage(component)
  }
  if (key.escape) return state.filter.text === '' ? null : { type: 'filter', text: '', editing: false }
  const to = moved(press, model.at, model.rows.length, model.list.height)
  if (to !== null) return selected(model, to)
  if (!row) return null
  const { key: own, children } = row.node
  if (key.return || input === ' ')
    return children.length === 0 ? null : { type: 'open', keys: [own], open: !row.isOpen }
  const sideways = horizontal(press)
  if (sideways > 0)
    return row.isOpen || children.length === 0
      ? selected(model, model.at + 1)
      : { type: 'open', keys: [own], open: true }
  if (sideways < 0)
    return row.isOpen && children.length > 0 && state.filter.text === ''
      ? { type: 'open', keys: [own], open: false }
      : selected(model, parentOf(model))
  return null
}

const NOT_A_COMPONENT: ScanIntent = {
  type: 'message',
  message: { role: 'muted', text: 'That is no component, but a step on the way to some' },
}

function openPage(component: JudgedComponent | null): ScanIntent {
  const url = component && webPageOf(component)
  if (url) return { type: 'open-url', url }
  return {
    type: 'message',
    message: { role: 'muted', text: 'No page that a browser could open is known of it' },
  }
}

function selected({ rows }: ScanModel, index: number): ScanIntent | null {
  const row = rows[index]
  return row ? { type: 'select', key: row.node.key } : null
}

function parentOf({ rows, at }: ScanModel): number {
  const depth = rows[at]?.depth ?? 0
  return rows.findLastIndex((row, index) => index < at && row.depth < depth)
}

function textKeys(press: Press, state: ScanState, { bodyHeight, texts }: ScanModel): ScanIntent | null {
  if (press.key.escape || press.key.backspace || press.input === 't') return { type: 'texts', texts: null }
  const to = moved(press, state.scroll, texts.length - bodyHeight + 1, bodyHeight - 1)
  return to === null ? null : { type: 'scroll', to }
}

function filterKeys({ input, key }: Press, { filter }: ScanState): ScanIntent | null {
  if (key.escape) return { type: 'filter', text: '', editing: false }
  if (key.return) return { type: 'filter', text: filter.text, editing: false }
  if (key.backspace || key.delete)
    return { type: 'filter', text: [...filter.text].slice(0, -1).join(''), editing: true }
  const typed = printable(input)
  return typed === '' ? null : { type: 'filter', text: (filter.text + typed).slice(0, 100), editing: true }
}

/** Where up, down, PgUp, PgDn, Home and End lead in a list; null for other keys. */
function moved(press: Press, index: number, count: number, page: number): number | null {
  const { key } = press
  const bounded = (to: number) => Math.min(Math.max(0, count - 1), Math.max(0, to))
  const step = vertical(press)
  if (step !== 0) return bounded(index + step)
  if (key.pageUp) return bounded(index - page)
  if (key.pageDown) return bounded(index + page)
  if (key.home) return 0
  return key.end ? bounded(count - 1) : null
}
