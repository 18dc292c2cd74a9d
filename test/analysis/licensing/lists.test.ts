import fc from 'fast-check'
import deprecatedIds from 'spdx-license-ids/deprecated.json' with { type: 'json' }
import currentIds from 'spdx-license-ids/index.json' with { type: 'json' }
import { describe, expect, test } from 'vitest'
import { rankOf } from '../../../src/analysis/licensing/answer.ts'
import { decide } from '../../../src/analysis/licensing/decide.ts'
import { expressionText } from '../../../src/analysis/licensing/expression.ts'
import { entryMistake, withoutDenied } from '../../../src/analysis/licensing/lists.ts'
import { STRICT } from '../../../src/analysis/licensing/pairs.ts'
import { parseExpression } from '../../../src/analysis/licensing/parse-expression.ts'

const context = { ...STRICT, whole: false, project: parseExpression('MIT') }

function decideWith(expression: string, lists: { allow?: readonly string[]; deny?: readonly string[] }) {
  return decide(parseExpression(expression), { allow: [], deny: [], ...lists }, context)
}

test.each([
  ['deny', 'MIT', null],
  ['deny', 'GPL-2.0-only OR GPL-3.0-only', null],
  ['deny', 'GPL-2.0-only WITH Classpath-exception-2.0', null],
  ['deny', 'GPL-2.0-only WITH *', null],
  ['allow', 'GPL-2.0-only with *', null],
  ['deny', 'LicenseRef-ours', null],
  ['deny', 'NONE', null],
  ['allow', 'MIT AND ISC', null],
  ['deny', 'MTI', 'names no licence of the SPDX list; it may be MIT'],
  ['deny', 'Apache-2,0', 'it may be Apache-2.0'],
  ['deny', 'GPL-3.0-olny', 'it may be GPL-3.0-only'],
  ['deny', 'MTI WITH *', 'names no licence'],
  ['deny', 'GPL', 'it may be GPL-1.0-or-later'],
  ['deny', 'MIT AND ISC', 'deny each of them by itself'],
  ['allow', 'Apache-2.0 OR', 'names no licence'],
  ['allow', ' ', 'is empty'],
] as const)('%s %j: %s', (list, entry, mistake) => {
  const found = entryMistake(entry, list)
  if (mistake === null) expect(found).toBeNull()
  else expect(found).toContain(mistake)
})

describe.each([
  // Denied: with any exception, and in every version the entry shares with it.
  ['GPL-2.0-only', 'GPL-2.0-only', true, 'GPL-2.0-only is on your deny list'],
  [
    'GPL-2.0-only WITH Classpath-exception-2.0',
    'GPL-2.0-only',
    true,
    'GPL-2.0-only WITH Classpath-exception-2.0 is on your deny list, by GPL-2.0-only, which means it with any exception too',
  ],
  ['GPL-2.0-or-later', 'GPL-3.0-only', true, 'GPL-2.0-or-later is on your deny list, by GPL-3.0-only'],
  ['GPL-3.0-only', 'GPL-2.0-or-later', true, /by GPL-2.0-or-later/],
  ['GPL-2.0-only', 'GPL-3.0-or-later', false, null],
  ['GPL-3.0-only', 'GPL-2.0-only', false, null],
  ['LGPL-3.0-only', 'GPL-3.0-only', false, null],
  ['GPL-2.0-only', 'GPL-2.0-only WITH *', false, null],
  [
    'GPL-2.0-or-later WITH Bison-exception-2.2',
    'GPL-2.0-or-later WITH *',
    true,
    /by GPL-2.0-or-later WITH \*/,
  ],
  ['GPL-2.0-only', 'GPL-2.0-only WITH Classpath-exception-2.0', false, null],
  ['GPL-2.0-only WITH Bison-exception-2.2', 'GPL-2.0-only WITH Classpath-exception-2.0', false, null],
  ['MIT AND GPL-2.0-only', 'GPL-2.0-only', true, 'GPL-2.0-only is on your deny list'],
  ['MIT OR GPL-2.0-only', 'GPL-2.0-only', false, null],
  ['MIT OR GPL-2.0-only', 'MIT OR GPL-2.0-only', true, /is on your deny list/],
  ['GFDL-1.2-invariants-or-later', 'GFDL-1.3-invariants-only', true, /by GFDL-1.3-invariants-only/],
  ['GFDL-1.2-no-invariants-or-later', 'GFDL-1.3-invariants-only', false, null],
  ['LicenseRef-theirs', 'LicenseRef-theirs', true, 'LicenseRef-theirs is on your deny list'],
  ['UNLICENSED', 'UNLICENSED', true, 'UNLICENSED is on your deny list'],
] as const)('%s, %s denied', (expression, entry, isDenied, reason) => {
  test(`is ${isDenied ? '' : 'not '}denied`, () => {
    const decision = decideWith(expression, { deny: [entry] })
    expect(decision.by === 'deny').toBe(isDenied)
    if (reason !== null) expect(decision.reason).toMatch(reason)
  })
})

test.each([
  ['MIT', ['MIT'], 'compatible', 'allow'],
  ['GPL-3.0-only', ['GPL-3.0-only'], 'compatible', 'allow'],
  ['GPL-2.0-or-later', ['GPL-3.0-only'], 'compatible', 'allow'],
  ['MIT OR GPL-3.0-only', ['MIT'], 'compatible', 'allow'],
  ['GPL-2.0-only WITH Classpath-exception-2.0', ['GPL-2.0-only WITH *'], 'compatible', 'allow'],
  // A licence that is known and not allowed is refused, whatever it would be without the list.
  ['ISC', ['MIT'], 'incompatible', 'allow'],
  ['GPL-3.0-only', ['MIT'], 'incompatible', 'allow'],
  ['MIT AND ISC', ['MIT'], 'incompatible', 'allow'],
  ['GPL-2.0-only WITH Classpath-exception-2.0', ['GPL-2.0-only'], 'incompatible', 'allow'],
  ['Abstyles', ['MIT'], 'incompatible', 'allow'],
  // What nobody can name might be allowed.
  ['BSD', ['MIT'], 'needs-review', 'allow'],
  ['LicenseRef-theirs', ['MIT'], 'needs-review', 'allow'],
  ['NOASSERTION', ['MIT'], 'needs-review', 'allow'],
  ['NONE', ['MIT'], 'incompatible', 'compatibility'],
] as const)('%s, %j allowed: %s by %s', (expression, allow, verdict, by) => {
  expect(decideWith(expression, { allow })).toMatchObject({ verdict, by })
})

test.each([
  ['MIT OR ISC', 'MIT', 'ISC'],
  ['MIT OR ISC OR Zlib', 'MIT', 'ISC'],
  ['(MIT OR ISC) AND Zlib', 'ISC', 'MIT AND Zlib'],
  ['(MIT AND Zlib) OR (ISC AND Zlib)', 'MIT', 'ISC AND Zlib'],
  ['Zlib AND ((MIT OR ISC) AND (MIT OR 0BSD))', 'MIT', '0BSD AND ISC AND Zlib'],
])('%s with %s denied goes by %s, alone and with the rest allowed', (expression, denied, chosen) => {
  expect(expressionText(decideWith(expression, { deny: [denied] }).chosen)).toBe(chosen)
  const allow = ['0BSD', 'ISC', 'MIT', 'Zlib']
  expect(expressionText(decideWith(expression, { deny: [denied], allow }).chosen)).not.toContain(denied)
})

const ids = [...currentIds, ...deprecatedIds]

test(`no operation throws for any of the ${ids.length} ids of the list, and each is denied and allowed by itself`, () => {
  expect(ids).toHaveLength(734)
  for (const id of ids) {
    expect(entryMistake(id, 'deny'), id).toBeNull()
    expect(decideWith(id, { deny: [id] }).by, id).toBe('deny')
    expect(decideWith(id, { allow: [id] }), id).toMatchObject({ verdict: 'compatible', by: 'allow' })
    expect(decideWith(`${id} OR Zlib`, { deny: [id] }).by === 'deny', id).toBe(id === 'Zlib')
  }
})

const id = fc.constantFrom(...ids)
const expressions = fc.oneof(
  id,
  fc.constantFrom('BSD', 'LicenseRef-x', 'NONE', 'GPL-2.0-only WITH Classpath-exception-2.0'),
  fc
    .tuple(id, fc.constantFrom('AND', 'OR'), id, fc.constantFrom('AND', 'OR'), id)
    .map(([a, first, b, second, c]) => `(${a} ${first} ${b}) ${second} ${c}`),
)
const lists = fc.record({ allow: fc.array(id, { maxLength: 3 }), deny: fc.array(id, { maxLength: 3 }) })

test('any two ids can be held against each other', () => {
  fc.assert(
    fc.property(id, id, (one, other) => {
      decideWith(one, { deny: [other] })
      decideWith(`${one}+`, { allow: [`${other} WITH *`] })
    }),
    { numRuns: 2_000 },
  )
})

test('an entry never makes an expression better that it does not name', () => {
  fc.assert(
    fc.property(
      expressions,
      lists,
      id,
      fc.constantFrom('allow' as const, 'deny' as const),
      (text, before, entry, list) => {
        const rank = (of: typeof before) => rankOf(decideWith(text, of).verdict)
        const after = { ...before, [list]: [...before[list], entry] }
        const named = list === 'allow' && decideWith(text, { allow: [entry] }).verdict === 'compatible'
        const combined = list === 'allow' && decideWith(text, after).verdict === 'compatible'
        if (!named && !combined) expect(rank(after)).toBeLessThanOrEqual(rank(before))
      },
    ),
  )
})

test('what is denied is never in what is left to choose from', () => {
  fc.assert(
    fc.property(expressions, fc.array(id, { minLength: 1, maxLength: 3 }), (text, deny) => {
      const decision = decideWith(text, { deny })
      if (decision.by === 'deny') return
      const left = withoutDenied(parseExpression(text), deny)
      expect(decideWith(expressionText(left), { deny }).by).not.toBe('deny')
      expect(decideWith(expressionText(decision.chosen), { deny }).by).not.toBe('deny')
    }),
  )
})
