import type { Scan } from '../../judging/components/scan-result.ts'
import { annotation } from '../annotation.ts'
import { wayTo } from './groups.ts'
import { gateWords } from './wording.ts'

/** GitHub shows ten of a level a step, and none of what comes after. */
const MAX_SHOWN = 10
const LEVELS = { fail: 'error', undecided: 'warning' } as const

/** A line on the lockfile for each of the first problems, and the gate where it does not pass. */
export function scanAnnotations(scan: Scan): readonly string[] {
  if (scan.gate.status === 'pass') return []
  const lines = (['fail', 'undecided'] as const).flatMap((outcome) =>
    scan.findings
      .filter((finding) => finding.outcome === outcome)
      // The last is left for the gate.
      .slice(0, MAX_SHOWN - 1)
      .map(({ kind, purl, path, message, advice, declaredAt }) => {
        const who = purl === null ? '' : `${wayTo(path, '→')}: `
        const title = purl === null ? kind : `${kind} ${purl}`
        return annotation(LEVELS[outcome], title, `${who}${message}. What to do: ${advice}`, declaredAt)
      }),
  )
  const level = scan.gate.status === 'fail' ? 'error' : 'warning'
  return [...lines, annotation(level, 'oss-check scan', gateWords(scan))]
}
