import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inventoryOf, strongest } from '../../src/inventory/graph.ts'
import type { Scope } from '../../src/inventory/inventory.ts'
import { type Locked, type LockedNode, type Root, UnreadableFile } from '../../src/inventory/reader.ts'
import { lineFor } from '../support/inventory.ts'

function node(key: string, dependsOn: string[] = [], more: Partial<LockedNode> = {}): LockedNode {
  const source = { kind: 'registry', url: null } as const
  return {
    key,
    ecosystem: 'npm',
    name: key,
    version: '1',
    source,
    line: null,
    scope: null,
    dependsOn,
    ...more,
  }
}

function root(key: string, scope: Scope = 'runtime', member: string | null = null): Root {
  return { key, scope, member }
}

function linesOf(nodes: readonly LockedNode[], roots: readonly Root[] | null): string[] {
  const locked = { format: 'test', project: { name: null, version: null }, notes: [], nodes, roots }
  return inventoryOf('a.lock', locked).components.map(lineFor)
}

test('what each asks for itself: components of the file, whatever installs they have', () => {
  const nodes = [
    node('a', ['b', 'gone', 'member', 'c'], { optionally: ['d'] }),
    node('a/nested', ['e'], { name: 'a' }),
    ...['b', 'c', 'd', 'e'].map((key) => node(key)),
    node('member', ['b'], { own: true }),
  ]
  const locked = { format: 'test', project: { name: null, version: null }, notes: [], nodes, roots: null }
  const [a, b] = inventoryOf('a.lock', locked).components
  expect(a?.dependsOn).toEqual(['b', 'c', 'd', 'e'].map((name) => `pkg:npm/${name}@1`))
  expect(b?.dependsOn).toEqual([])
})

describe('scope, way and directness', () => {
  test.each<[string, LockedNode[], Root[] | null, string[]]>([
    [
      'a way through others',
      [node('a', ['b']), node('b', ['c']), node('c')],
      [root('a')],
      [
        'a@1 runtime direct registry a',
        'b@1 runtime transitive registry a>b',
        'c@1 runtime transitive registry a>b>c',
      ],
    ],
    [
      'the way that gives the scope, though another is shorter',
      [node('a', ['b']), node('b', ['c']), node('c')],
      [root('c', 'dev'), root('a')],
      [
        'a@1 runtime direct registry a',
        'b@1 runtime transitive registry a>b',
        'c@1 runtime direct registry a>b>c',
      ],
    ],
    [
      'optional below runtime, dev below dev whatever it is there',
      [
        node('a', [], { optionally: ['o'] }),
        node('o', ['p']),
        node('p'),
        node('d', [], { optionally: ['e'] }),
        node('e'),
      ],
      [root('a'), root('d', 'dev')],
      [
        'a@1 runtime direct registry a',
        'o@1 optional transitive registry a>o',
        'p@1 optional transitive registry a>o>p',
        'd@1 dev direct registry d',
        'e@1 dev transitive registry d>e',
      ],
    ],
    [
      'what the file says stands',
      [node('a', ['b']), node('b', [], { scope: 'dev' })],
      [root('a')],
      ['a@1 runtime direct registry a', 'b@1 dev transitive registry a>b'],
    ],
    [
      'members of a workspace lead the way, linked ones are passed',
      [node('x', ['y'], { own: true, version: null }), node('y', ['z']), node('z')],
      [root('x', 'runtime', 'web'), root('y', 'dev', 'api')],
      ['y@1 runtime direct registry web>x>y', 'z@1 runtime transitive registry web>x>y>z'],
    ],
    [
      'nobody reaches it',
      [node('a'), node('b')],
      [root('a')],
      ['a@1 runtime direct registry a', 'b@1 unknown transitive registry b'],
    ],
    ['the file names no roots', [node('a')], null, ['a@1 unknown unknown registry a']],
    [
      'a circle',
      [node('a', ['b']), node('b', ['a'])],
      [root('a', 'dev')],
      ['a@1 dev direct registry a', 'b@1 dev transitive registry a>b'],
    ],
    [
      'what is not there',
      [node('a', ['gone'])],
      [root('a'), root('away')],
      ['a@1 runtime direct registry a'],
    ],
    [
      'one version in several places is one',
      [
        node('a', ['two']),
        node('one', [], { name: 'q' }),
        node('two', [], { name: 'q', integrity: 'sha512-x' }),
      ],
      [root('a'), root('one', 'dev')],
      ['a@1 runtime direct registry a', 'q@1 runtime direct registry a>q'],
    ],
    [
      'without a version the range tells apart',
      [
        node('a', [], { version: null, range: '^1' }),
        node('b', [], { name: 'a', version: null, range: '^2' }),
      ],
      [root('a'), root('b')],
      ['a@(^1) runtime direct registry a', 'a@(^2) runtime direct registry a'],
    ],
  ])('%s', (_, nodes, roots, lines) => {
    expect(linesOf(nodes, roots)).toEqual(lines)
  })
})

test('a name with control characters is not the name without them', () => {
  expect(() => linesOf([node('a\u001b[31m', [], { line: 3 })], null)).toThrow(UnreadableFile)
  expect(() => linesOf([node('a', [], { version: '1\u202e' })], null)).toThrow(UnreadableFile)
})

test('more packages than anybody uses are told, and not read', () => {
  const many = Array.from({ length: 200_001 }, () => node('a'))
  expect(() => linesOf(many, null)).toThrow('It names more than 200000 packages, which no project uses')
})

test('a chain without end has a way of bounded length', () => {
  const chain = Array.from({ length: 2_000 }, (_, index) => node(`n${index}`, [`n${index + 1}`]))
  expect(linesOf(chain, [root('n0')]).at(-1)).toMatch(/ …>n\d+>.*>n1999$/)
})

describe('properties', () => {
  const COUNT = 8
  const SCOPES: Scope[] = ['runtime', 'unknown', 'optional', 'dev']
  const anyKey = fc.integer({ min: 0, max: COUNT - 1 }).map((index) => `n${index}`)
  const anyRoot = fc.record({ key: anyKey, scope: fc.constantFrom(...SCOPES), member: fc.constant(null) })
  const anyNodes = fc
    .array(
      fc.record({
        needs: fc.uniqueArray(anyKey, { maxLength: 3 }),
        may: fc.uniqueArray(anyKey, { maxLength: 2 }),
      }),
      {
        minLength: COUNT,
        maxLength: COUNT,
      },
    )
    .map((edges) => edges.map(({ needs, may }, index) => node(`n${index}`, needs, { optionally: may })))
  const anyGraph = fc.record({ nodes: anyNodes, roots: fc.array(anyRoot, { maxLength: 4 }) })
  const componentsOf = (nodes: readonly LockedNode[], roots: readonly Root[]) => {
    const locked: Locked = { format: 'test', project: { name: null, version: null }, notes: [], nodes, roots }
    return new Map(inventoryOf('a.lock', locked).components.map((one) => [one.name, one]))
  }

  test('every way begins at a root, goes along edges and comes by nothing twice', () => {
    fc.assert(
      fc.property(anyGraph, ({ nodes, roots }) => {
        for (const { name, path, scope } of componentsOf(nodes, roots).values()) {
          expect(path.at(-1)).toBe(name)
          expect(new Set(path).size).toBe(path.length)
          if (!roots.some(({ key }) => key === path[0]))
            expect({ path, scope }).toEqual({ path: [name], scope: 'unknown' })
          for (const [index, step] of path.slice(1).entries()) {
            const before = nodes.find(({ key }) => key === path[index])
            expect([...(before?.dependsOn ?? []), ...(before?.optionally ?? [])]).toContain(step)
          }
        }
      }),
    )
  })

  test('what is asked for besides makes nothing weaker', () => {
    fc.assert(
      fc.property(anyGraph, anyRoot, ({ nodes, roots }, more) => {
        const [before, after] = [componentsOf(nodes, roots), componentsOf(nodes, [...roots, more])]
        const reachedBefore = (name: string) => roots.length > 0 && before.get(name)?.scope !== 'unknown'
        for (const [name, { scope }] of before) {
          if (!reachedBefore(name)) continue
          const now = after.get(name)?.scope ?? 'dev'
          expect(strongest(now, scope)).toBe(now)
        }
      }),
    )
  })

  test('the order in which a file lists them changes nothing but the order', () => {
    fc.assert(
      fc.property(anyGraph, ({ nodes, roots }) => {
        const scopes = (list: readonly LockedNode[]) =>
          [...componentsOf(list, roots).values()]
            .map(({ name, scope, direct, path }) => [name, scope, direct, path.length])
            .sort()
        expect(scopes(nodes.toReversed())).toEqual(scopes(nodes))
      }),
    )
  })
})

test('what nobody wrote down stands on the line of what brings it along, in the same file', () => {
  const nodes = [
    node('a', ['b', 'd'], { line: 3 }),
    node('b', ['c']),
    node('c'),
    node('d', [], { file: 'other.lock' }),
    node('alone'),
  ]
  const locked = { format: 'test', project: { name: null, version: null }, notes: [], nodes }
  const { components } = inventoryOf('a.lock', { ...locked, roots: [root('a')] })
  expect(components.map(({ name, declaredAt }) => [name, declaredAt.line])).toEqual([
    ['a', 3],
    ['b', 3],
    ['c', 3],
    ['d', null],
    ['alone', null],
  ])
})
