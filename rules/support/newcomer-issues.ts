import { ofMirror } from '../../src/analysis/threads/tracker.ts'
import { cannotTell, defineSignal, graded, type Measure } from '../../src/model/rule.ts'

export const newcomerIssues = defineSignal({
  id: 'support/newcomer-issues',
  title: 'Issues to begin with',
  needs: ['community'],
  wants: { repository: 'decides' },
  weight: 0.5,
  options: {
    newcomerIssuesOpen: {
      default: 3,
      about: 'Open issues marked for newcomers that are enough to choose from',
      source: 'Start value: a choice begins at three',
    },
  },
  why: 'Open issues marked for newcomers (good first issue, help wanted), and how many of those were closed in the last twelve months: a list from which nothing is ever taken invites nobody.',
  fix: 'Ask which issue would be a good first one, and mark it so',
  references: [
    'https://docs.github.com/communities/setting-up-your-project-for-healthy-contributions/encouraging-helpful-contributions-to-your-project-with-labels',
  ],
  judge({ community, repository }, { options }) {
    const mirror = ofMirror(repository)
    if (mirror) return mirror
    if (repository && !repository.issuesEnabled) return graded(0.4, 'Its issues are switched off')
    const issues = community.goodFirstIssues
    if (issues === null) return cannotTell('too-little-data', 'Nothing was told about issues for newcomers')
    const measure: Measure = {
      value: issues.open,
      unit: 'issues',
      threshold: `≥ ${options.newcomerIssuesOpen}`,
      details: { taken: issues.closed },
    }
    if (issues.open === 0 && issues.closed === 0)
      return graded(0.4, 'No issue is marked for newcomers', measure)
    const offered = Math.min(1, issues.open / options.newcomerIssuesOpen)
    const isTaken = issues.closed > 0
    const summary = `${issues.open} open issues for newcomers, ${issues.closed} closed in a year`
    return graded(0.4 + 0.3 * offered + (isTaken ? 0.3 : 0), summary, measure)
  },
})
