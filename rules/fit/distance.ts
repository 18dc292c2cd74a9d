import type { Package } from '../../src/model/facts/package.ts'
import {
  cannotTell,
  defineSignal,
  fail,
  type Judgement,
  notApplicable,
  pass,
  warn,
} from '../../src/model/rule.ts'
import { isUnknown } from '../../src/model/unknown.ts'
import { isJudgement } from './declared.ts'
import { breakingReleases, versionsOf } from './versions.ts'

export const distance = defineSignal({
  id: 'fit/distance',
  title: 'Your range is near the newest',
  needs: [],
  wants: { package: 'decides', releases: 'decides', tags: 'decides', project: 'decides' },
  options: {
    behindTolerated: {
      default: 1,
      about: 'Breaking releases between your range and the newest version that are mediocre; more are poor',
      source: 'Start value: most projects still mend the major before the newest',
    },
  },
  why: 'How many releases that may break lie between the range you use (`needs.version`, else the one in your manifest) and the newest version; and whether the version you would use is deprecated or was taken back (yanked, retracted, unlisted).',
  fix: 'Update your range step by step, one breaking release at a time',
  references: ['https://semver.org', 'https://libyear.com'],
  judge(facts, context) {
    const { needs } = context.policy
    const { package: published } = facts
    if (typeof published?.deprecated === 'string') {
      return fail(`${published.version} is deprecated: ${published.deprecated.slice(0, 60)}`, {
        value: published.version,
      })
    }
    const takenBack = published ? yankedAnswer(published) : null
    if (takenBack) return takenBack
    const range = needs.version ?? facts.project?.range ?? null
    if (range === null) return notApplicable('Neither `needs.version` nor your manifest names a range')
    const known = versionsOf(facts, context.now)
    if (isJudgement(known)) return known
    const { scheme } = known
    if (!scheme.isRange(range)) {
      return notApplicable(`Your manifest takes it from ${range.slice(0, 40)}, which is no range`)
    }
    const versions = known.versions.map(({ version }) => version)
    const newest = newestOf(versions, published?.npm?.distTags.latest)
    if (newest === null) return cannotTell('too-little-data', 'It has no version whose number is understood')
    const measure = { threshold: `${range} admits ${newest}`, details: { range, newest } }
    if (scheme.satisfies(newest, range)) {
      return pass(`Your range ${range} admits the newest version, ${newest}`, {
        value: 0,
        unit: 'breaking releases',
        ...measure,
      })
    }
    const highest = versions.findLast((version) => scheme.satisfies(version, range))
    if (highest === undefined)
      return fail(`No published version is in your range ${range}; the newest is ${newest}`, measure)

    const later = breakingReleases(known).filter(
      ({ version }) =>
        scheme.compare(version, highest) > 0 &&
        scheme.compare(version, newest) <= 0 &&
        scheme.seriesOf(version) !== scheme.seriesOf(highest),
    )
    const counted = { value: later.length, unit: 'breaking releases', ...measure }
    if (later.length === 0)
      return warn(`Your range ends at ${highest}; ${newest} would not break you`, counted)
    const releases = later.length === 1 ? 'release' : 'releases'
    const summary = `Your ${range} is ${later.length} breaking ${releases} behind ${newest}`
    return later.length <= context.options.behindTolerated ? warn(summary, counted) : fail(summary, counted)
  },
})

/** An unlisted version is hidden from who looks for one, and stays to be had; what is yanked or retracted is broken. */
function yankedAnswer({ version, yanked }: Package): Judgement | null {
  if (yanked === null || isUnknown(yanked)) return null
  const because = yanked.reason === null ? '' : `: ${yanked.reason.slice(0, 60)}`
  const summary = `${version} is ${yanked.as}${because}`
  return yanked.as === 'unlisted' ? warn(summary, { value: version }) : fail(summary, { value: version })
}

/** `latest` is what maintainers mean by newest; they may keep a higher number out of it. */
function newestOf(versions: readonly string[], latest: string | undefined): string | null {
  if (latest !== undefined && versions.includes(latest)) return latest
  return versions.at(-1) ?? null
}
