import semver from 'semver'
import { contains, exactly, type Interval, intersection } from './intervals.ts'
import type { VersionScheme } from './scheme.ts'

/** https://semver.org, as strict as crates.io is, with the requirements of https://doc.rust-lang.org/cargo/reference/specifying-dependencies.html */
export const cargoVersions: VersionScheme<'cargo'> = {
  ecosystem: 'cargo',
  parse: (text) => (semver.valid(text) === text.trim().split('+', 1)[0] ? text.trim() : null),
  compare: (one, other) => semver.compareBuild(one, other),
  isPrerelease: (version) => semver.prerelease(version) !== null,
  isRange: (text) => comparatorsOf(text) !== null,
  satisfies(version, range) {
    const comparators = comparatorsOf(range)
    if (comparators === null) return false
    const isIn = comparators.every(({ interval }) => contains(interval, version, semver.compare))
    // A prerelease is for who names one of that very version.
    const parsed = semver.parse(version)
    if (!isIn || parsed === null || parsed.prerelease.length === 0) return isIn
    const release = `${parsed.major}.${parsed.minor}.${parsed.patch}`
    return comparators.some(({ version: named }) => named.startsWith(`${release}-`))
  },
  intervalsOf(range) {
    const comparators = comparatorsOf(range)
    return (
      comparators &&
      intersection(
        comparators.map(({ interval }) => [interval]),
        semver.compare,
      )
    )
  },
  // The leftmost number that is not zero: below 0.1 each patch may break.
  seriesOf(version) {
    const { major = 0, minor = 0, patch = 0 } = semver.parse(version) ?? {}
    if (major > 0) return String(major)
    return minor > 0 ? `0.${minor}` : `0.0.${patch}`
  },
}

interface Comparator {
  /** As far as it is written: `1.2`, `1.0.0-rc.1`. */
  version: string
  interval: Interval
}

const COMPARATOR =
  /^(\^|~|=|>=|>|<=|<)?\s*v?(\d+|[*xX])(?:\.(\d+|[*xX]))?(?:\.(\d+|[*xX]))?(?:-([\w.-]+))?(?:\+[\w.-]+)?$/

/** Null: it is no requirement. */
function comparatorsOf(range: string): readonly Comparator[] | null {
  const parts = range.trim() === '' ? [] : range.split(',')
  const read = parts.map((part) => comparatorOf(part.trim()))
  const known = read.filter((one) => one !== null)
  return known.length < read.length ? null : known
}

function comparatorOf(text: string): Comparator | null {
  const match = COMPARATOR.exec(text)
  if (match === null) return null
  const [, operator, ...parts] = match
  const numbers = parts
    .slice(0, 3)
    .map((part) => (part === undefined || /\D/.test(part) ? null : Number(part)))
  const given = numbers
    .slice(0, numbers.includes(null) ? numbers.indexOf(null) : 3)
    .filter((one) => one !== null)
  const isWild = parts.slice(0, 3).some((part) => part !== undefined && /\D/.test(part))
  const prerelease = parts[3] === undefined ? '' : `-${parts[3]}`
  const version = given.join('.') + prerelease
  if (given.length === 0)
    return operator === undefined ? { version, interval: { from: null, to: null } } : null
  const interval = intervalOf(operator ?? (isWild ? '=' : '^'), given, prerelease)
  return { version, interval }
}

function intervalOf(operator: string, given: readonly number[], prerelease: string): Interval {
  const [major = 0, minor = 0, patch = 0] = given
  const lowest = `${major}.${minor}.${patch}${prerelease}`
  const from = { version: lowest, inclusive: true }
  const below = (version: string) => ({ from, to: { version, inclusive: false } })
  // All that begin like what is written.
  const alike = given.length === 1 ? `${major + 1}.0.0` : `${major}.${minor + 1}.0`
  switch (operator) {
    case '=':
      return given.length === 3 ? exactly(lowest) : below(alike)
    case '~':
      return below(alike)
    case '>=':
      return { from, to: null }
    case '>':
      return given.length === 3
        ? { from: { version: lowest, inclusive: false }, to: null }
        : { from: { version: alike, inclusive: true }, to: null }
    case '<':
      return { from: null, to: { version: lowest, inclusive: false } }
    case '<=':
      return given.length === 3
        ? { from: null, to: from }
        : { from: null, to: { version: alike, inclusive: false } }
    default:
      return below(caretEnd(given))
  }
}

/** The first version that may break what asks for `^` these numbers. */
function caretEnd(given: readonly number[]): string {
  const [major = 0, minor = 0, patch = 0] = given
  if (major > 0 || given.length === 1) return `${major + 1}.0.0`
  if (minor > 0 || given.length === 2) return `0.${minor + 1}.0`
  return `0.0.${patch + 1}`
}
