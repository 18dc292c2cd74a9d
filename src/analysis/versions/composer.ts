import { compareComposerVersions, readComposerVersion } from './composer-order.ts'
import { ANY, complement, contains, exactly, type Interval, intersection } from './intervals.ts'
import type { VersionScheme } from './scheme.ts'

export interface ComposerVersions extends VersionScheme<'composer'> {
  /** A branch: `dev-main`, `2.x-dev`. */
  isBranch(version: string): boolean
}

/** Composer's own, https://getcomposer.org/doc/articles/versions.md */
export const composerVersions: ComposerVersions = {
  ecosystem: 'composer',
  parse: (text) => (readComposerVersion(text) === null ? null : text.trim()),
  compare: compareComposerVersions,
  isPrerelease(version) {
    const stability = readComposerVersion(version)?.stability ?? 'dev'
    return stability !== 'stable' && stability !== 'patch'
  },
  isBranch: (version) => /^dev-|[.-]dev$/i.test(version),
  isRange: (text) => composerVersions.intervalsOf(text) !== null,
  satisfies(version, range) {
    if (readComposerVersion(version)?.branch) return alternatives(range).includes(version)
    return (
      composerVersions.intervalsOf(range)?.some((one) => contains(one, version, compareComposerVersions)) ??
      false
    )
  },
  intervalsOf(range) {
    const sets = alternatives(range).map(allOf)
    const known = sets.filter((one) => one !== null)
    return known.length < sets.length ? null : known.flat()
  },
  // Below 1.0 a minor may break.
  seriesOf(version) {
    const [major = 0, minor = 0] = readComposerVersion(version)?.numbers ?? []
    return major === 0 ? `0.${minor}` : String(major)
  },
}

/** What stands between bars. An alias (`dev-main as 1.0.x-dev`) and a commit (`dev-main#abc`) ask for the same. */
function alternatives(range: string): string[] {
  return range.split(/\|\|?/).map((one) => {
    const [first = '*', ...more] = one.trim().split(/\s+/)
    const text = more[0]?.toLowerCase() === 'as' ? first : [first, ...more].join(' ')
    return text.split('#', 1)[0]?.trim() || '*'
  })
}

/** Everything that a comma or a space joins holds. */
function allOf(text: string): Interval[] | null {
  const words = text.split(/[\s,]+/).filter(Boolean)
  const [low, middle, high] = words
  if (words.length === 3 && middle === '-' && low !== undefined && high !== undefined)
    return between(low, high)
  // An operator may stand apart from its version.
  const constraints = words
    .join(' ')
    .replace(/([<>=!~^]) /g, '$1')
    .split(' ')
    .filter(Boolean)
  const sets = constraints.map(intervalsOf)
  const known = sets.filter((one) => one !== null)
  return known.length < sets.length ? null : intersection(known, compareComposerVersions)
}

/** `1.0 - 2.1` holds all of 2.1, `1.0 - 2.1.0.0` only that. */
function between(low: string, high: string): Interval[] | null {
  if (readComposerVersion(low) === null || readComposerVersion(high) === null) return null
  const parts = numbersIn(high)
  const isPartial = parts !== null && parts.length < 3
  return [
    {
      from: { version: low, inclusive: true },
      to: isPartial ? before(raised(parts, parts.length - 1)) : { version: high, inclusive: true },
    },
  ]
}

function intervalsOf(constraint: string): readonly Interval[] | null {
  const text = constraint.replace(/@(?:stable|rc|beta|alpha|dev)$/i, '')
  if (/^(?:v?\*|x)?(?:\.[*x])*$/i.test(text)) return ANY
  const [, operator = '', version = ''] = /^([<>]=?|!=|<>|==?|\^|~)?(.+)$/.exec(text) ?? []
  const wild = /^v?(\d+(?:\.\d+)*)(?:\.[*x])+$/i.exec(version)?.[1]
  if (wild !== undefined && (operator === '' || operator.startsWith('='))) {
    const parts = wild.split('.').map(Number)
    return [{ from: from(parts), to: before(raised(parts, parts.length - 1)) }]
  }
  const read = readComposerVersion(version)
  if (read === null) return null
  // A branch is itself and nothing else; no numbers hold it.
  if (read.branch !== null) return operator === '' || operator.startsWith('=') ? [] : null
  const at = (inclusive: boolean) => ({ version, inclusive })
  switch (operator) {
    case '<':
    case '<=':
      return [{ from: null, to: at(operator === '<=') }]
    case '>':
    case '>=':
      return [{ from: at(operator === '>='), to: null }]
    case '!=':
    case '<>':
      return complement([exactly(version)], compareComposerVersions)
    case '^':
    case '~':
      return [{ from: at(true), to: before(raised(read.numbers, raisedBy(operator, version, read.numbers))) }]
    default:
      return [exactly(version)]
  }
}

/** `~1.2` lets the last of its numbers but one stay, `^` the first that is no nought. */
function raisedBy(operator: string, version: string, numbers: readonly number[]): number {
  const written = (numbersIn(version) ?? []).length
  if (operator === '~') return Math.max(0, written - 2)
  const first = numbers.findIndex((number) => number > 0)
  return first < 0 ? Math.max(0, Math.min(written, 3) - 1) : Math.min(first, 2)
}

function numbersIn(version: string): number[] | null {
  const numbers = /^v?(\d+(?:\.\d+)*)/.exec(version)?.[1]
  return numbers?.split('.').map(Number) ?? null
}

function raised(numbers: readonly number[], at: number): number[] {
  return numbers.slice(0, at + 1).map((number, index) => (index === at ? number + 1 : number))
}

function from(numbers: readonly number[]) {
  return { version: `${numbers.join('.')}-dev`, inclusive: true }
}

/** Prereleases of what comes next are not in it either. */
function before(numbers: readonly number[]) {
  return { version: `${numbers.join('.')}-dev`, inclusive: false }
}
