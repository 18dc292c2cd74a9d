import { concludePoint } from '../../src/judging/conclude.ts'
import type { Conclusion, SignalFinding } from '../../src/model/rule.ts'

/**
 * The status is that of all signals together; the score is the outlook alone, the one of them that foretells: on real
 * histories the absence factor does worse than chance, since those who carry a project alone stay.
 * Where nobody worked all year there is no team at work, and that is never better than a weak one.
 */
export function concludeCoreTeam(findings: readonly SignalFinding[]): Conclusion {
  const conclusion = concludePoint(findings)
  const outlook = findings.find((finding) => finding.id === 'core-team/outlook')
  if (!outlook || outlook.score === null) return conclusion
  const score = outlook.score
  if (conclusion.status === 'fail' && outlook.marks.includes('nobody-at-work')) {
    return { status: 'fail', score, summary: 'Nobody worked on it for a year: there is no team at work' }
  }
  // Enough people is half of the question: what one person carries is theirs, however surely that person stays.
  const alone = findings.find((finding) => finding.id === 'core-team/concentration')
  if (conclusion.status === 'pass' && alone?.status === 'warn') {
    return { status: 'warn', score, summary: alone.summary }
  }
  return { ...conclusion, score }
}
