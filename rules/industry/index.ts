import { concludePoint } from '../../src/judging/conclude.ts'
import { type Conclusion, defineRule, type SignalFinding } from '../../src/model/rule.ts'
import { companies } from './companies.ts'
import { dependents } from './dependents.ts'
import { downloads, WEAKEST } from './downloads.ts'
import { home } from './home.ts'
import { knownUsers } from './known-users.ts'
import { namedAdopters } from './named-adopters.ts'
import { stars } from './stars.ts'

export default defineRule({
  id: 'industry',
  point: 5,
  title: 'Industry',
  question: 'Is it already loved in production?',
  role: 'indicative',
  attestable: true,
  signals: [namedAdopters, home, companies, downloads, dependents, knownUsers, stars],
  conclude,
})

/** As every point, but mediocre at worst: weak adoption is no litmus test, whatever anybody attests. */
function conclude(findings: readonly SignalFinding[]): Conclusion {
  const concluded = concludePoint(findings)
  if (concluded.status !== 'fail') return concluded
  return { ...concluded, status: 'warn', score: Math.max(WEAKEST, concluded.score ?? WEAKEST) }
}
