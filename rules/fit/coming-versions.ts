import { hasRole } from '../../src/analysis/file-roles/roles.ts'
import type { VersionScheme } from '../../src/analysis/versions/scheme.ts'
import type { Package } from '../../src/model/facts/package.ts'
import type { FactValues } from '../../src/model/facts.ts'
import { cannotTell, defineSignal, graded, pass } from '../../src/model/rule.ts'
import { isUnknown } from '../../src/model/unknown.ts'
import { isJudgement } from './declared.ts'
import { breakingReleases, type DatedVersion, versionsOf } from './versions.ts'

const DAY_MS = 86_400_000
const YEAR_DAYS = 365

export const comingVersions = defineSignal({
  id: 'fit/coming-versions',
  title: 'Lets you keep up with its versions',
  needs: [],
  wants: { package: 'decides', releases: 'decides', tags: 'decides', tree: 'adds' },
  options: {
    breaksPerYear: {
      default: 1,
      about: 'Releases that may break (by semver) in a year which are still comfortable',
      source: 'Start value: once a year is the pace of Node.js itself and of most frameworks',
    },
    tooManyBreaksPerYear: {
      default: 4,
      about: 'Releases that may break in a year which are too many to follow',
      source: 'Start value: every quarter a migration',
    },
    oldMajorFixDays: {
      default: 180,
      about: 'Days for which an old major still got releases that make breaks easy to bear',
      source: 'Start value: half a year to migrate',
    },
  },
  why: 'How often a release came that may break you (a major by semver, below 1.0 a minor) in the last three years, and how long the one before still got fixes. Shown besides: the roadmap file and how many versions are deprecated or were taken back.',
  fix: 'Plan for its majors, and pin the range you tested; ask whether an older major can be kept alive',
  references: ['https://semver.org', 'https://nodejs.org/en/about/previous-releases'],
  judge(facts, context) {
    const published = versionsOf(facts, context.now)
    if (isJudgement(published)) return published
    const { scheme } = published
    const dated = published.versions.filter((one): one is Dated => one.at !== null)
    if (dated.length < 2)
      return cannotTell('too-little-data', `${dated.length} dated versions say nothing about its pace`)

    const { options, now } = context
    const breaking = breakingReleases({ scheme, versions: dated })
    const from = now.getTime() - 3 * YEAR_DAYS * DAY_MS
    const first = dated.reduce((earliest, one) => Math.min(earliest, one.at.getTime()), now.getTime())
    const years = Math.max(1, (now.getTime() - Math.max(from, first)) / (YEAR_DAYS * DAY_MS))
    // The very first version breaks nobody.
    const lately = breaking.slice(1).filter((one) => one.at !== null && one.at.getTime() > from)
    const perYear = Math.round((lately.length / years) * 10) / 10
    const fixedDays = fixesOfPrevious({ scheme, versions: dated }, breaking)
    const details = {
      breakingReleases: breaking.length,
      lastBreaking: breaking.at(-1)?.version ?? null,
      previousFixedForDays: fixedDays,
      roadmap: roadmapIn(facts),
      deprecatedVersions: countedIn(facts.package, 'deprecated'),
      yankedVersions: countedIn(facts.package, 'yanked'),
    }
    const measure = {
      value: perYear,
      unit: 'breaking releases a year',
      threshold: `≤ ${options.breaksPerYear}`,
      details,
    }
    if (lately.length === 0) return pass('Nothing that may break you in three years', measure)

    const span = options.tooManyBreaksPerYear - options.breaksPerYear
    const pace = 1 - Math.max(0, perYear - options.breaksPerYear) / Math.max(span, 0.1)
    const isEased = fixedDays !== null && fixedDays >= options.oldMajorFixDays
    const fixes = fixedDays === null ? '' : `; the one before got fixes for ${fixedDays} days`
    return graded(
      isEased ? Math.max(pace, 0.6) : pace,
      `${perYear} releases a year may break you${fixes}`,
      measure,
    )
  },
})

type Dated = DatedVersion & { at: Date }

/** Days from the newest breaking release to the last release of the series before it; null: there is none before. */
function fixesOfPrevious(
  { scheme, versions }: { scheme: VersionScheme; versions: readonly Dated[] },
  breaking: readonly DatedVersion[],
): number | null {
  const [previous, newest] = breaking.slice(-2)
  if (!previous || !newest?.at) return null
  const ofPrevious = versions.filter(
    ({ version }) => scheme.seriesOf(version) === scheme.seriesOf(previous.version),
  )
  const last = Math.max(...ofPrevious.map(({ at }) => at.getTime()))
  return Math.max(0, Math.round((last - newest.at.getTime()) / DAY_MS))
}

/** Null: the registry does not pass on which are. */
function countedIn(published: Package | undefined, what: 'deprecated' | 'yanked'): number | null {
  if (!published || isUnknown(published[what])) return null
  return published.versions.filter((one) => one[what]).length
}

function roadmapIn({ tree }: Partial<Pick<FactValues, 'tree'>>): string | null {
  return tree?.entries.find(hasRole('roadmap'))?.path ?? null
}
