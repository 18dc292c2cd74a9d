import { humanHistoryOf, nameOf } from '../../src/analysis/people/commit-history.ts'
import { absenceFactor, tally } from '../../src/analysis/statistics/absence-factor.ts'
import { windowInWords } from '../../src/model/coverage.ts'
import { defineSignal, graded } from '../../src/model/rule.ts'
import { people, scoreOfHeads } from './headcount.ts'
import { yearOfWork } from './window.ts'

const HALF = 0.5

export const contributorAbsenceFactor = defineSignal({
  id: 'core-team/absence-factor',
  title: 'Contributor absence factor',
  needs: ['commits'],
  options: {
    enoughPeople: {
      default: 3,
      about: 'people who share half of the work from which enough carry it',
      source:
        'Start value; the published truck factor of 65 % of 133 popular projects is 1 or 2 (Avelino 2016)',
    },
  },
  why: 'The fewest people whose absence would stop half of the work',
  fix: 'Find out who could take over, and whether they hold the rights to release',
  references: ['https://chaoss.community/kb/metric-bus-factor/'],
  judge({ commits }, { now, options }) {
    const year = yearOfWork(commits, now)
    if (year.judgement) return year.judgement
    const history = humanHistoryOf(commits)
    const counts = tally(year.commits.map((commit) => commit.author))
    const factor = absenceFactor(
      counts.map(([, count]) => count),
      HALF,
    )
    const heads = factor ?? 0
    return graded(
      scoreOfHeads(heads, options.enoughPeople),
      `${people(heads)} made half of the ${year.commits.length} human commits in ${windowInWords(year.window)}`,
      {
        value: heads,
        unit: 'people',
        threshold: `≥ ${options.enoughPeople}`,
        sampleSize: year.commits.length,
        details: {
          authors: counts.length,
          people: counts.slice(0, heads).map(([author]) => nameOf(history, author)),
        },
      },
    )
  },
})
