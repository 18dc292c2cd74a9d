import { complement, contains, exactly, type Interval, intersection } from './intervals.ts'
import type { VersionScheme } from './scheme.ts'

const VERSION = /^\d+(?:\.[\da-z]+)*(?:-[\da-z-]+(?:\.[\da-z-]+)*)?$/i

/** Gem::Version and Gem::Requirement, https://guides.rubygems.org/patterns/#semantic-versioning */
export const gemVersions: VersionScheme<'gem'> = {
  ecosystem: 'gem',
  parse(text) {
    const plain = text.trim()
    return VERSION.test(plain) ? plain.replaceAll('-', '.pre.') : null
  },
  compare,
  isPrerelease: (version) => /[a-z]/i.test(version),
  isRange: (text) => gemVersions.intervalsOf(text) !== null,
  satisfies(version, range) {
    const isIn = gemVersions.intervalsOf(range)?.some((one) => contains(one, version, compare)) ?? false
    // A prerelease is for who names one.
    return isIn && (!gemVersions.isPrerelease(version) || range.split(',').some(namesPrerelease))
  },
  intervalsOf(range) {
    const parts = range.split(',').filter((part) => part.trim() !== '')
    const read = parts.map((part) => intervalsOfPart(part.trim()))
    const known = read.filter((one) => one !== null)
    return known.length < read.length ? null : intersection(known, compare)
  },
  // Below 1.0 a minor may break; RubyGems asks for semver.
  seriesOf(version) {
    const [major = 0, minor = 0] = segmentsOf(version)
    return major === 0 ? `0.${minor}` : String(major)
  },
}

function namesPrerelease(part: string): boolean {
  return /[a-z]/i.test(part)
}

/** `1.10.b2` -> 1, 10, b, 2, without the zeros at the end of numbers. */
function segmentsOf(version: string): readonly (number | string)[] {
  const segments = (version.match(/\d+|[a-z]+/gi) ?? []).map((one) => (/^\d/.test(one) ? Number(one) : one))
  const letter = segments.findIndex((one) => typeof one === 'string')
  const numbers = letter < 0 ? segments : segments.slice(0, letter)
  const rest = letter < 0 ? [] : segments.slice(letter)
  return [...withoutZeros(numbers), ...withoutZeros(rest)]
}

function withoutZeros(segments: readonly (number | string)[]): readonly (number | string)[] {
  return segments.slice(0, segments.findLastIndex((one) => one !== 0) + 1)
}

function compare(one: string, other: string): number {
  const [left, right] = [segmentsOf(one), segmentsOf(other)]
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const [a = 0, b = 0] = [left[index], right[index]]
    if (a === b) continue
    // What has letters comes before its release.
    if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : 1
    if (typeof a === 'string') return -1
    if (typeof b === 'string') return 1
    return a - b
  }
  return 0
}

function intervalsOfPart(part: string): readonly Interval[] | null {
  const [, operator = '=', text = ''] = /^(~>|>=|<=|!=|=|>|<)?\s*(\S+)$/.exec(part) ?? []
  const version = gemVersions.parse(text)
  if (version === null) return null
  const at = (inclusive: boolean) => ({ version, inclusive })
  switch (operator) {
    case '~>':
      return [{ from: at(true), to: { version: bumped(version), inclusive: false } }]
    case '!=':
      return complement([exactly(version)], compare)
    case '>=':
    case '>':
      return [{ from: at(operator === '>='), to: null }]
    case '<=':
    case '<':
      return [{ from: null, to: at(operator === '<=') }]
    default:
      return [exactly(version)]
  }
}

/** Gem::Version#bump: without the last number, the one before it is one higher. Its prereleases are out too. */
function bumped(version: string): string {
  const numbers = (/^[\d.]+/.exec(version)?.[0] ?? '').split('.').filter(Boolean).map(Number)
  const kept = numbers.length > 1 ? numbers.slice(0, -1) : numbers
  const last = kept.length - 1
  return `${kept.map((number, index) => (index === last ? number + 1 : number)).join('.')}.a`
}
