import { comparisons } from './comparators.ts'
import { ANY, contains, exactly, type Interval } from './intervals.ts'
import type { VersionScheme } from './scheme.ts'

const VERSION =
  /^v?(?<major>\d+)\.(?<minor>\d+)\.(?<patch>\d+)(?:-(?<prerelease>[\da-z.-]+))?(?<build>\+[\da-z.-]+)?$/i
/** A commit that nobody numbered, https://go.dev/ref/mod#pseudo-versions */
const PSEUDO = /[.-](?:0\.)?\d{14}-[\da-f]{12}(?:\+incompatible)?$/

export interface GolangVersions extends VersionScheme<'golang'> {
  isPseudo(version: string): boolean
  /** `v2.0.0+incompatible`: a major version without a go.mod that says so. */
  isIncompatible(version: string): boolean
}

/** https://go.dev/ref/mod#versions, with ranges as its version queries, https://go.dev/ref/mod#version-queries */
export const golangVersions: GolangVersions = {
  ecosystem: 'golang',
  parse(text) {
    const { major, minor, patch, prerelease, build = '' } = VERSION.exec(text.trim())?.groups ?? {}
    if (major === undefined) return null
    const suffix = prerelease === undefined ? '' : `-${prerelease}`
    return `v${major}.${minor}.${patch}${suffix}${build === '+incompatible' ? build : ''}`
  },
  compare: compareVersions,
  isPrerelease: (version) => VERSION.exec(version)?.groups?.prerelease !== undefined,
  isPseudo: (version) => PSEUDO.test(version),
  isIncompatible: (version) => version.endsWith('+incompatible'),
  isRange: (text) => golangVersions.intervalsOf(text) !== null,
  satisfies: (version, range) =>
    golangVersions.intervalsOf(range)?.some((one) => contains(one, version, compareVersions)) ?? false,
  intervalsOf(range) {
    const text = range.trim()
    if (text === '' || text === 'latest') return ANY
    return prefix(text) ?? comparisons(text, WRITTEN)
  },
  // Below v1 nothing is promised, and a minor may break.
  seriesOf(version) {
    const { major = '', minor = '' } = VERSION.exec(version)?.groups ?? {}
    return major === '0' ? `v0.${minor}` : `v${major}`
  },
}

/** `v1.2` stands for all that begin so, a whole version for itself. */
function prefix(text: string): Interval[] | null {
  const whole = golangVersions.parse(text)
  if (whole !== null) return [exactly(whole)]
  if (!/^v?\d+(?:\.\d+)?$/.test(text)) return null
  const numbers = text.replace(/^v/, '').split('.').map(Number)
  const next = [...numbers.slice(0, -1), (numbers.at(-1) ?? 0) + 1]
  return [
    {
      from: { version: written(numbers), inclusive: true },
      to: { version: `${written(next)}-0`, inclusive: false },
    },
  ]
}

function written([major = 0, minor = 0, patch = 0]: readonly number[]): string {
  return `v${major}.${minor}.${patch}`
}

const WRITTEN = {
  first: (text: string) =>
    golangVersions.parse(text) ??
    (/^v?\d+(?:\.\d+)?$/.test(text) ? written(text.replace(/^v/, '').split('.').map(Number)) : null),
  numbers(version: string) {
    const { major, minor, patch } = VERSION.exec(version)?.groups ?? {}
    return [major, minor, patch].map(Number)
  },
  before: (numbers: readonly number[]) => `${written(numbers)}-0`,
  compare: compareVersions,
}

/** https://semver.org/#spec-item-11 */
function compareVersions(one: string, other: string): number {
  const [left, right] = [VERSION.exec(one)?.groups, VERSION.exec(other)?.groups]
  if (left === undefined || right === undefined) return one < other ? -1 : one > other ? 1 : 0
  for (const part of ['major', 'minor', 'patch'] as const) {
    const difference = Number(left[part]) - Number(right[part])
    if (difference !== 0) return difference
  }
  return comparePrereleases(left.prerelease, right.prerelease)
}

function comparePrereleases(one: string | undefined, other: string | undefined): number {
  if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined)
  const [left, right] = [one.split('.'), other.split('.')]
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const [a, b] = [left[at], right[at]]
    if (a === undefined || b === undefined) return a === undefined ? -1 : 1
    if (a === b) continue
    const numeric = [/^\d+$/.test(a), /^\d+$/.test(b)]
    if (numeric[0] && numeric[1]) return Number(a) - Number(b)
    if (numeric[0] !== numeric[1]) return numeric[0] ? -1 : 1
    return a < b ? -1 : 1
  }
  return 0
}
