import type { Scan } from '../../../judging/components/scan-result.ts'
import type { Theme } from '../../theme.ts'
import type { Line } from '../line.tsx'
import type { Size } from '../report-layout.ts'
import { detailLines } from './detail.ts'
import { scanHeader } from './header.ts'
import type { ScanState } from './state.ts'
import { textLines } from './texts.ts'
import { rowsOf, type TreeNode, type TreeRow, treeOf } from './tree.ts'

/** What follows from the state and the size of the terminal: what is on the screen, and what a key can act on. */
export interface ScanModel {
  size: Size
  /** The one on the screen. */
  scan: Scan
  header: readonly Line[]
  rows: readonly TreeRow[]
  /** Index of the row with the pointer, in the rows. */
  at: number
  /** First row that is shown. */
  from: number
  list: { width: number; height: number }
  detail: { width: number; height: number; beside: boolean; lines: readonly Line[] }
  /** The licence texts that are read; empty: none are. */
  texts: readonly Line[]
  bodyHeight: number
}

const WIDE = 110
const FOOTER_HEIGHT = 1
const GAP = 2
/** Fewer rows of a tree are no tree. */
const MIN_LIST = 4

const trees = new WeakMap<Scan, readonly TreeNode[]>()

function treeOfScan(scan: Scan): readonly TreeNode[] {
  const tree = trees.get(scan) ?? treeOf(scan.components)
  trees.set(scan, tree)
  return tree
}

/** A state is drawn once and then asked again by the next key. */
const models = new WeakMap<ScanState, { theme: Theme; model: ScanModel }>()

export function scanModelOf(state: ScanState, size: Size, theme: Theme): ScanModel {
  const last = models.get(state)
  const isSame =
    last?.theme === theme && last.model.size.columns === size.columns && last.model.size.rows === size.rows
  if (last && isSame) return last.model
  const model = newModel(state, size, theme)
  models.set(state, { theme, model })
  return model
}

function newModel(state: ScanState, size: Size, theme: Theme): ScanModel {
  const scan = state.tried?.scan ?? state.scan
  const { opened, problemsOnly, filter } = state
  const rows = rowsOf(treeOfScan(scan), { opened, problemsOnly, filter: filter.text })
  const at = Math.max(
    0,
    rows.findIndex(({ node }) => node.key === state.selected),
  )
  const header = scanHeader(state, scan, size, theme)
  const bodyHeight = Math.max(1, size.rows - header.length - FOOTER_HEIGHT)
  const beside = size.columns >= WIDE
  const listWidth = beside ? Math.min(72, Math.floor(size.columns * 0.5)) : size.columns
  const detailWidth = beside ? size.columns - listWidth - GAP : size.columns
  const component = rows[at]?.node.component ?? null
  const lines = component === null ? [] : detailLines(component, detailWidth, theme)
  // One row stays empty between the two.
  const below = Math.min(
    lines.length + 1,
    Math.max(0, bodyHeight - Math.max(MIN_LIST, Math.floor(bodyHeight / 2))),
  )
  const listHeight = beside ? bodyHeight : bodyHeight - below
  const from = Math.min(Math.max(0, at - Math.floor(listHeight / 2)), Math.max(0, rows.length - listHeight))
  return {
    size,
    scan,
    header,
    rows,
    at,
    from,
    list: { width: listWidth, height: listHeight },
    detail: { width: detailWidth, height: beside ? bodyHeight : Math.max(0, below - 1), beside, lines },
    texts: textLines(state.texts, size.columns),
    bodyHeight,
  }
}
