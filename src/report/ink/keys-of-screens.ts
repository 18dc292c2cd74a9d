import { horizontal, type Intent, type Press, vertical } from './intent.ts'
import type { Model } from './model.ts'
import type { State } from './state.ts'

/** Ten points: up and down choose one, enter opens it, tab jumps to the next that does not pass. */
export function reportKeys(press: Press, state: State, model: Model): Intent | null {
  const { key } = press
  if (key.escape) {
    if (state.filter.text !== '') return { type: 'filter', text: '', editing: false }
    return hasSeveral(state) ? { type: 'screen', screen: 'compare' } : null
  }
  if (key.return) return model.point && { type: 'screen', screen: 'point' }
  if (press.input === 'o') return openLink(model.point?.signals.flatMap(({ evidence }) => evidence)[0]?.href)
  if (key.tab) return pointAt(nextTroubled(model, key.shift ? -1 : 1), model)
  const sideways = horizontal(press)
  if (sideways !== 0) return candidateAt(sideways, model)
  const to = moved(press, indexOf(model.points, model.point), model.points.length, model.layout.list.height)
  return to === null ? null : pointAt(to, model)
}

/** Points by candidates: the arrows choose a cell, enter opens the candidate at that point. */
export function comparedKeys(press: Press, model: Model): Intent | null {
  const { key } = press
  if (key.escape) return { type: 'filter', text: '', editing: false }
  if (key.return) return model.candidate && { type: 'screen', screen: 'report' }
  if (press.input === 'o') return openLink(model.view?.target.href)
  const sideways = key.tab ? (key.shift ? -1 : 1) : horizontal(press)
  if (sideways !== 0) return candidateAt(sideways, model)
  const { rows } = model.comparison
  const to = moved(press, indexOf(rows, model.row), rows.length, rows.length)
  const row = to === null ? undefined : rows[to]
  return row ? { type: 'point', id: row.id } : null
}

/** One point: up and down go from signal to signal and scroll through long ones; left, right and tab change the point. */
export function pageKeys(press: Press, state: State, model: Model): Intent | null {
  const { key, input } = press
  if (key.escape || key.backspace) return { type: 'screen', screen: 'report' }
  const sideways = key.tab ? (key.shift ? -1 : 1) : horizontal(press)
  if (sideways !== 0)
    return pointAt(cycled(indexOf(model.points, model.point), sideways, model.points.length), model)
  const links = model.page?.signals[state.signal]?.links ?? []
  if (input === 'o' || key.return) return openLink(links[0])
  if (/^[1-9]$/.test(input)) return openLink(links[Number(input) - 1])
  return scrolled(press, state, model)
}

function scrolled(press: Press, state: State, model: Model): Intent | null {
  const { page, layout } = model
  if (!page) return null
  const height = layout.bodyHeight
  const last = Math.max(0, page.lines.length - height)
  const { key } = press
  const jump = key.pageUp
    ? -(height - 1)
    : key.pageDown
      ? height - 1
      : key.home
        ? -Infinity
        : key.end
          ? Infinity
          : 0
  if (jump !== 0) {
    const to = bounded(state.scroll + jump, last)
    const visible = page.signals.findIndex(({ from }) => from >= to)
    const index = key.end || visible < 0 ? page.signals.length - 1 : key.home ? 0 : visible
    return { type: 'signal', index: Math.max(0, index), scroll: to }
  }
  const step = vertical(press)
  if (step === 0) return null
  const own = page.signals[state.signal]
  const isCutBelow = own !== undefined && own.to > state.scroll + height
  const isCutAbove = own !== undefined && own.from < state.scroll
  const next = page.signals[state.signal + step]
  if ((step > 0 && isCutBelow) || (step < 0 && isCutAbove) || !next) {
    return { type: 'scroll', to: bounded(state.scroll + step, last) }
  }
  const nearest =
    step > 0
      ? Math.max(state.scroll, Math.min(next.from, next.to - height))
      : Math.min(state.scroll, next.from)
  // Back at the first signal, what stands above it is shown again.
  const isFirst = state.signal + step === 0
  return { type: 'signal', index: state.signal + step, scroll: bounded(isFirst ? 0 : nearest, last) }
}

/** Where up, down, PgUp, PgDn, Home and End lead in a list; null for other keys. */
function moved(press: Press, index: number, count: number, page: number): number | null {
  const { key } = press
  const step = vertical(press)
  if (step !== 0) return bounded(index + step, count - 1)
  if (key.pageUp) return bounded(index - page, count - 1)
  if (key.pageDown) return bounded(index + page, count - 1)
  if (key.home) return 0
  return key.end ? Math.max(0, count - 1) : null
}

function candidateAt(step: number, { comparison, candidate }: Model): Intent | null {
  const { candidates } = comparison
  if (candidates.length < 2) return null
  const next = candidates[cycled(indexOf(candidates, candidate), step, candidates.length)]
  return next ? { type: 'candidate', url: next.view.target.url } : null
}

function pointAt(index: number, { points }: Model): Intent | null {
  const point = points[index]
  return point ? { type: 'point', id: point.id } : null
}

function nextTroubled({ points, point }: Model, step: 1 | -1): number {
  const start = indexOf(points, point)
  for (let tried = 1; tried <= points.length; tried += 1) {
    const index = cycled(start, step * tried, points.length)
    const status = points[index]?.status.id
    if (status !== 'pass' && status !== 'not-applicable') return index
  }
  return cycled(start, step, points.length)
}

function openLink(url: string | null | undefined): Intent {
  if (url) return { type: 'open-url', url }
  return { type: 'message', message: { role: 'muted', text: 'No evidence here that a browser could open' } }
}

function hasSeveral({ snapshot }: State): boolean {
  return snapshot.scorecards.length + snapshot.loading.length > 1
}

function indexOf<Item>(items: readonly Item[], item: Item | null): number {
  return item === null ? 0 : Math.max(0, items.indexOf(item))
}

function bounded(index: number, last: number): number {
  return Math.min(Math.max(0, last), Math.max(0, index))
}

function cycled(index: number, step: number, count: number): number {
  return count === 0 ? 0 : (((index + step) % count) + count) % count
}
