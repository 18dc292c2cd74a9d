import { describe, expect, test } from 'vitest'
import { cargoVersions } from '../../../src/analysis/versions/cargo.ts'
import { composerVersions } from '../../../src/analysis/versions/composer.ts'
import { golangVersions } from '../../../src/analysis/versions/golang.ts'
import { type EcosystemId, schemeOf, tagVersions } from '../../../src/analysis/versions/index.ts'
import { mavenVersions } from '../../../src/analysis/versions/maven.ts'
import { npmVersions } from '../../../src/analysis/versions/npm.ts'
import type { VersionScheme } from '../../../src/analysis/versions/scheme.ts'
import type { Ecosystem } from '../../../src/sources/ecosystem/ecosystem.ts'
import { ECOSYSTEMS } from '../../../src/sources/ecosystem/index.ts'

test('the compiler refuses to judge Go, Maven and Composer by the numbers of another', () => {
  // @ts-expect-error the versions of Go have a v, and majors of their own
  const go: VersionScheme<'golang'> = npmVersions
  // @ts-expect-error Maven's order is no order of anybody else
  const maven: VersionScheme<'maven'> = golangVersions
  // @ts-expect-error a branch is a version of Composer alone
  const composer: VersionScheme<'composer'> = mavenVersions
  // @ts-expect-error nor is a stability flag one of npm's
  const npm: VersionScheme<'npm'> = composerVersions
  expect([go, maven, composer, npm].map(({ ecosystem }) => ecosystem)).toEqual([
    'npm',
    'golang',
    'maven',
    'composer',
  ])
})

test('the compiler refuses to judge another ecosystem by semver', () => {
  const own: VersionScheme<'npm'> = npmVersions
  // @ts-expect-error npm's numbers are no numbers of PyPI
  const foreign: VersionScheme<'pypi'> = npmVersions
  expect(own).toBe(foreign)
})

test('nor does an ecosystem take the numbers of another', async () => {
  const { pypi } = await import('../../../src/sources/ecosystem/pypi/index.ts')
  // @ts-expect-error crates are numbered by semver
  const wrong: Ecosystem<'pypi'> = { ...pypi, versions: cargoVersions }
  expect(wrong.versions.ecosystem).not.toBe(wrong.id)
})

test('of an ecosystem that is not known no versions are compared', () => {
  expect(schemeOf('other')).toBeNull()
  expect(schemeOf('constructor')).toBeNull()
})

describe.each(ECOSYSTEMS.map(({ id }): [EcosystemId, VersionScheme | null] => [id, schemeOf(id)]))(
  '%s',
  (id, scheme) => {
    test('has the scheme of its own name', () => {
      expect(scheme?.ecosystem).toBe(id)
    })
  },
)

test.each([
  ['1.2.3', '1.2.3'],
  ['v1.2.3', '1.2.3'],
  ['1.2.3-beta.1', '1.2.3-beta.1'],
  ['1.2', null],
  ['2024a1', null],
])('npm reads %s as %s', (text, version) => {
  expect(npmVersions.parse(text)).toBe(version)
})

test.each([
  ['0.3.1', '0.3'],
  ['1.9.0', '1'],
  ['12.0.0', '12'],
])('%s is of the series %s', (version, series) => {
  expect(tagVersions.seriesOf(version)).toBe(series)
})
