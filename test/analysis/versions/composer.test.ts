import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { composerVersions } from '../../../src/analysis/versions/composer.ts'

test('versions come in the order of Composer', () => {
  const ordered = [
    '1.0-dev',
    '1.0.0-alpha1',
    '1.0.0-beta2',
    '1.0.0-beta10',
    '1.0.0-RC1',
    'v1.0.0',
    '1.0.0-p1',
    '1.0.1',
    '1.10',
    '1.x-dev',
    '2.0',
  ]
  fc.assert(
    fc.property(fc.shuffledSubarray(ordered), (some) => {
      expect(some.toSorted(composerVersions.compare)).toEqual(ordered.filter((one) => some.includes(one)))
    }),
  )
})

test.each(['1.0', '1.0.0.0', 'v1'])('%s is the same as 1.0.0', (version) => {
  expect(composerVersions.compare(version, '1.0.0')).toBe(0)
})

/** The examples of https://getcomposer.org/doc/articles/versions.md */
describe('a constraint', () => {
  test.each<[string, string[], string[]]>([
    ['1.0.2', ['1.0.2', 'v1.0.2'], ['1.0.3']],
    ['>=1.0 <1.1 || >=1.2', ['1.0', '1.2', '3.0'], ['1.1', '0.9']],
    ['>=1.0,<1.1|>=1.2', ['1.0.9', '1.3'], ['1.1.5']],
    ['1.0 - 2.0', ['1.0', '2.0.9'], ['2.1', '2.1-beta1']],
    ['1.0.0 - 2.1.0', ['2.1.0'], ['2.1.1']],
    ['1.0.*', ['1.0.9'], ['1.1', '1.1-alpha']],
    ['~1.2', ['1.2', '1.9.9'], ['2.0', '1.1']],
    ['~1.2.3', ['1.2.3', '1.2.9'], ['1.3', '1.2.2']],
    ['^1.2.3', ['1.2.3', '1.99'], ['2.0', '2.0-beta1', '1.2.2']],
    ['^0.3', ['0.3.9'], ['0.4', '1.0']],
    ['^0.0.3', ['0.0.3'], ['0.0.4']],
    ['!=1.5', ['1.4', '1.6'], ['1.5.0']],
    ['> 1.0', ['1.0.1'], ['1.0.0']],
    ['^2.0@beta', ['2.0', '2.1-beta1'], ['3.0']],
    ['*', ['0.1', '9.9'], ['dev-main']],
    ['dev-main', ['dev-main'], ['1.0']],
    ['dev-main as 1.0.x-dev', ['dev-main'], ['1.0']],
  ])('%s', (range, inside, outside) => {
    expect(composerVersions.isRange(range)).toBe(true)
    expect(inside.filter((version) => !composerVersions.satisfies(version, range))).toEqual([])
    expect(outside.filter((version) => composerVersions.satisfies(version, range))).toEqual([])
  })

  test.each(['next', '^', '>=dev-main', '1.0 - x'])('is not %s', (text) => {
    expect(composerVersions.isRange(text)).toBe(false)
  })
})

test.each([
  ['1.0.0-RC1', true],
  ['1.0.0-p1', false],
  ['dev-main', true],
  ['2.x-dev', true],
  ['v3.1', false],
  ['2024.01.15', false],
])('whether %s comes before a release: %s', (version, expected) => {
  expect(composerVersions.isPrerelease(version)).toBe(expected)
})

test.each([
  ['v11.3.0', '11'],
  ['0.4.2', '0.4'],
])('%s is of the series %s', (version, series) => {
  expect(composerVersions.seriesOf(version)).toBe(series)
})
