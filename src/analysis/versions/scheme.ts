import type { Interval } from './intervals.ts'

/**
 * How an ecosystem numbers releases. What orders or compares versions asks the scheme of their ecosystem: the numbers of PyPI
 * or Maven are no semver, however much some look like it.
 */
export interface VersionScheme<Id extends string = string> {
  /** The purl type of the packages that are numbered so. */
  readonly ecosystem: Id
  /** As the scheme spells it; null: it is no version. */
  parse(text: string): string | null
  /** Negative: `one` comes before `other`. */
  compare(one: string, other: string): number
  isPrerelease(version: string): boolean
  isRange(text: string): boolean
  satisfies(version: string, range: string): boolean
  /** A range as intervals of its versions, none for an empty one; null: it is no range. */
  intervalsOf(range: string): readonly Interval[] | null
  /** The releases among which nothing is meant to break, by a name: `4`, `0.3`. */
  seriesOf(version: string): string
}
