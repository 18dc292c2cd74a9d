import { activeDays } from '../../src/analysis/people/commit-history.ts'
import { releaseInstants } from '../../src/analysis/releases.ts'
import { gaps } from '../../src/analysis/statistics/gaps.ts'
import { quantile } from '../../src/analysis/statistics/quantile.ts'
import { reachOf } from '../../src/model/coverage.ts'
import { DAY_MS } from '../../src/model/day.ts'
import { cannotTell, defineSignal, notApplicable, pass, type Series, warn } from '../../src/model/rule.ts'
import { counted } from '../words.ts'
import { USUAL_SHARE } from './options.ts'

const MIN_RELEASE_GAPS = 3
const HORIZON_DAYS = 5 * 365

export const releaseGap = defineSignal({
  id: 'activity/release-gap',
  title: 'Time since the last release',
  needs: ['tags'],
  wants: { releases: 'decides' },
  weight: 0,
  options: {
    unusualReleaseRatio: {
      default: 1.5,
      about: 'time since the last release, as a multiple of its own p90 gap, from which it is unusual',
      source: 'Start value: half as long again as nine in ten of its gaps',
    },
  },
  why: 'Work that is never released does not reach you',
  fix: 'Ask for a release, or see what has been merged since the last one',
  references: ['https://chaoss.community/kb/metric-release-frequency/'],
  judge(facts, { now, options }) {
    const { tags } = facts
    if (reachOf(tags.coverage, now.getTime() - HORIZON_DAYS * DAY_MS) === 'lost') {
      return cannotTell('incomplete', tags.coverage.lost?.detail ?? 'Tags are missing')
    }
    const read = releaseInstants(facts)
    if (!read.known) return cannotTell(read.reason, read.detail)
    const days = activeDays(read.instants, now)
    const [last] = days
    const series: Series = {
      id: 'releases',
      title: 'Releases',
      x: 'day',
      unit: 'releases',
      points: [...days]
        .reverse()
        .map((age) => [new Date(now.getTime() - age * DAY_MS).toISOString().slice(0, 10), 1]),
    }
    if (last === undefined) return notApplicable('It tags no releases', { series: [series] })
    const recent = days.filter((age) => age <= HORIZON_DAYS)
    const own = gaps(recent)
    const usual = quantile(own, USUAL_SHARE)
    const details = { sinceLastDays: Math.floor(last), releaseDays: days.length }
    const base = { sampleSize: own.length, details, series: [series] }
    if (usual === null || own.length < MIN_RELEASE_GAPS) {
      return cannotTell(
        'too-little-data',
        `Last release ${counted(Math.floor(last), 'day')} ago; too few to know its rhythm`,
        base,
      )
    }
    const ratio = Math.round((100 * last) / Math.max(1, usual)) / 100
    const measure = {
      ...base,
      value: ratio,
      unit: 'times its p90 gap',
      threshold: `≤ ${options.unusualReleaseRatio}`,
      details: { ...details, p90GapDays: Math.round(10 * usual) / 10 },
    }
    const summary = `Last release ${counted(Math.floor(last), 'day')} ago; nine in ten of its gaps are under ${Math.ceil(usual)} days`
    return ratio <= options.unusualReleaseRatio ? pass(summary, measure) : warn(summary, measure)
  },
})
