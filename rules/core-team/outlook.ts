import {
  activeDays,
  daysAgo,
  type HumanCommit,
  humanHistoryOf,
  nameOf,
  within,
} from '../../src/analysis/people/commit-history.ts'
import { tally } from '../../src/analysis/statistics/absence-factor.ts'
import { logistic, meanLogDays, percent } from '../../src/analysis/statistics/logistic.ts'
import { reachOf } from '../../src/model/coverage.ts'
import { DAY_MS } from '../../src/model/day.ts'
import { cannotTell, defineSignal, graded } from '../../src/model/rule.ts'
import { counted } from '../words.ts'
import { YEAR_DAYS } from './window.ts'

const ACTIVE_DAYS = 3

const CALIBRATION =
  'Logistic fit on 43 real histories of popular projects, 939 half-yearly cut-offs from 2012 to 2024, at 115 of which the busiest author of the year made no commit from month 6 to month 24 after; cross-validated by repository'

export const outlook = defineSignal({
  id: 'core-team/outlook',
  title: 'Chance that the lead stays',
  needs: ['commits'],
  weight: 2,
  options: {
    intercept: { default: -0.2, about: 'log-odds that the lead stays, all else nought', source: CALIBRATION },
    silenceWeight: {
      default: 0.96,
      about:
        'log-odds lost for each unit of ln(1 + days) of silence, averaged over the newest three active days of the lead',
      source: CALIBRATION,
    },
    tenureWeight: {
      default: 0.73,
      about: 'log-odds won for each unit of ln(1 + days) since the first commit of the lead',
      source: `${CALIBRATION}. Who came lately leaves sooner`,
    },
    shareWeight: {
      default: 1.1,
      about: 'log-odds won by a lead who made all commits of the year',
      source: `${CALIBRATION}. Who carries it alone stays: a low absence factor foretells no departure`,
    },
    tenureCapDays: {
      default: 1825,
      about: 'days of tenure beyond which more adds nothing',
      source: 'Five years; on the same data no cap is better by 0.004 of AUC',
    },
    unreadTenureDays: {
      default: 730,
      about: 'days of tenure assumed where the history was not read far enough back',
      source: 'Convention; half of the leads in the calibration had more',
    },
    minCommits: {
      default: 10,
      about: 'human commits below which nothing is foretold',
      source: 'Start value; the calibration knows only histories of 50 and more',
    },
    minLeadCommits: {
      default: 4,
      about: 'human commits in the year from which the busiest author is a lead at all',
      source: 'As many as a project needs within a year and a half to count as maintained in the calibration',
    },
  },
  why: 'Whoever does most of the work foretells its future best, by being there',
  fix: 'See who would follow the lead: who merges, reviews and releases beside them',
  references: ['https://github.com/aserg-ufmg/Truck-Factor'],
  judge({ commits }, { now, options }) {
    const history = humanHistoryOf(commits)
    const newest = history.commits[0]
    if (reachOf(commits.coverage, now.getTime() - options.tenureCapDays * DAY_MS) === 'lost') {
      return cannotTell('incomplete', commits.coverage.lost?.detail ?? 'Commits are missing')
    }
    if (!newest || history.commits.length < options.minCommits) {
      return cannotTell(
        'too-little-data',
        `Too little to foretell from: ${counted(history.commits.length, 'human commit')}`,
      )
    }

    // The last year in which somebody worked: silence since then makes nobody else the lead.
    const year = within(history, new Date(newest.at), YEAR_DAYS)
    const isSilent = daysAgo(newest.at, now) >= YEAR_DAYS
    const [lead, count] = leadOf(year)
    if (count < options.minLeadCommits) {
      const authors = new Set(year.map((commit) => commit.author)).size
      return cannotTell(
        'too-little-data',
        `No one leads: the busiest of ${counted(authors, 'author')} made ${count} of ${counted(year.length, 'human commit')} in a year`,
        { sampleSize: year.length, details: { authors, busiest: count, silentAllYear: isSilent } },
      )
    }
    const own = history.commits.filter((commit) => commit.author === lead)
    const days = activeDays(
      own.map((commit) => commit.at),
      now,
    )
    const tenure = daysAgo(own.at(-1)?.at ?? newest.at, now)
    const isWhole = reachOf(commits.coverage, now.getTime() - options.unreadTenureDays * DAY_MS) === 'covered'
    const countedTenure = Math.min(
      options.tenureCapDays,
      isWhole ? tenure : Math.max(tenure, options.unreadTenureDays),
    )

    const silence = meanLogDays(Array.from({ length: ACTIVE_DAYS }, (_, index) => days[index] ?? tenure))
    // Nobody carried a year without work.
    const share = isSilent ? 0 : count / year.length
    const terms = {
      fromSilence: -options.silenceWeight * silence,
      fromTenure: options.tenureWeight * Math.log1p(countedTenure),
      fromShare: options.shareWeight * share,
    }
    const chance = logistic(options.intercept + terms.fromSilence + terms.fromTenure + terms.fromShare)
    const name = nameOf(history, lead)
    return graded(
      chance,
      `${name}, with ${count} of ${counted(year.length, 'human commit')} in a year, is ${percent(chance)} likely to be here in two years`,
      {
        value: Math.round(10_000 * chance) / 10_000,
        unit: 'chance',
        threshold: '≥ 0.7',
        sampleSize: year.length,
        marks: isSilent ? ['nobody-at-work'] : [],
        details: {
          lead: name,
          silenceDays: Math.round(Math.expm1(silence)),
          tenureDays: Math.round(tenure),
          tenureRead: isWhole,
          commits: count,
          share: round(share),
          silentAllYear: isSilent,
          intercept: options.intercept,
          fromSilence: round(terms.fromSilence),
          fromTenure: round(terms.fromTenure),
          fromShare: round(terms.fromShare),
        },
      },
    )
  },
})

/** The author of most commits; of equals the one who committed last. */
function leadOf(year: readonly HumanCommit[]): [string, number] {
  const counts = tally(year.map((commit) => commit.author))
  const most = counts[0]?.[1] ?? 0
  const equals = new Set(counts.filter(([, count]) => count === most).map(([author]) => author))
  const lead = year.find((commit) => equals.has(commit.author))?.author ?? ''
  return [lead, most]
}

function round(value: number): number {
  return Math.round(100 * value) / 100
}
