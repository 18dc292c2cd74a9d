import { isHiddenByFault } from '../../src/judging/conclude.ts'
import { BANDS, type Conclusion, type SignalFinding } from '../../src/model/rule.ts'

/**
 * The word decides, the number orders.
 * - archived, deprecated, abandoned: fail. Everything else: by the word, and no better than mediocre where the outlook is
 *   poor; what is finished too, or more silence would make it better than it was before.
 * - The score is the outlook, so that it orders projects by their chance to be alive; a project that is over ranks
 *   below the living, one that is finished is not ranked by its silence.
 * - A fault behind either makes the point unknown, unless the project is over in any case.
 */
export function concludeActivity(findings: readonly SignalFinding[]): Conclusion {
  const lifecycle = findings.find((finding) => finding.id === 'activity/lifecycle')
  const outlook = findings.find((finding) => finding.id === 'activity/outlook')
  const chance = outlook?.score ?? null
  if (!lifecycle || lifecycle.score === null) {
    const summary = lifecycle?.summary ?? outlook?.summary ?? 'Nothing is known of its activity'
    return { status: 'unknown', score: chance, summary }
  }
  const { status, summary, marks } = lifecycle
  if (status === 'fail') {
    const isHidden = outlook !== undefined && isHiddenByFault(outlook)
    return { status, score: isHidden ? null : overScore(marks, chance ?? 0), summary }
  }
  if (outlook && isHiddenByFault(outlook)) return { status: 'unknown', score: null, summary: outlook.summary }
  if (chance === null) return { status, score: lifecycle.score, summary }
  const isFinished = marks.includes('finished')
  const score = isFinished ? lifecycle.score : chance
  if (status === 'pass' && chance < BANDS.warn) {
    return { status: 'warn', score, summary: isFinished ? summary : (outlook?.summary ?? summary) }
  }
  return { status, score, summary }
}

/** What is declared over has no chance left to compare; what was merely left keeps its place in the order. */
function overScore(marks: SignalFinding['marks'], chance: number): number {
  return marks.includes('declared-over') ? 0 : Math.min(0.99 * BANDS.warn, chance)
}
