import { rounded } from '../../src/analysis/statistics/interpolate.ts'
import { openByMonth } from '../../src/analysis/threads/backlog.ts'
import { scoreOfShare } from '../../src/analysis/threads/score.ts'
import { withoutIssues } from '../../src/analysis/threads/tracker.ts'
import { cannotTell, defineSignal, graded, type Measure, untold } from '../../src/model/rule.ts'

export const backlog = defineSignal({
  id: 'resolution/backlog',
  title: 'Backlog of issues',
  needs: ['repository'],
  wants: { backlog: 'decides', issues: 'adds' },
  options: {
    backlogMinOpened: {
      default: 5,
      about: 'Issues opened in twelve months below which the flow is not judged',
      source: 'Start value: with fewer, one issue decides the answer',
    },
    closedPerOpened: {
      default: { poor: 0.5, good: 0.8, full: 1 },
      about:
        'Issues closed for each one opened in twelve months: warn from poor on, pass from good on, full score from full on',
      source: 'Issue resolution of LFX Insights health score v2: half and four fifths',
    },
  },
  why: 'Issues opened less issues closed over twelve months, by everybody: more than nothing is a growing pile. The share of open issues older than a year is shown, not scored: a flood of new ones would lower it.',
  fix: 'Help to sort the open issues; look whether yours is among the old ones',
  references: [
    'https://chaoss.community/kb/metric-issues-closed/',
    'https://chaoss.community/kb/metric-issue-age/',
  ],
  judge(facts, { options, unknown, now }) {
    const elsewhere = withoutIssues(facts.repository)
    if (elsewhere) return elsewhere
    const { backlog: counts, issues } = facts
    if (!counts) return untold(unknown.backlog)
    const { open, openOlderThanYear, openedLastYear, closedLastYear } = counts
    const net = openedLastYear - closedLastYear
    const measure: Measure = {
      value: net,
      unit: 'issues',
      threshold: `≥ ${options.closedPerOpened.good} closed for each opened`,
      sampleSize: openedLastYear,
      details: {
        opened: openedLastYear,
        closed: closedLastYear,
        open,
        openOlderThanYear,
        shareOlderThanYear: open === 0 ? null : rounded(openOlderThanYear / open, 4),
      },
      series: issues ? openByMonth(issues, open, now) : [],
    }
    const words = `${openedLastYear} issues opened and ${closedLastYear} closed in twelve months, ${open} open`
    if (openedLastYear < options.backlogMinOpened) return cannotTell('too-little-data', words, measure)
    return graded(scoreOfShare(closedLastYear / openedLastYear, options.closedPerOpened), words, measure)
  },
})
