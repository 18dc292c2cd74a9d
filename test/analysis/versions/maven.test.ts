import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mavenVersions } from '../../../src/analysis/versions/maven.ts'
import { compareMavenVersions } from '../../../src/analysis/versions/maven-order.ts'

/** What Maven's own ComparableVersion says of them. */
test.each<[string, '<' | '=' | '>', string]>([
  ['1', '=', '1.0.0'],
  ['1', '=', '1-ga'],
  ['1.0', '=', '1.final'],
  ['1', '<', '1.1'],
  ['1.9', '<', '1.10'],
  ['1-alpha', '<', '1-beta'],
  ['1-beta', '<', '1-milestone'],
  ['1-m1', '=', '1-milestone-1'],
  ['1-milestone', '<', '1-rc'],
  ['1-rc', '=', '1-cr'],
  ['1-rc1', '<', '1-SNAPSHOT'],
  ['1-SNAPSHOT', '<', '1'],
  ['1', '<', '1-sp'],
  ['1-sp', '<', '1-xyz'],
  ['1-xyz', '<', '1-1'],
  ['1-1', '<', '1.1'],
  ['33.8.0-android', '<', '33.8.0-jre'],
  ['1.0.0.Final', '<', '1.0.1.Alpha1'],
  ['2.0-b05', '<', '2.0-EDR'],
  ['1.0', '<', '20030203.000550'],
  ['1.0.RC2', '<', '1.0-RC3'],
  ['1.0.X1', '<', '1.0.0-X2'],
])('%s %s %s', (one, sign, other) => {
  const order = Math.sign(compareMavenVersions(one, other))
  expect(order).toBe({ '<': -1, '=': 0, '>': 1 }[sign])
  expect(Math.sign(compareMavenVersions(other, one))).toBe(order === 0 ? 0 : -order)
})

test('nothing that people write as a version throws, and each equals itself', () => {
  const part = fc.constantFrom('1', '0', '20', 'alpha', 'a', 'rc', 'final', 'x', '.', '-', '')
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      expect(compareMavenVersions(parts.join(''), parts.join(''))).toBe(0)
    }),
  )
})

describe('a range', () => {
  test.each<[string, string, boolean]>([
    ['1.0', '1.0', true],
    ['1.0', '1.1', false],
    ['[1.0]', '1.0.0', true],
    ['[1.0,2.0)', '1.9', true],
    ['[1.0,2.0)', '2.0', false],
    ['(1.0,2.0]', '1.0', false],
    ['[1.5,)', '99', true],
    ['(,1.0],[1.2,)', '1.1', false],
    ['(,1.0],[1.2,)', '1.2', true],
    ['^1.2', '1.9-jre', true],
    ['^1.2', '2.0-rc1', false],
    ['~1.2.3', '1.2.10', true],
    ['>=1.2 <2', '1.10', true],
    ['>=1.2, <2', '2.0', false],
  ])('%s with %s: %s', (range, version, expected) => {
    expect(mavenVersions.satisfies(version, range)).toBe(expected)
  })

  test.each(['^', '>=1 next', '[1.0', '(1.0)', '[1,2,3]', '[1.0,2.0)x'])('is not %s', (text) => {
    expect(mavenVersions.isRange(text)).toBe(false)
  })
})

test.each([
  ['1.0-SNAPSHOT', true],
  ['2.0.0-RC1', true],
  ['2.0.0.CR2', true],
  ['3.0.0-M9', true],
  ['1.0.0.Alpha3', true],
  ['2.0-b05', true],
  ['1.0.0-beta-2', true],
  ['33.8.0-jre', false],
  ['5.3.9.RELEASE', false],
  ['1.0.0.Final', false],
  ['42.7.4', false],
  ['2.0.1.MR', false],
])('whether %s comes before a release: %s', (version, expected) => {
  expect(mavenVersions.isPrerelease(version)).toBe(expected)
})

test.each([
  ['33.8.0-jre', '33'],
  ['0.9.1', '0.9'],
  ['r09', '09'],
])('%s is of the series %s', (version, series) => {
  expect(mavenVersions.seriesOf(version)).toBe(series)
})
