import { type Compare, exactly, type Interval, intersection } from './intervals.ts'

/** How an ecosystem writes the versions that a comparison speaks of. */
interface Written {
  /** `1.2` -> the first version of that name; null: it is none. */
  first(text: string): string | null
  /** The numbers of a version, from the left. */
  numbers(version: string): readonly number[]
  /** What comes before every version that begins with these numbers, its prereleases too. */
  before(numbers: readonly number[]): string
  compare: Compare
}

const COMPARISON = /^(\^|~|[<>]=?|=)(.+)$/

/**
 * Comparisons as policies write them whatever the ecosystem: `>=1.2 <2`, `^1.2`, `~1.2.3`; a space or a comma joins what has to
 * hold together, bars what may hold instead. Null: it is none of these.
 */
export function comparisons(text: string, written: Written): readonly Interval[] | null {
  const sets = text.split(/\|\|?/).map((one) => {
    const words = one.replace(/([<>=^~]) /g, '$1').split(/[\s,]+/)
    const intervals = words.filter(Boolean).map((word) => comparison(word, written))
    const known = intervals.filter((interval) => interval !== null)
    if (known.length === 0 || known.length < intervals.length) return null
    return intersection(
      known.map((interval) => [interval]),
      written.compare,
    )
  })
  const known = sets.filter((set) => set !== null)
  return known.length < sets.length ? null : known.flat()
}

function comparison(word: string, { first, numbers, before }: Written): Interval | null {
  const [, operator, rest = ''] = COMPARISON.exec(word) ?? []
  const version = first(rest)
  if (operator === undefined || version === null) return null
  const bound = (inclusive: boolean) => ({ version, inclusive })
  if (operator === '=') return exactly(version)
  if (operator.startsWith('<')) return { from: null, to: bound(operator === '<=') }
  if (operator.startsWith('>')) return { from: bound(operator === '>='), to: null }
  const given = rest.replace(/^v/, '').split('.').length
  const parts = numbers(version)
  const raised = parts.slice(0, lastKept(operator, given, parts) + 1)
  const upTo = before(raised.map((number, index) => (index === raised.length - 1 ? number + 1 : number)))
  return { from: bound(true), to: { version: upTo, inclusive: false } }
}

/** `~1.2.3` and `~1.2` keep the minor, `~1` the major; `^` keeps the first number that is no nought. */
function lastKept(operator: string, given: number, parts: readonly number[]): number {
  if (operator === '~') return Math.min(1, given - 1)
  const first = parts.findIndex((number) => number > 0)
  return first < 0 || first >= given ? Math.max(0, Math.min(given, 3) - 1) : first
}
