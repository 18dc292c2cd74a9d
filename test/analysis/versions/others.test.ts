import { describe, expect, test } from 'vitest'
import { cargoVersions } from '../../../src/analysis/versions/cargo.ts'
import { gemVersions } from '../../../src/analysis/versions/gem.ts'
import { contains } from '../../../src/analysis/versions/intervals.ts'
import { nugetVersions } from '../../../src/analysis/versions/nuget.ts'
import { pypiVersions } from '../../../src/analysis/versions/pypi.ts'
import type { VersionScheme } from '../../../src/analysis/versions/scheme.ts'

/** Lowest first, as the ecosystem's own documentation orders them. */
const ORDERED: readonly (readonly [VersionScheme, readonly string[]])[] = [
  [
    pypiVersions,
    ['1.0.dev1', '1.0a1', '1.0b2', '1.0rc1', '1.0', '1.0.post1', '1.1', '1.10', '2024.1', '1!0.1'],
  ],
  [cargoVersions, ['0.0.1', '1.0.0-alpha', '1.0.0-alpha.1', '1.0.0-beta', '1.0.0', '1.2.0', '1.10.0']],
  [gemVersions, ['0.9', '1.0.a', '1.0.b1', '1.0.rc2', '1.0', '1.0.1', '1.1.a', '1.1', '1.10']],
  [
    nugetVersions,
    ['1.0.0-alpha', '1.0.0-alpha.2', '1.0.0-alpha.10', '1.0.0-rc', '1.0.0', '1.0.0.1', '1.0.1', '1.10.0'],
  ],
]

describe.each(ORDERED.map(([scheme, versions]) => [scheme.ecosystem, scheme, versions] as const))(
  '%s',
  (_name, scheme, versions) => {
    test('puts versions in its own order', () => {
      expect([...versions].reverse().toSorted(scheme.compare)).toEqual(versions)
    })

    test('a version that it reads is equal to itself as it spells it', () => {
      for (const version of versions) {
        const parsed = scheme.parse(version)
        expect(parsed === null ? null : scheme.compare(parsed, version)).toBe(0)
      }
    })

    test.each(['', ' ', 'latest', 'x.y', '1.0.0; rm', '../1'])('%j is no version', (text) => {
      expect(scheme.parse(text)).toBeNull()
    })
  },
)

test.each<[VersionScheme, string, readonly string[], readonly string[]]>([
  [pypiVersions, '2.31', ['2.31', '2.31.0'], ['2.31.1', '2.30']],
  [pypiVersions, '==2.31.*', ['2.31.0', '2.31.9'], ['2.32', '2.3']],
  [pypiVersions, '~=2.2', ['2.2', '2.9'], ['3.0', '2.1']],
  [pypiVersions, '~=1.4.5', ['1.4.5', '1.4.9'], ['1.5.0']],
  [pypiVersions, '>=1,<2,!=1.5.*', ['1.0', '1.4.9', '1.6'], ['1.5', '1.5.3', '2.0']],
  [pypiVersions, '(>=1)', ['1.0'], ['0.9']],
  [pypiVersions, '*', ['0.1', '3'], []],
  [cargoVersions, '1', ['1.0.0', '1.9.9'], ['2.0.0', '0.9.0', '1.5.0-rc.1']],
  [cargoVersions, '1.2.3', ['1.2.3', '1.9.0'], ['1.2.2', '2.0.0']],
  [cargoVersions, '0.2', ['0.2.0', '0.2.9'], ['0.3.0']],
  [cargoVersions, '0.0.3', ['0.0.3'], ['0.0.4']],
  [cargoVersions, '0.0', ['0.0.1', '0.0.9'], ['0.1.0']],
  [cargoVersions, '~1.2', ['1.2.0', '1.2.9'], ['1.3.0']],
  [cargoVersions, '1.*', ['1.0.0', '1.5.0'], ['2.0.0']],
  [cargoVersions, '*', ['0.0.1', '9.0.0'], ['1.0.0-rc.1']],
  [cargoVersions, '=1.2.3', ['1.2.3'], ['1.2.4']],
  [cargoVersions, '>1.2', ['1.3.0'], ['1.2.9']],
  [cargoVersions, '>=1.2, <1.5', ['1.2.0', '1.4.9'], ['1.5.0']],
  [cargoVersions, '1.0.0-rc.1', ['1.0.0-rc.1', '1.0.0-rc.2', '1.0.0', '1.1.0'], ['1.1.0-rc.1']],
  [gemVersions, '1.2', ['1.2', '1.2.0'], ['1.2.1']],
  [gemVersions, '~> 1.2', ['1.2', '1.9.9'], ['2.0', '2.0.a', '1.1']],
  [gemVersions, '~> 1.2.3', ['1.2.3', '1.2.9'], ['1.3.0']],
  [gemVersions, '~> 2', ['2.0', '2.9'], ['3.0', '1.9']],
  [gemVersions, '>= 1.0, < 2, != 1.5', ['1.0', '1.9'], ['1.5', '2.0', '1.6.rc1']],
  [gemVersions, '>= 1.0.a', ['1.0.b', '1.0'], ['0.9']],
  [nugetVersions, '1.0', ['1.0.0', '2.0.0'], ['0.9.0', '1.1.0-beta']],
  [nugetVersions, '[1.0]', ['1.0.0'], ['1.0.1']],
  [nugetVersions, '[1.0,2.0)', ['1.0.0', '1.9.0'], ['2.0.0']],
  [nugetVersions, '(,1.0]', ['0.1.0', '1.0.0'], ['1.0.1']],
  [nugetVersions, '(1.0,)', ['1.0.1'], ['1.0.0']],
  [nugetVersions, '1.*', ['1.0.0', '1.9.0'], ['2.0.0']],
  [nugetVersions, '1.0.*', ['1.0.0', '1.0.9'], ['1.1.0']],
  [nugetVersions, '1.0.0-*', ['1.0.0-alpha', '1.0.0'], ['1.0.1']],
  [nugetVersions, '*', ['0.1.0', '3.0.0'], []],
])('%o: %s admits %j and not %j', (scheme, range, admitted, refused) => {
  expect([...admitted, ...refused].filter((version) => scheme.satisfies(version, range))).toEqual(admitted)
  const intervals = scheme.intervalsOf(range) ?? []
  for (const version of admitted)
    expect(intervals.some((one) => contains(one, version, scheme.compare))).toBe(true)
})

test.each<[VersionScheme, string]>([
  [pypiVersions, '^1.0'],
  [pypiVersions, 'latest'],
  [cargoVersions, '1 || 2'],
  [cargoVersions, 'v'],
  [gemVersions, '^1.0'],
  [gemVersions, '>='],
  [nugetVersions, '^1.0'],
  [nugetVersions, '[1.0'],
  [nugetVersions, '(1.0)'],
  [nugetVersions, '[1,2,3]'],
])('%o: %s is no range', (scheme, range) => {
  expect(scheme.isRange(range)).toBe(false)
  expect(scheme.intervalsOf(range)).toBeNull()
})

test.each<[VersionScheme, string, string]>([
  [pypiVersions, '2.31.0', '2'],
  [pypiVersions, '0.4.1', '0.4'],
  [pypiVersions, '1!2.0', '1!2'],
  [cargoVersions, '1.2.3', '1'],
  [cargoVersions, '0.3.1', '0.3'],
  [cargoVersions, '0.0.7', '0.0.7'],
  [gemVersions, '8.0.1', '8'],
  [gemVersions, '0.12.1', '0.12'],
  [nugetVersions, '13.0.3', '13'],
  [nugetVersions, '0.9.1-rc', '0.9'],
])('%o: nothing is meant to break within the series of %s', (scheme, version, series) => {
  expect(scheme.seriesOf(version)).toBe(series)
})

test.each([
  ['1.0', '1.0.0'],
  ['1.0.0.0', '1.0.0'],
  ['01.2.3.4', '1.2.3.4'],
  ['1.0.0-Beta+build', '1.0.0-Beta'],
])('NuGet normalises %s to %s', (written, normal) => {
  expect(nugetVersions.parse(written)).toBe(normal)
})

test.each([
  [['1.0', '2.0rc1'], '', ['1.0']],
  [['2.0a1', '2.0rc1'], '', ['2.0a1', '2.0rc1']],
  [['1.0', '2.0rc1'], '>=2.0rc1', ['2.0rc1']],
  [['1.0', '2.0rc1'], '<3', ['1.0']],
])('of %j pip admits for %j: %j', (versions, range, admitted) => {
  expect(pypiVersions.admitted(versions, range)).toEqual(admitted)
})

test.each([
  ['==1.0', true],
  ['1.0', true],
  ['===1.0', true],
  ['>=1.0', false],
  ['==1.*', false],
  ['==1.0,!=2', false],
])('%s pins one version: %s', (range, pins) => {
  expect(pypiVersions.isPin(range)).toBe(pins)
})
