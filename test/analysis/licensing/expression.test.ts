import fc from 'fast-check'
import { expect, test } from 'vitest'
import { expressionText } from '../../../src/analysis/licensing/expression.ts'
import { parseExpression } from '../../../src/analysis/licensing/parse-expression.ts'

test.each([
  ['MIT', 'MIT'],
  ['mit', 'MIT'],
  ['((MIT))', 'MIT'],
  ['Apache 2', 'Apache-2.0'],
  ['Apache License, Version 2.0', 'Apache-2.0'],
  ['The MIT License (MIT)', 'MIT'],
  ['GPLv2+', 'GPL-2.0-or-later'],
  ['GPL-2.0+', 'GPL-2.0-or-later'],
  ['GPL-2.0', 'GPL-2.0-only'],
  ['GNU GPLv3', 'GPL-3.0-only'],
  ['GNU Lesser General Public License v2.1 or later', 'LGPL-2.1-or-later'],
  ['GNU General Public License v3 or later (GPLv3+)', 'GPL-3.0-or-later'],
  ['Mozilla Public License 2.0 (MPL 2.0)', 'MPL-2.0'],
  ['BSD 3-Clause "New" or "Revised" License', 'BSD-3-Clause'],
  ['Apache-2.0+', 'Apache-2.0+'],
  ['GPL (>= 2)', 'GPL-2.0-or-later'],
  ['GPL-2.0-with-classpath-exception', 'GPL-2.0-only WITH Classpath-exception-2.0'],
  ['gpl-2.0-only with classpath-exception-2.0', 'GPL-2.0-only WITH Classpath-exception-2.0'],
  ['StandardML-NJ', 'SMLNJ'],
  ['MIT/Apache-2.0', 'MIT OR Apache-2.0'],
  ['MIT or (ISC and Zlib)', 'MIT OR (ISC AND Zlib)'],
  ['ISC OR MIT OR ISC', 'ISC OR MIT'],
  ['MIT AND LicenseRef-Foo', 'MIT AND LicenseRef-Foo'],
  ['', 'NONE'],
  ['NOASSERTION', 'NOASSERTION'],
  ['UNLICENSED', 'UNLICENSED'],
  ['Unlicense', 'Unlicense'],
])('%j reads as %s', (text, expected) => {
  expect(expressionText(parseExpression(text))).toBe(expected)
})

test.each([
  ['BSD', ['BSD-2-Clause', 'BSD-3-Clause', 'BSD-4-Clause']],
  ['Apache', ['Apache-1.0', 'Apache-1.1', 'Apache-2.0']],
  ['LGPL', expect.arrayContaining(['LGPL-2.1-only', 'LGPL-3.0-or-later'])],
  ['BSL', ['BSL-1.0', 'BUSL-1.1']],
  ['My own terms', []],
  ['MIT License (Non-Commercial)', []],
  ['Apache-2.0 (with Commons Clause)', []],
  ['MIT*', []],
  ['GPL-3 | nothing', []],
  ['GPL <= 2', []],
  ['BSD License 2.0', ['BSD-2-Clause', 'BSD-3-Clause', 'BSD-4-Clause']],
  ['SEE LICENSE IN LICENSE.md', []],
  ['MIT AND', []],
  ['MIT OR', []],
  ['GPL-2.0-only WITH Made-up-exception', []],
])('%j stays unclear', (text, candidates) => {
  expect(parseExpression(text)).toEqual({ kind: 'unclear', text, candidates })
})

test('an unclear part leaves the rest of the expression readable', () => {
  expect(parseExpression('MIT AND BSD')).toEqual({
    kind: 'and',
    parts: [
      { kind: 'license', id: 'MIT', orLater: false, exception: null },
      { kind: 'unclear', text: 'BSD', candidates: ['BSD-2-Clause', 'BSD-3-Clause', 'BSD-4-Clause'] },
    ],
  })
})

test('whatever is typed, an expression comes back, and its text reads as itself', () => {
  const words = fc.constantFrom(
    'MIT',
    'GPL-2.0+',
    'BSD',
    'AND',
    'OR',
    'WITH',
    '(',
    ')',
    '+',
    'LicenseRef-a',
    '/',
  )
  const text = fc.oneof(
    fc.string(),
    fc.array(words, { maxLength: 12 }).map((all) => all.join(' ')),
  )
  fc.assert(
    fc.property(text, (typed) => {
      const once = parseExpression(typed)
      if (JSON.stringify(once).includes('unclear')) return
      expect(parseExpression(expressionText(once))).toEqual(once)
    }),
  )
})

test('a text of endless brackets is unclear, not a crash', () => {
  expect(parseExpression('('.repeat(3_999)).kind).toBe('unclear')
  expect(parseExpression(`${'('.repeat(100_000)}MIT`).kind).toBe('unclear')
})
