import semver from 'semver'
import { ANY, exactly, type Interval, intersection } from './intervals.ts'
import type { VersionScheme } from './scheme.ts'

const LOOSE = { loose: true }

/** https://semver.org with npm's ranges, https://github.com/npm/node-semver#ranges, which its engines and peers are written in too. */
export interface NpmVersions extends VersionScheme<'npm'> {
  /** Every version of `range` is in `other` too. */
  isWithin(range: string, other: string): boolean
  /** Some version is in both. */
  overlap(range: string, other: string): boolean
  /** As `satisfies`, with prereleases: what is installed may be one. */
  admits(range: string, version: string): boolean
  /** The lowest version that can be in it; null: it is no range. */
  lowestIn(range: string): string | null
}

/** `<4.0.0-0` is how semver writes that prereleases of 4.0.0 are not in it either. */
function intervalOf({ operator, semver: bound }: semver.Comparator): readonly Interval[] {
  // What matches everything has a mark in the place of a version.
  if (!(bound instanceof semver.SemVer)) return ANY
  const at = (inclusive: boolean) => ({ version: bound.version.replace(/-0$/, ''), inclusive })
  switch (operator) {
    case '>':
    case '>=':
      return [{ from: at(operator === '>='), to: null }]
    case '<':
    case '<=':
      return [{ from: null, to: at(operator === '<=') }]
    default:
      return [exactly(bound.version)]
  }
}

export const npmVersions: NpmVersions = {
  ecosystem: 'npm',
  parse: (text) => semver.valid(text, LOOSE),
  compare: (one, other) => semver.compare(one, other, LOOSE),
  isPrerelease: (version) => semver.prerelease(version, LOOSE) !== null,
  isRange: (text) => semver.validRange(text, LOOSE) !== null,
  satisfies: (version, range) => semver.satisfies(version, range, LOOSE),
  intervalsOf(range) {
    if (semver.validRange(range, LOOSE) === null) return null
    const { set } = new semver.Range(range, LOOSE)
    return set.flatMap((all) => intersection(all.map(intervalOf), npmVersions.compare))
  },
  // Below 1.0 a minor may break.
  seriesOf(version) {
    const major = semver.major(version, LOOSE)
    return major > 0 ? String(major) : `0.${semver.minor(version, LOOSE)}`
  },
  isWithin: (range, other) => semver.subset(range, other, LOOSE),
  overlap: (range, other) => semver.intersects(range, other, LOOSE),
  lowestIn: (range) =>
    semver.validRange(range, LOOSE) === null ? null : (semver.minVersion(range, LOOSE)?.version ?? null),
  admits: (range, version) => semver.satisfies(version, range, { ...LOOSE, includePrerelease: true }),
}
