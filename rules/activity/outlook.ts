import {
  activeDays,
  activeDaysOf,
  daysAgo,
  humanHistoryOf,
} from '../../src/analysis/people/commit-history.ts'
import { releaseInstants } from '../../src/analysis/releases.ts'
import { logistic, meanLogDays, percent } from '../../src/analysis/statistics/logistic.ts'
import { cannotTell, defineSignal, graded, type Series } from '../../src/model/rule.ts'
import { counted } from '../words.ts'

const ACTIVE_DAYS = 5
const RELEASE_DAYS = 2
const CURVE_DAYS = [1, 3, 7, 14, 30, 60, 90, 180, 365, 730] as const

const CALIBRATION =
  'Logistic fit on 43 real histories of popular projects, 967 half-yearly cut-offs from 2012 to 2024, 55 of which had fewer than 4 human commits from month 6 to month 24 after; cross-validated by repository'

export const outlook = defineSignal({
  id: 'activity/outlook',
  title: 'Chance to be alive two years on',
  needs: ['commits', 'tags'],
  wants: { releases: 'decides' },
  weight: 2,
  options: {
    intercept: {
      default: 11.6,
      about: 'log-odds of being alive two years on for a project with no silence at all',
      source: CALIBRATION,
    },
    silenceWeight: {
      default: 1.57,
      about:
        'log-odds lost for each unit of ln(1 + days) of silence, averaged over the newest five active days',
      source: `${CALIBRATION}. The newest five together foretell better than the newest alone`,
    },
    releaseWeight: {
      default: 0.4,
      about: 'the same for the time since the newest two days with a release',
      source: `${CALIBRATION}. A quarter of the weight of silence; more than that foretells worse`,
    },
    neverReleasedDays: {
      default: 3650,
      about: 'days since the last release that stand for a project without releases',
      source: 'Convention of the calibration',
    },
    minCommits: {
      default: 10,
      about: 'human commits below which nothing is foretold',
      source: 'Start value; the calibration knows only histories of 50 and more',
    },
  },
  why: 'What you adopt today you will need in two years; silence is what foretells its end best',
  fix: 'Nothing mends an outlook but work: offer some, or have a way out ready',
  references: [
    'https://github.com/aserg-ufmg/Truck-Factor',
    'https://github.com/ossf/scorecard/blob/main/docs/checks.md#maintained',
  ],
  judge(facts, { now, options }) {
    const { commits, tags } = facts
    const history = humanHistoryOf(commits)
    const { commits: humans } = history
    const days = activeDaysOf(history, now)
    const oldest = humans.at(-1)
    if (!oldest || humans.length < options.minCommits) {
      const reason = commits.coverage.lost ? 'incomplete' : 'too-little-data'
      return cannotTell(reason, `Too little to foretell from: ${counted(humans.length, 'human commit')}`)
    }
    if (commits.coverage.lost && days.length < ACTIVE_DAYS)
      return cannotTell('incomplete', commits.coverage.lost.detail)
    const read = releaseInstants(facts)
    if (!read.known) return cannotTell(read.reason, read.detail)

    const silence = meanLogDays(firstOf(days, ACTIVE_DAYS, daysAgo(oldest.at, now)))
    const released = activeDays(read.instants, now)
    if (tags.coverage.lost && released.length < RELEASE_DAYS)
      return cannotTell('incomplete', tags.coverage.lost.detail)
    const release = meanLogDays(firstOf(released, RELEASE_DAYS, options.neverReleasedDays))
    const chanceAt = (logDays: number) =>
      logistic(options.intercept - options.silenceWeight * logDays - options.releaseWeight * release)
    const chance = chanceAt(silence)
    const typicalDays = Math.round(Math.expm1(silence))
    return graded(
      chance,
      `${percent(chance)} likely to be alive in two years: its newest ${ACTIVE_DAYS} days with work lie ${counted(typicalDays, 'day')} back on average`,
      {
        value: Math.round(10_000 * chance) / 10_000,
        unit: 'chance',
        threshold: '≥ 0.7',
        sampleSize: humans.length,
        details: {
          activeDays: ACTIVE_DAYS,
          silenceDays: typicalDays,
          releaseDays: Math.round(Math.expm1(release)),
          fromSilence: round(-options.silenceWeight * silence),
          fromReleases: round(-options.releaseWeight * release),
          intercept: options.intercept,
        },
        series: [curve(chanceAt)],
      },
    )
  },
})

/** The newest so many; a history with fewer is taken to have been silent since before it began. */
function firstOf(days: readonly number[], count: number, fallback: number): number[] {
  return Array.from({ length: count }, (_, index) => days[index] ?? fallback)
}

/** The same project after other silences: what the number would have been. */
function curve(chanceAt: (logDays: number) => number): Series {
  return {
    id: 'outlook-curve',
    title: 'Chance by typical silence',
    x: 'category',
    unit: 'chance',
    points: CURVE_DAYS.map((days) => [`${days} days`, round(chanceAt(Math.log1p(days)))]),
  }
}

function round(value: number): number {
  return Math.round(100 * value) / 100
}
