import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  complement,
  contains,
  type Interval,
  intersection,
  isWithin,
  overlap,
} from '../../../src/analysis/versions/intervals.ts'
import { npmVersions } from '../../../src/analysis/versions/npm.ts'

/** Versions are whole numbers here, so that every one between two bounds can be tried. */
const compare = (one: string, other: string) => Number(one) - Number(other)
const VERSIONS = Array.from({ length: 21 }, (_, index) => String(index / 2))

const bound = fc.record({ version: fc.integer({ min: 0, max: 10 }).map(String), inclusive: fc.boolean() })
const interval = fc.record<Interval>({ from: fc.option(bound), to: fc.option(bound) })
const range = fc.array(interval, { maxLength: 3 })
const has = (intervals: readonly Interval[], version: string) =>
  intervals.some((one) => contains(one, version, compare))

test('what is in both, in neither, within and overlapping goes by the versions that are in them', () => {
  fc.assert(
    fc.property(range, range, (one, other) => {
      const both = intersection([one, other], compare)
      const outside = complement(other, compare)
      for (const version of VERSIONS) {
        expect(has(both, version)).toBe(has(one, version) && has(other, version))
        expect(has(outside, version)).toBe(!has(other, version))
      }
      if (VERSIONS.some((version) => has(both, version))) expect(overlap(one, other, compare)).toBe(true)
      if (isWithin(one, other, compare))
        expect(VERSIONS.filter((version) => has(one, version) && !has(other, version))).toEqual([])
    }),
  )
})

test.each([
  ['>=22', '>=20', true, true],
  ['>=20', '>=22', false, true],
  ['18.x', '>=20', false, false],
  ['20 || 22', '>=20 <23', true, true],
  ['<=20.1.0', '<20.1.0', false, true],
  ['22.0.0', '*', true, true],
  ['1.2.0', '>1.2.0', false, false],
])('npm: %s within %s: %s, overlapping: %s, as semver has it', (yours, theirs, within, overlapping) => {
  const [one, other] = [npmVersions.intervalsOf(yours), npmVersions.intervalsOf(theirs)]
  if (!one || !other) throw new Error('no range')
  expect([isWithin(one, other, npmVersions.compare), overlap(one, other, npmVersions.compare)]).toEqual([
    within,
    overlapping,
  ])
  expect([npmVersions.isWithin(yours, theirs), npmVersions.overlap(yours, theirs)]).toEqual([
    within,
    overlapping,
  ])
})

test('what is no range has no intervals', () => {
  expect(npmVersions.intervalsOf('recent')).toBeNull()
})
