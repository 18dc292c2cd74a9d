import type { Scan } from '../../../judging/components/scan-result.ts'
import type { LicenseText, ScanWhatIf } from '../../scan-session.ts'
import type { Message } from '../state.ts'
import { isProblem, rowsOf, treeOf, waysToProblems } from './tree.ts'

/** The whole state of the tree of a scan; everything drawn follows from it and the size of the terminal. */
export interface ScanState {
  scan: Scan
  /** The answers under a changed policy; null: as the policy is. */
  tried: { whatIf: ScanWhatIf; scan: Scan } | null
  opened: ReadonlySet<string>
  /** Key of the row with the pointer; null: the first. */
  selected: string | null
  problemsOnly: boolean
  filter: { text: string; editing: boolean }
  /** What is read instead of the tree: the licence texts of a component. */
  texts: { title: string; files: readonly LicenseText[] } | null
  scroll: number
  panel: 'help' | 'what-if' | null
  panelRow: number
  /** The licence being typed in the what-if; null: nothing is typed. */
  typing: string | null
  message: Message | null
}

export type ScanAction =
  | { type: 'open'; keys: readonly string[]; open: boolean }
  | { type: 'select'; key: string }
  | { type: 'problems'; only: boolean }
  | { type: 'filter'; text: string; editing: boolean }
  | { type: 'texts'; texts: ScanState['texts'] }
  | { type: 'scroll'; to: number }
  | { type: 'panel'; panel: ScanState['panel'] }
  | { type: 'panel-row'; row: number }
  | { type: 'typing'; text: string | null }
  | { type: 'tried'; tried: ScanState['tried'] }
  | { type: 'message'; message: Message | null }

/** Problems are what is looked for: where there are any, they stand open and alone. */
export function initialScanState(scan: Scan): ScanState {
  const tree = treeOf(scan.components)
  const opened = new Set(waysToProblems(tree))
  const rows = rowsOf(tree, { opened, problemsOnly: false, filter: '' })
  return {
    scan,
    tried: null,
    opened,
    selected: rows.find(({ node }) => isProblem(node.component))?.node.key ?? null,
    problemsOnly: scan.components.some(isProblem),
    filter: { text: '', editing: false },
    texts: null,
    scroll: 0,
    panel: null,
    panelRow: 0,
    typing: null,
    message: null,
  }
}

export function reduceScan(state: ScanState, action: ScanAction): ScanState {
  switch (action.type) {
    case 'open':
      return { ...state, opened: withKeys(state.opened, action.keys, action.open) }
    case 'select':
      return { ...state, selected: action.key, message: null }
    case 'problems':
      return { ...state, problemsOnly: action.only }
    case 'filter':
      return { ...state, filter: { text: action.text, editing: action.editing } }
    case 'texts':
      return { ...state, texts: action.texts, scroll: 0 }
    case 'scroll':
      return { ...state, scroll: action.to }
    case 'panel':
      return { ...state, panel: action.panel, panelRow: 0, typing: null, message: null }
    case 'panel-row':
      return { ...state, panelRow: action.row }
    case 'typing':
      return { ...state, typing: action.text }
    case 'tried':
      return withTried(state, action.tried)
    case 'message':
      return { ...state, message: action.message }
  }
}

/** What would be a problem is shown where it lies. */
function withTried(state: ScanState, tried: ScanState['tried']): ScanState {
  const components = (tried?.scan ?? state.scan).components
  const opened = withKeys(state.opened, waysToProblems(treeOf(components)), true)
  return { ...state, tried, opened, message: null }
}

function withKeys(opened: ReadonlySet<string>, keys: readonly string[], open: boolean): ReadonlySet<string> {
  const changed = new Set(opened)
  for (const key of keys) {
    if (open) changed.add(key)
    else changed.delete(key)
  }
  return changed
}
