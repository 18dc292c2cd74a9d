import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchesWildcard } from '../../src/text/wildcard.ts'

test.each([
  ['', '', true],
  ['', 'a', false],
  ['*', '', true],
  ['a*a', 'a', false],
  ['a*a', 'aa', true],
  ['*b*', 'abc', true],
  ['a*b*c', 'a-c-b-c', true],
  ['a*b*c', 'a-c-b', false],
  ['**/**', 'a/b', true],
  ['a.c', 'abc', false],
])('%j fits %j: %s', (pattern, text, expected) => {
  expect(matchesWildcard(pattern, text)).toBe(expected)
})

test('as the regular expression of the same meaning', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', '/', '*'), maxLength: 8 })
  fc.assert(
    fc.property(word, word, (pattern, text) => {
      expect(matchesWildcard(pattern, text)).toBe(new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(text))
    }),
    { numRuns: 2000 },
  )
})

test('many stars in a long text take no long time', () => {
  expect(matchesWildcard(`${'*a'.repeat(200)}*!`, 'a'.repeat(100_000))).toBe(false)
})
