import { expect, test } from 'vitest'
import { withoutEdges, withoutEnd } from '../../src/text/edges.ts'

test.each([
  ['//a/b//', '/', 'a/b', '//a/b'],
  ['-.a.-', '-.', 'a', '-.a'],
  ['---', '-', '', ''],
  ['', '-', '', ''],
  ['a', '', 'a', 'a'],
])('%j without %j', (text, characters, edges, end) => {
  expect(withoutEdges(text, characters)).toBe(edges)
  expect(withoutEnd(text, characters)).toBe(end)
})
