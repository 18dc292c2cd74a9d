import { outsiderItems } from '../../src/analysis/threads/outsiders.ts'
import { ofMirror } from '../../src/analysis/threads/tracker.ts'
import { defineSignal } from '../../src/model/rule.ts'
import { judgeResponse, RESPONSE_DAYS, RESPONSE_OPTIONS } from './first-response.ts'

export const pullFirstResponse = defineSignal({
  id: 'community/pull-first-response',
  title: 'First answer to pull requests',
  needs: ['pulls'],
  wants: { repository: 'decides', issues: 'decides' },
  options: RESPONSE_OPTIONS,
  why: 'Median hours until a person other than the author comments on, reviews, merges or closes an outsider’s pull request, over those opened in 365 days (Kaplan–Meier: those still waiting count for as long as they have waited). Bots answer nobody. One that its author closed unanswered counts until then.',
  fix: 'Talk to the maintainers before you write a patch; plan to carry your changes yourself',
  references: [
    'https://chaoss.community/kb/metric-time-to-first-response/',
    'https://doi.org/10.1080/01621459.1958.10501452',
  ],
  judge(facts, { options, now }) {
    const mirror = ofMirror(facts.repository)
    if (mirror) return mirror
    const outsiders = outsiderItems(facts.pulls, RESPONSE_DAYS, facts, now)
    if ('judgement' in outsiders) return outsiders.judgement
    return judgeResponse('pull requests', outsiders, options, now)
  },
})
