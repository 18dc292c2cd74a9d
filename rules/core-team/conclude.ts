import { concludePoint } from '../../src/conclude.ts'
import type { Conclusion, SignalFinding } from '../../src/rule.ts'

/**
 * The status is that of all signals together; the score is the outlook alone, the one of them that foretells: on real
 * histories the absence factor does worse than chance, since those who carry a project alone stay.
 */
export function concludeCoreTeam(findings: readonly SignalFinding[]): Conclusion {
  const conclusion = concludePoint(findings)
  const outlook = findings.find((finding) => finding.id === 'core-team/outlook')
  if (!outlook || outlook.score === null) return conclusion
  return { ...conclusion, score: outlook.score }
}
