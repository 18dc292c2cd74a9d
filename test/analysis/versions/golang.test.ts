import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { golangVersions } from '../../../src/analysis/versions/golang.ts'

test.each([
  ['v1.2.3', 'v1.2.3'],
  ['1.2.3', 'v1.2.3'],
  ['v2.0.0+incompatible', 'v2.0.0+incompatible'],
  ['v0.0.0-20240102030405-0123456789ab', 'v0.0.0-20240102030405-0123456789ab'],
  ['v1.2.3+meta', 'v1.2.3'],
  ['v1.2', null],
  ['master', null],
])('%s is read as %s', (text, version) => {
  expect(golangVersions.parse(text)).toBe(version)
})

test('versions come in the order of semver', () => {
  const ordered = [
    'v0.0.0-20170130214531-35136c09d8da',
    'v0.0.1',
    'v0.0.2-0.20171109065643-2da4a54c5cee',
    'v0.0.2-alpha',
    'v0.0.2-alpha.1',
    'v0.0.2-alpha.beta',
    'v0.0.2',
    'v0.10.0',
    'v1.0.0',
    'v1.0.10',
    'v2.0.0+incompatible',
  ]
  fc.assert(
    fc.property(fc.shuffledSubarray(ordered), (some) => {
      expect(some.toSorted(golangVersions.compare)).toEqual(ordered.filter((one) => some.includes(one)))
    }),
  )
})

describe('a query', () => {
  test.each<[string, string, boolean]>([
    ['v1.2.3', 'v1.2.3', true],
    ['v1.2.3', 'v1.2.4', false],
    ['v1.2', 'v1.2.9', true],
    ['v1.2', 'v1.3.0-rc.1', false],
    ['v1', 'v1.99.0', true],
    ['v1', 'v2.0.0+incompatible', false],
    ['>=v1.2', 'v1.2.0', true],
    ['>v1.2.0', 'v1.2.0', false],
    ['<v1.3', 'v1.2.9', true],
    ['<=v1.3.0', 'v1.3.0', true],
    ['>=1.2 <2', 'v1.9.0', true],
    ['>=1.2 <2', 'v2.0.0', false],
    ['latest', 'v0.1.0', true],
    ['^1.8', 'v1.9.0', true],
    ['^1.8', 'v2.0.0-rc.1', false],
    ['^0.3.1', 'v0.4.0', false],
    ['~1.2.3', 'v1.2.9', true],
    ['~1.2.3', 'v1.3.0', false],
    ['^1 || >=3', 'v3.1.0', true],
  ])('%s with %s: %s', (range, version, expected) => {
    expect(golangVersions.satisfies(version, range)).toBe(expected)
  })

  test.each(['^next', 'master', '1.x', '>=next', '^1 | next'])('is not %s', (text) => {
    expect(golangVersions.isRange(text)).toBe(false)
  })
})

test.each([
  ['v1.9.0', 'v1'],
  ['v0.3.1', 'v0.3'],
  ['v2.0.0+incompatible', 'v2'],
])('%s is of the series %s', (version, series) => {
  expect(golangVersions.seriesOf(version)).toBe(series)
})

test.each([
  ['v0.0.0-20240102030405-0123456789ab', true],
  ['v1.2.4-0.20240102030405-0123456789ab', true],
  ['v1.2.3-rc.1.0.20240102030405-0123456789ab', true],
  ['v1.2.3-rc.1', false],
  ['v1.2.3', false],
])('whether %s is the number of a commit: %s', (version, expected) => {
  expect(golangVersions.isPseudo(version)).toBe(expected)
})
