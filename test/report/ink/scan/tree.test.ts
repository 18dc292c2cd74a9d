import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  labelOf,
  rowsOf,
  type TreeChoice,
  type TreeNode,
  treeOf,
  waysToProblems,
} from '../../../../src/report/ink/scan/tree.ts'
import { licensed } from '../../../support/scans.ts'

const SHOP = [
  licensed('express@4.19.2 MIT'),
  licensed('express > qs@6.5.2 BSD-3-Clause'),
  licensed('express > qs > deep@1.0.0 AGPL-3.0-only'),
  licensed('lodash@4.17.21 MIT'),
]

const ALL: TreeChoice = { opened: new Set(), problemsOnly: false, filter: '' }

function seen(nodes: readonly TreeNode[], choice: Partial<TreeChoice>): string[] {
  return rowsOf(nodes, { ...ALL, ...choice }).map(
    ({ node, depth }) => `${'  '.repeat(depth)}${labelOf(node)}`,
  )
}

describe('rows', () => {
  const tree = treeOf(SHOP)

  test('closed, the direct ones alone', () => {
    expect(seen(tree, {})).toEqual(['express 4.19.2', 'lodash 4.17.21'])
  })

  test('the ways to what needs somebody to act', () => {
    expect(seen(tree, { opened: new Set(waysToProblems(tree)), problemsOnly: true })).toEqual([
      'express 4.19.2',
      '  qs 6.5.2',
      '    deep 1.0.0',
    ])
  })

  test.each([
    ['name', 'DEEP', 3],
    ['version', 'qs@6.5', 2],
    ['licence', 'agpl', 3],
    ['verdict', 'incompatible', 3],
    ['nothing', 'no such thing', 0],
  ])('a filter by %s opens the way to what it finds', (_, filter, rows) => {
    expect(seen(tree, { filter })).toHaveLength(rows)
  })

  test('several files stand side by side, and a step that is no component has its name', () => {
    const other = licensed('@acme/web > left-pad@1.0.0 MIT', {
      declaredAt: { file: 'web/yarn.lock', line: 1 },
    })
    const nodes = treeOf([...SHOP, other])
    const opened = new Set(['/web/yarn.lock', '/web/yarn.lock/@acme/web'])
    expect(seen(nodes, { opened })).toEqual([
      'package-lock.json',
      'web/yarn.lock',
      '  @acme/web',
      '    left-pad 1.0.0',
    ])
  })

  test('two versions of a name are two rows', () => {
    const nodes = treeOf([licensed('a@1.0.0 MIT'), licensed('a@2.0.0 MIT')])
    expect(seen(nodes, {})).toEqual(['a 1.0.0', 'a 2.0.0'])
  })
})

test('every component is in the tree exactly once, whatever the ways', () => {
  const name = fc.constantFrom('a', 'b', 'c')
  const one = fc
    .record({ path: fc.array(name, { minLength: 1, maxLength: 4 }), version: fc.constantFrom('1', '2', '3') })
    .map(({ path, version }) => licensed(`${path.join(' > ')}@${version} MIT`))
  const all = fc.uniqueArray(one, { selector: ({ purl }) => purl })
  const componentsOf = (nodes: readonly TreeNode[]): string[] =>
    nodes.flatMap(({ component, children }) => [
      ...(component ? [component.purl] : []),
      ...componentsOf(children),
    ])
  fc.assert(
    fc.property(all, (components) => {
      expect(componentsOf(treeOf(components)).sort()).toEqual(components.map(({ purl }) => purl).sort())
    }),
  )
})
