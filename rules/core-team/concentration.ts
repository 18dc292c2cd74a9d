import { humanHistoryOf, nameOf } from '../../src/analysis/people/commit-history.ts'
import { tally } from '../../src/analysis/statistics/absence-factor.ts'
import { windowInWords } from '../../src/model/coverage.ts'
import { defineSignal, pass, type Series, warn } from '../../src/model/rule.ts'
import { yearOfWork } from './window.ts'

const SHOWN_AUTHORS = 10

export const concentration = defineSignal({
  id: 'core-team/concentration',
  title: 'Share of the busiest',
  needs: ['commits'],
  // The absence factor is scored; this is the same seen from the other side.
  weight: 0,
  options: {
    highShare: {
      default: 0.66,
      about: 'share of the human commits of 365 days by one person from which it is their project',
      source: 'Start value: two thirds',
    },
  },
  why: 'A project that is one person goes where that person goes',
  fix: 'Ask who else may merge and release',
  references: ['https://chaoss.community/kb/metric-bus-factor/'],
  judge({ commits }, { now, options }) {
    const year = yearOfWork(commits, now)
    if (year.judgement) return year.judgement
    const history = humanHistoryOf(commits)
    const total = year.commits.length
    const counts = tally(year.commits.map((commit) => commit.author))
    const [lead = '', most = 0] = counts[0] ?? []
    const share = Math.round((1000 * most) / total) / 1000
    const series: Series = {
      id: 'author-share',
      title: 'Human commits in 365 days by author',
      x: 'category',
      unit: 'commits',
      points: counts.slice(0, SHOWN_AUTHORS).map(([author, count]) => [nameOf(history, author), count]),
    }
    const measure = {
      value: share,
      unit: 'of the commits',
      threshold: `≤ ${options.highShare}`,
      sampleSize: total,
      details: { lead: nameOf(history, lead), authors: counts.length, complete: !year.window.shortened },
      series: [series],
    }
    const summary = `${nameOf(history, lead)} made ${Math.round(100 * share)} % of ${total} human commits in ${windowInWords(year.window)}`
    return share <= options.highShare ? pass(summary, measure) : warn(summary, measure)
  },
})
