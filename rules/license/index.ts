import { concludePoint } from '../../src/judging/conclude.ts'
import { type Conclusion, defineRule, type SignalFinding } from '../../src/model/rule.ts'
import compatible from './compatible.ts'
import declared from './declared.ts'
import history from './history.ts'
import policy from './policy.ts'
import relicensingRisk from './relicensing-risk.ts'

export default defineRule({
  id: 'license',
  point: 1,
  title: 'License',
  question: 'Does its licence suit inclusion in your project?',
  role: 'indispensable',
  attestable: false,
  signals: [compatible, policy, declared, history, relicensingRisk],
  conclude,
})

/** Whether the licence suits decides the point: where that is unknown, nothing else can make it pass. */
function conclude(findings: readonly SignalFinding[]): Conclusion {
  const suits = findings.find(({ id }) => id === compatible.id)
  const plain = concludePoint(findings)
  if (suits?.status !== 'unknown' || plain.status === 'fail') return plain
  return { status: 'unknown', score: plain.score, summary: suits.summary }
}
