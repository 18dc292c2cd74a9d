import type { Session } from '../interactive-session.ts'
import { type Action, initialState, reduce, type State } from './state.ts'

/** Where the state lives. Changed at once: of two keys that arrive together the second sees what the first did. */
export interface Store<Held, Change> {
  state(): Held
  dispatch(action: Change): void
  subscribe(listener: () => void): () => void
}

export function storeOf<Held, Change>(
  initial: Held,
  change: (state: Held, action: Change) => Held,
): Store<Held, Change> {
  let state = initial
  const listeners = new Set<() => void>()
  return {
    state: () => state,
    dispatch(action) {
      state = change(state, action)
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export type ReportStore = Store<State, Action> & {
  /** Stops following the session. */
  close(): void
}

export function createStore(session: Session): ReportStore {
  const store = storeOf(initialState(session.snapshot()), reduce)
  const close = session.subscribe(() => store.dispatch({ type: 'snapshot', snapshot: session.snapshot() }))
  return { ...store, close }
}
