import { comparisons } from './comparators.ts'
import { ANY, contains, exactly, type Interval } from './intervals.ts'
import { compareMavenVersions } from './maven-order.ts'
import type { VersionScheme } from './scheme.ts'

export interface MavenVersions extends VersionScheme<'maven'> {
  /** A build of what is to become that version: it changes with every build. */
  isSnapshot(version: string): boolean
}

const VERSION = /^[^\s[\](),:/\\<>^~=|*]{1,128}$/
/** Qualifiers that Maven puts before the release, and the other words that projects have for the same. */
const PRERELEASE =
  /(?:^|[.\-_\d])(?:snapshot|alpha|beta|milestone|rc|cr|m(?=\d)|[ab](?=\d)|pre(?:view|release)?|ea|eap|dev|incubating|canary|nightly)(?=$|[.\-_\d])/i

/** Maven's own order; ranges as https://maven.apache.org/pom.html#dependency-version-requirement-specification has them. */
export const mavenVersions: MavenVersions = {
  ecosystem: 'maven',
  parse: (text) => (VERSION.test(text.trim()) ? text.trim() : null),
  compare: compareMavenVersions,
  isPrerelease: (version) => PRERELEASE.test(version),
  isSnapshot: (version) => /-SNAPSHOT$/i.test(version),
  isRange: (text) => mavenVersions.intervalsOf(text) !== null,
  satisfies: (version, range) =>
    mavenVersions.intervalsOf(range)?.some((one) => contains(one, version, compareMavenVersions)) ?? false,
  intervalsOf(range) {
    const text = range.replace(/\s+/g, '')
    if (text === '') return ANY
    if (/^[<>=^~]/.test(text)) return comparisons(range, WRITTEN)
    // A version by itself is what is wished for: nothing else is taken where nobody else wishes.
    if (mavenVersions.parse(text) !== null) return [exactly(text)]
    if (!/^(?:[[(][^[\]()]*[\])])(?:,[[(][^[\]()]*[\])])*$/.test(text)) return null
    const sets = [...text.matchAll(/([[(])([^[\]()]*)([\])])/g)].map(intervalOf)
    const known = sets.filter((one) => one !== null)
    return known.length < sets.length ? null : known
  },
  seriesOf(version) {
    const [major = version, minor = '0'] = /^\D*(\d+)(?:\.(\d+))?/.exec(version)?.slice(1) ?? []
    return major === '0' ? `0.${minor}` : major
  },
}

const WRITTEN = {
  first: (text: string) => mavenVersions.parse(text),
  numbers: (version: string) => (/\d+(?:\.\d+)*/.exec(version)?.[0] ?? '0').split('.').map(Number),
  // No qualifier comes before it.
  before: (numbers: readonly number[]) => `${numbers.join('.')}-alpha-0`,
  compare: compareMavenVersions,
}

function intervalOf([, opens, inside = '', closes]: RegExpExecArray): Interval | null {
  const ends = inside.split(',')
  const [lowest = '', highest = ''] = ends
  if (ends.length === 1) return opens === '[' && closes === ']' && lowest !== '' ? exactly(lowest) : null
  if (ends.length > 2) return null
  return {
    from: lowest === '' ? null : { version: lowest, inclusive: opens === '[' },
    to: highest === '' ? null : { version: highest, inclusive: closes === ']' },
  }
}
