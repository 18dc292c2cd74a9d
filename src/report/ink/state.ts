import type { Scorecard } from '../../model/scorecard.ts'
import type { Snapshot, WhatIf } from '../interactive-session.ts'
import type { Role } from '../wording.ts'

type Screen = 'compare' | 'report' | 'point'
type Panel = 'help' | 'what-if' | 'export'

/** The whole state of the interactive report; everything drawn follows from it and the size of the terminal. */
export interface State {
  snapshot: Snapshot
  /** The answers under a changed policy; null: as the policy is. */
  tried: { whatIf: WhatIf; scorecards: readonly Scorecard[] } | null
  screen: Screen
  panel: Panel | null
  panelRow: number
  /** The licence being typed in the what-if; null: nothing is typed. */
  typing: string | null
  /** Address of the target looked at; null: that of the best one. */
  candidate: string | null
  /** Which point; null: the first that is shown. */
  pointId: string | null
  /** Which signal of the point. */
  signal: number
  /** First line of the point's page that is shown. */
  scroll: number
  filter: { text: string; editing: boolean }
  message: Message | null
}

export interface Message {
  role: Role
  text: string
}

export type Action =
  | { type: 'snapshot'; snapshot: Snapshot }
  | { type: 'screen'; screen: Screen }
  | { type: 'panel'; panel: Panel | null }
  | { type: 'panel-row'; row: number }
  | { type: 'typing'; text: string | null }
  | { type: 'candidate'; url: string }
  | { type: 'point'; id: string }
  | { type: 'signal'; index: number; scroll: number }
  | { type: 'scroll'; to: number }
  | { type: 'filter'; text: string; editing: boolean }
  | { type: 'tried'; tried: State['tried'] }
  | { type: 'message'; message: Message | null }

export function initialState(snapshot: Snapshot): State {
  return {
    snapshot,
    tried: null,
    screen: startScreen(snapshot),
    panel: null,
    panelRow: 0,
    typing: null,
    candidate: null,
    pointId: null,
    signal: 0,
    scroll: 0,
    filter: { text: '', editing: false },
    message: null,
  }
}

export function reduce(state: State, action: Action): State {
  switch (action.type) {
    case 'snapshot':
      return withSnapshot(state, action.snapshot)
    case 'screen':
      return { ...state, screen: action.screen, signal: 0, scroll: 0 }
    case 'panel':
      return { ...state, panel: action.panel, panelRow: 0, typing: null, message: null }
    case 'panel-row':
      return { ...state, panelRow: action.row }
    case 'typing':
      return { ...state, typing: action.text }
    case 'candidate':
      return { ...state, candidate: action.url, signal: 0, scroll: 0 }
    case 'point':
      return { ...state, pointId: action.id, signal: 0, scroll: 0 }
    case 'signal':
      return { ...state, signal: action.index, scroll: action.scroll }
    case 'scroll':
      return { ...state, scroll: action.to }
    case 'filter':
      return { ...state, filter: { text: action.text, editing: action.editing }, signal: 0, scroll: 0 }
    case 'tried':
      return { ...state, tried: action.tried }
    case 'message':
      return { ...state, message: action.message }
  }
}

/** New facts: what was tried was tried on the old ones. */
function withSnapshot(state: State, snapshot: Snapshot): State {
  const isFirst = state.snapshot.scorecards.length === 0
  const screen = isFirst ? startScreen(snapshot) : state.screen
  const tried = snapshot.scorecards === state.snapshot.scorecards ? state.tried : null
  return { ...state, snapshot, tried, screen }
}

function startScreen({ scorecards, loading }: Snapshot): Screen {
  return scorecards.length + loading.length > 1 ? 'compare' : 'report'
}
