import { COMPONENT_WORDS } from '../../component-words.ts'
import { plainLine } from '../../plain-line.ts'
import type { Theme } from '../../theme.ts'
import type { Line } from '../line.tsx'
import type { ScanModel } from './model.ts'
import { labelOf, type TreeRow } from './tree.ts'

/** The rows that are in sight. */
export function treeLines({ rows, at, from, list }: ScanModel, theme: Theme): Line[] {
  if (rows.length === 0)
    return [[{ text: 'Nothing here; a shows everything, esc clears the filter', role: 'muted' }]]
  return rows.slice(from, from + list.height).map((row, index) => treeLine(row, from + index === at, theme))
}

function treeLine({ node, depth, isOpen }: TreeRow, isSelected: boolean, theme: Theme): Line {
  const { component, children, problemsBelow } = node
  const { pointer, arrows } = theme.symbols
  const fold = children.length === 0 ? ' ' : isOpen ? arrows.down : arrows.right
  const words = component && COMPONENT_WORDS[component.verdict]
  return [
    { text: isSelected ? `${pointer} ` : '  ', role: 'accent', bold: true },
    { text: `${'  '.repeat(Math.min(depth, 12))}${fold} `, role: 'muted' },
    ...(words ? [{ text: `${theme.status[words.status]} `, role: words.role }] : []),
    {
      text: plainLine(labelOf(node)),
      bold: isSelected,
      inverse: isSelected && theme.colour.accent !== undefined,
      ...(component === null && { role: 'muted' as const }),
    },
    {
      text: component?.licence.expression ? `  ${plainLine(component.licence.expression)}` : '',
      role: 'muted',
    },
    { text: component?.scope === 'dev' ? '  dev' : '', role: 'muted' },
    { text: !isOpen && problemsBelow > 0 ? `  ${problemsBelow} to look at` : '', role: 'mediocre' },
  ]
}
