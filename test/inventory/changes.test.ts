import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changesBetween, type InventoryChanges } from '../../src/inventory/changes.ts'
import type { Component } from '../../src/inventory/inventory.ts'
import { component } from '../support/component.ts'

function told({ added, removed, changed }: InventoryChanges) {
  return [
    ...added.map(({ name, version }) => `+ ${name}@${version}`),
    ...removed.map(({ name, version }) => `- ${name}@${version}`),
    ...changed.map(({ before, after, what }) => `${before.name} ${before.version} ${after.version} ${what}`),
  ]
}

const c = component

describe('what changed', () => {
  test.each<[string, Component[], Component[], string[]]>([
    ['nothing', [c('a@1.0.0')], [c('a@1.0.0')], []],
    ['one more', [], [c('a@1.0.0')], ['+ a@1.0.0']],
    ['one less', [c('a@1.0.0')], [], ['- a@1.0.0']],
    ['another version', [c('a@1.9.0')], [c('a@1.10.0')], ['a 1.9.0 1.10.0 version']],
    ['a second version', [c('a@1.0.0')], [c('a@1.0.0'), c('a@2.0.0')], ['+ a@2.0.0']],
    [
      'of several versions those that are nearest by age',
      [c('a@1.0.0'), c('a@9.0.0'), c('a@3.0.0')],
      [c('a@3.0.0'), c('a@10.0.0')],
      ['- a@1.0.0', 'a 9.0.0 10.0.0 version'],
    ],
    ['use', [c('a@1.0.0', { scope: 'dev' })], [c('a@1.0.0')], ['a 1.0.0 1.0.0 scope']],
    ['a use that is not told', [c('a@1.0.0', { scope: 'unknown' })], [c('a@1.0.0')], []],
    ['whether it is direct', [c('a@1.0.0', { direct: false })], [c('a@1.0.0')], ['a 1.0.0 1.0.0 direct']],
    ['what was not told', [c('a@1.0.0', { direct: null })], [c('a@1.0.0')], []],
    [
      'other contents of the same version',
      [c('a@1.0.0', { integrity: 'sha512-a' })],
      [c('a@1.0.0', { integrity: 'sha512-b' })],
      ['a 1.0.0 1.0.0 integrity'],
    ],
    [
      'contents of another version, which are others',
      [c('a@1.0.0', { integrity: 'sha512-a' })],
      [c('a@1.0.1', { integrity: 'sha512-b' })],
      ['a 1.0.0 1.0.1 version'],
    ],
    [
      'where it comes from',
      [c('a@1.0.0')],
      [c('a@1.0.0', { source: { kind: 'git', url: 'git+https://example.com/a.git' } })],
      ['a 1.0.0 1.0.0 source'],
    ],
    ['the same name elsewhere', [c('a@1')], [c('a@1', { ecosystem: 'pypi' })], ['+ a@1', '- a@1']],
    ['another file', [c('a@1')], [c('a@1', { declaredAt: { file: 'b/package-lock.json', line: 1 } })], []],
  ])('%s', (_, before, after, expected) => {
    expect(told(changesBetween(before, after))).toEqual(expected)
  })
})

const inventory = fc.array(
  fc
    .record({
      name: fc.constantFrom('a', 'b', 'c'),
      version: fc.constantFrom('1.0.0', '1.2.0', '1.10.0', '2.0.0', '2.0.0-rc.1', '02.0.0'),
      scope: fc.constantFrom<Component['scope']>('runtime', 'dev', 'unknown'),
      direct: fc.constantFrom(true, false, null),
      integrity: fc.constantFrom(null, 'sha512-a', 'sha512-b'),
    })
    .map(({ name, version, ...change }) => c(`${name}@${version}`, change)),
  { maxLength: 12 },
)

describe('for any two inventories', () => {
  test('the changes back cancel the changes there', () => {
    fc.assert(
      fc.property(inventory, inventory, (a, b) => {
        const there = changesBetween(a, b)
        const back = changesBetween(b, a)
        const turned = back.changed.map(({ before, after, what }) => ({ before: after, after: before, what }))
        expect(back.removed).toEqual(there.added)
        expect(back.added).toEqual(there.removed)
        expect(turned).toHaveLength(there.changed.length)
        expect(turned).toEqual(expect.arrayContaining([...there.changed]))
      }),
    )
  })

  test('what was, with the changes, is what is', () => {
    fc.assert(
      fc.property(inventory, inventory, (a, b) => {
        const { added, removed, changed } = changesBetween(a, b)
        const purls = new Set(a.map(({ purl }) => purl))
        for (const { purl } of [...removed, ...changed.map(({ before }) => before)]) purls.delete(purl)
        for (const { purl } of [...added, ...changed.map(({ after }) => after)]) purls.add(purl)
        expect(purls).toEqual(new Set(b.map(({ purl }) => purl)))
      }),
    )
  })

  test('nothing changes between an inventory and itself in another order, each component once', () => {
    const once = inventory.map((all) => [...new Map(all.map((one) => [one.purl, one])).values()])
    fc.assert(
      fc.property(once, (a) => {
        expect(changesBetween(a, a.toReversed())).toEqual({ added: [], removed: [], changed: [] })
      }),
    )
  })
})
