/** An end of an interval; `inclusive`: the version itself is in it. */
interface Bound {
  version: string
  inclusive: boolean
}

/** Versions between two others; null: without end on that side. */
export interface Interval {
  from: Bound | null
  to: Bound | null
}

/** Negative: `one` comes before `other`. */
export type Compare = (one: string, other: string) => number

/** Everything. */
export const ANY: readonly Interval[] = [{ from: null, to: null }]

export function exactly(version: string): Interval {
  const bound = { version, inclusive: true }
  return { from: bound, to: bound }
}

export function contains({ from, to }: Interval, version: string, compare: Compare): boolean {
  const isAfter = from === null || below(compare(from.version, version), from.inclusive)
  return isAfter && (to === null || below(compare(version, to.version), to.inclusive))
}

/** What is in all of the given ranges; without any, everything. */
export function intersection(ranges: readonly (readonly Interval[])[], compare: Compare): Interval[] {
  return ranges.reduce<Interval[]>(
    (left, right) => left.flatMap((one) => right.flatMap((other) => common(one, other, compare) ?? [])),
    [...ANY],
  )
}

export function overlap(one: readonly Interval[], other: readonly Interval[], compare: Compare): boolean {
  return intersection([one, other], compare).length > 0
}

/** Every version of `range` is in `other` too. Nothing is within everything. */
export function isWithin(range: readonly Interval[], other: readonly Interval[], compare: Compare): boolean {
  return intersection([range, complement(other, compare)], compare).length === 0
}

/** All that is in none of them. */
export function complement(range: readonly Interval[], compare: Compare): Interval[] {
  const outside = range.map(({ from, to }): Interval[] => [
    ...(from === null ? [] : [{ from: null, to: opposite(from) }]),
    ...(to === null ? [] : [{ from: opposite(to), to: null }]),
  ])
  return intersection(outside, compare)
}

function opposite({ version, inclusive }: Bound): Bound {
  return { version, inclusive: !inclusive }
}

function common(one: Interval, other: Interval, compare: Compare): Interval | null {
  const from = stricter(one.from, other.from, (a, b) => compare(b, a))
  const to = stricter(one.to, other.to, compare)
  if (from === null || to === null) return { from, to }
  const order = compare(from.version, to.version)
  return below(order, from.inclusive && to.inclusive) ? { from, to } : null
}

/** The bound that lets less in; `compare` puts it first. */
function stricter(one: Bound | null, other: Bound | null, compare: Compare): Bound | null {
  if (one === null || other === null) return one ?? other
  const order = compare(one.version, other.version)
  if (order === 0) return { version: one.version, inclusive: one.inclusive && other.inclusive }
  return order < 0 ? one : other
}

function below(order: number, inclusive: boolean): boolean {
  return inclusive ? order <= 0 : order < 0
}
