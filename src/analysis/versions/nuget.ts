import { ANY, contains, exactly, type Interval } from './intervals.ts'
import type { VersionScheme } from './scheme.ts'

export interface NugetVersions extends VersionScheme<'nuget'> {
  /** `1.*`: the highest is taken; of any other range it is the lowest. */
  isFloating(range: string): boolean
}

const VERSION =
  /^(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:\.(\d+))?(?:-([\da-z-]+(?:\.[\da-z-]+)*))?(?:\+[\da-z.-]+)?$/i

/** https://learn.microsoft.com/nuget/concepts/package-versioning */
export const nugetVersions: NugetVersions = {
  ecosystem: 'nuget',
  /** Normalised: three numbers, a fourth only where it is not zero, no build metadata. */
  parse(text) {
    const match = VERSION.exec(text.trim())
    if (match === null) return null
    const [, major = '0', minor = '0', patch = '0', revision = '0', prerelease] = match
    const numbers = [major, minor, patch, ...(Number(revision) > 0 ? [revision] : [])].map(Number)
    return numbers.join('.') + (prerelease === undefined ? '' : `-${prerelease}`)
  },
  compare,
  isPrerelease: (version) => version.includes('-'),
  isRange: (text) => nugetVersions.intervalsOf(text) !== null,
  satisfies(version, range) {
    const isIn = nugetVersions.intervalsOf(range)?.some((one) => contains(one, version, compare)) ?? false
    return isIn && (!nugetVersions.isPrerelease(version) || range.includes('-'))
  },
  intervalsOf(range) {
    const text = range.replace(/\s+/g, '')
    if (text === '' || text === '*') return ANY
    if (text.endsWith('*')) return floatingFrom(text.slice(0, -1))
    const version = nugetVersions.parse(text)
    // A version by itself is the least that is taken.
    if (version !== null) return [{ from: { version, inclusive: true }, to: null }]
    return bracketed(text)
  },
  isFloating: (range) => range.includes('*'),
  seriesOf(version) {
    const [major = '0', minor = '0'] = version.split(/[.-]/)
    return major === '0' ? `0.${minor}` : major
  },
}

function floatingFrom(begins: string): readonly Interval[] | null {
  const [release = '', ...prerelease] = begins.split('-')
  const numbers = release.split('.').filter(Boolean).map(Number)
  if (numbers.some(Number.isNaN) || !/^[\da-z.-]*$/i.test(begins)) return null
  if (numbers.length === 0) return ANY
  if (prerelease.length > 0) {
    const from = nugetVersions.parse(`${numbers.join('.')}-0`)
    const to = nugetVersions.parse(numbers.join('.'))
    if (from === null || to === null) return null
    return [{ from: { version: from, inclusive: true }, to: { version: to, inclusive: true } }]
  }
  const last = numbers.length - 1
  const next = numbers.map((number, index) => (index === last ? number + 1 : number))
  const [from, to] = [nugetVersions.parse(numbers.join('.')), nugetVersions.parse(next.join('.'))]
  if (from === null || to === null) return null
  return [{ from: { version: from, inclusive: true }, to: { version: to, inclusive: false } }]
}

function bracketed(text: string): readonly Interval[] | null {
  const [, opens, inside = '', closes] = /^([[(])([^[\]()]*)([\])])$/.exec(text) ?? []
  if (opens === undefined) return null
  const ends = inside.split(',')
  const [lowest, highest] = ends.map((end) => (end === '' ? null : nugetVersions.parse(end)))
  if (ends.some((end) => end !== '' && nugetVersions.parse(end) === null)) return null
  if (ends.length === 1) return opens === '[' && closes === ']' && lowest ? [exactly(lowest)] : null
  if (ends.length > 2) return null
  return [
    {
      from: lowest ? { version: lowest, inclusive: opens === '[' } : null,
      to: highest ? { version: highest, inclusive: closes === ']' } : null,
    },
  ]
}

function compare(one: string, other: string): number {
  const [[left, before = ''], [right, after = '']] = [apart(one), apart(other)]
  for (let index = 0; index < 4; index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0)
    if (difference !== 0) return difference
  }
  if (before === '' || after === '') return Number(before === '') - Number(after === '')
  return comparePrereleases(before.split('.'), after.split('.'))
}

function apart(version: string): [readonly number[], string] {
  const [numbers = '', ...prerelease] = (version.split('+', 1)[0] ?? '').toLowerCase().split('-')
  return [numbers.split('.').map(Number), prerelease.join('-')]
}

function comparePrereleases(one: readonly string[], other: readonly string[]): number {
  for (let index = 0; index < Math.max(one.length, other.length); index++) {
    const [a, b] = [one[index], other[index]]
    if (a === undefined || b === undefined) return a === undefined ? -1 : 1
    if (a === b) continue
    const [left, right] = [Number(a), Number(b)]
    if (!Number.isNaN(left) && !Number.isNaN(right)) return left - right
    if (!Number.isNaN(left) || !Number.isNaN(right)) return Number.isNaN(left) ? 1 : -1
    return a < b ? -1 : 1
  }
  return 0
}
