import type { Session } from '../interactive-session.ts'
import { type Action, initialState, reduce, type State } from './state.ts'

/** Where the state lives. Changed at once: of two keys that arrive together the second sees what the first did. */
export interface Store {
  state(): State
  dispatch(action: Action): void
  subscribe(listener: () => void): () => void
  /** Stops following the session. */
  close(): void
}

export function createStore(session: Session): Store {
  let state = initialState(session.snapshot())
  const listeners = new Set<() => void>()
  const dispatch = (action: Action) => {
    state = reduce(state, action)
    for (const listener of listeners) listener()
  }
  const close = session.subscribe(() => dispatch({ type: 'snapshot', snapshot: session.snapshot() }))
  return {
    state: () => state,
    dispatch,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close,
  }
}
