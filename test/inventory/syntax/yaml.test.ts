import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { parseAnyYaml } from '../../../src/inventory/syntax/any-yaml.ts'
import { parsePlainYaml } from '../../../src/inventory/syntax/plain-yaml.ts'
import { parseYaml } from '../../../src/inventory/syntax/yaml.ts'
import { BeyondSubset } from '../../../src/inventory/syntax/yaml-scalar.ts'

const plain = (text: string): unknown => JSON.parse(JSON.stringify(parsePlainYaml(text, new WeakMap())))
const whole = async (text: string): Promise<unknown> =>
  JSON.parse(JSON.stringify(await parseAnyYaml(text, new WeakMap())))

test.each([
  ["a: 1.10\nb: 'it''s'\nc: \"x\\ty\"\nd:\n", { a: '1.10', b: "it's", c: 'x\ty', d: null }],
  [
    'a:\n  - x\n  - y: 1\n    z: 2\n  - - q\nb:\n- x # said\n',
    { a: ['x', { y: '1', z: '2' }, ['q']], b: ['x'] },
  ],
  ['a: {b: c:d, "e": [f, {}], g: []} \n', { a: { b: 'c:d', e: ['f', {}], g: [] } }],
  ['a: https://x.org/#y\nb@npm:1: z\n', { a: 'https://x.org/#y', 'b@npm:1': 'z' }],
  ['? "a, b"\n:\n  c: d\n', { 'a, b': { c: 'd' } }],
  ['__proto__: x\n', JSON.parse('{"__proto__": "x"}')],
])('%j is read as the book says', async (text, value) => {
  expect(plain(text)).toEqual(value)
  expect(await whole(text)).toEqual(value)
})

test.each([
  'a: &x 1\n',
  'a: *x\n',
  'a: !t 1\n',
  'a: "x\n  y"\n',
  'a: x\n  y\n',
  'a: {b:\n  c}\n',
  'a: b: c\n',
  'a:\n\tb: 1\n',
  '- a\nb: c\n',
])('%j is left to those who know the whole language', (text) => {
  expect(() => parsePlainYaml(text, new WeakMap())).toThrow(BeyondSubset)
})

test('texts over several lines are kept in one', () => {
  expect(plain('a: |-\n  # x: y\n\n  z\nb: >\n  v\n  w\nc: d\n')).toMatchObject({ b: 'v w', c: 'd' })
})

test('whatever is written, what is read of it is what the whole language says', async () => {
  const scalar = fc.oneof(
    fc.string(),
    fc.stringMatching(/^[\w@/:.#^~ -]*$/),
    fc.constantFrom('true', '1.10', 'null', '~', ''),
  )
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      scalar,
      fc.dictionary(fc.string({ minLength: 1 }), tie('tree'), { maxKeys: 4 }),
      fc.array(tie('tree'), { maxLength: 3 }),
    ),
  }))
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(fc.string({ minLength: 1 }), tree, { minKeys: 1, maxKeys: 4 }),
      async (value) => {
        const text = stringify(value, { lineWidth: 0 })
        let found: unknown
        try {
          found = plain(text)
        } catch (error) {
          expect(error).toBeInstanceOf(BeyondSubset)
          return
        }
        // Texts of several lines are for people; their inner indentation is not kept.
        if (!/[|>][-+]?$/m.test(text)) expect(found).toEqual(await whole(text))
      },
    ),
  )
})

test('lines are those of what holds it', async () => {
  for (const text of ['a:\n  b: {}\n  c:\n    - x\n', 'a:\n  b: {}\n  c: &x\n    - x\n']) {
    const { top, lineOf } = await parseYaml(text)
    const a = Object(top.a)
    expect([lineOf(a.b), lineOf(a.x), lineOf('x')]).toEqual([2, null, null])
    expect(lineOf(a.c)).toBeGreaterThanOrEqual(3)
  }
})
