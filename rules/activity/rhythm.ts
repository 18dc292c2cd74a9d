import { activeDaysOf, humanHistoryOf } from '../../src/analysis/people/commit-history.ts'
import { gaps } from '../../src/analysis/statistics/gaps.ts'
import { quantile } from '../../src/analysis/statistics/quantile.ts'
import { reachOf } from '../../src/model/coverage.ts'
import { DAY_MS } from '../../src/model/day.ts'
import type { Commit } from '../../src/model/facts/commits.ts'
import type { Listing } from '../../src/model/facts/listing.ts'
import { cannotTell, defineSignal, fail, pass, warn } from '../../src/model/rule.ts'
import { counted } from '../words.ts'
import { MIN_GAPS, RHYTHM_YEARS, USUAL_SHARE } from './options.ts'

export const rhythm = defineSignal({
  id: 'activity/rhythm',
  title: 'Silence against its own rhythm',
  needs: ['commits'],
  weight: 0,
  options: {
    unusualRatio: {
      default: 1,
      about: 'silence now, as a multiple of its usual longest gap, from which it is unusual',
      source: 'By definition: nine in ten of its own gaps were shorter',
    },
    alarmingRatio: {
      default: 3,
      about: 'the multiple from which the silence is out of all proportion',
      source:
        'Start value. Shown, not scored: on real histories this ratio foretells worse than the plain gap',
    },
  },
  why: 'A silence of 200 days is normal in one project and the end in another',
  fix: 'Compare with earlier breaks in the chart of commits',
  references: ['https://chaoss.community/kb/metric-project-velocity/'],
  judge({ commits }, { now, options }) {
    const own = rhythmOf(commits, now)
    if (own === 'lost')
      return cannotTell('incomplete', commits.coverage.lost?.detail ?? 'Commits are missing')
    if (own === null) {
      return cannotTell('too-little-data', `Fewer than ${MIN_GAPS} gaps between active days in three years`, {
        details: { gapsNeeded: MIN_GAPS },
      })
    }
    const { silence, usual, gapCount } = own
    const ratio = Math.round((100 * silence) / usual) / 100
    const measure = {
      value: ratio,
      unit: 'times its p90 gap',
      threshold: `≤ ${options.unusualRatio}`,
      sampleSize: gapCount,
      details: { silenceDays: Math.floor(silence), p90GapDays: Math.round(10 * usual) / 10 },
    }
    const summary = `Silent for ${counted(Math.floor(silence), 'day')}; nine in ten of its gaps are under ${Math.ceil(usual)} days`
    if (ratio <= options.unusualRatio) return pass(summary, measure)
    return ratio <= options.alarmingRatio ? warn(summary, measure) : fail(summary, measure)
  },
})

export interface Rhythm {
  /** Days since the newest active day, and the p90 of the gaps between active days. */
  silence: number
  usual: number
  gapCount: number
}

/** The own rhythm over three years, or over the part of them that was read. Null: too few gaps. */
export function rhythmOf(commits: Listing<Commit>, now: Date): Rhythm | 'lost' | null {
  const horizonDays = RHYTHM_YEARS * 365
  if (reachOf(commits.coverage, now.getTime() - horizonDays * DAY_MS) === 'lost') return 'lost'
  const days = activeDaysOf(humanHistoryOf(commits), now)
  return measureRhythm(days, horizonDays)
}

/** Ages of active days, newest first -> the silence now and the usual gap. */
function measureRhythm(days: readonly number[], horizonDays: number): Rhythm | null {
  const recent = days.filter((age) => age <= horizonDays)
  const between = gaps(recent)
  const usual = quantile(between, USUAL_SHARE)
  const [silence] = recent
  if (usual === null || silence === undefined || between.length < MIN_GAPS) return null
  return { silence, usual: Math.max(1, usual), gapCount: between.length }
}
