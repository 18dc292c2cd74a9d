import { outsiderItems } from '../../src/analysis/threads/outsiders.ts'
import { withoutIssues } from '../../src/analysis/threads/tracker.ts'
import { defineSignal, untold } from '../../src/model/rule.ts'
import { judgeResponse, RESPONSE_DAYS, RESPONSE_OPTIONS } from './first-response.ts'

export const issueFirstResponse = defineSignal({
  id: 'community/issue-first-response',
  title: 'First answer to issues',
  needs: ['repository'],
  wants: { issues: 'decides', pulls: 'decides' },
  options: RESPONSE_OPTIONS,
  why: 'Median hours until a person other than the author comments on an outsider’s issue or closes it, over the issues opened in 365 days (Kaplan–Meier: those still waiting count for as long as they have waited). Bots answer nobody. An issue that its author closed unanswered counts until then.',
  fix: 'Ask in the project how questions are triaged, or offer to help with that; plan to solve problems without an answer',
  references: [
    'https://chaoss.community/kb/metric-time-to-first-response/',
    'https://doi.org/10.1080/01621459.1958.10501452',
  ],
  judge(facts, { options, unknown, now }) {
    const elsewhere = withoutIssues(facts.repository)
    if (elsewhere) return elsewhere
    if (!facts.issues) return untold(unknown.issues)
    const outsiders = outsiderItems(facts.issues, RESPONSE_DAYS, facts, now)
    if ('judgement' in outsiders) return outsiders.judgement
    return judgeResponse('issues', outsiders, options, now)
  },
})
