import type { Scorecard } from '../model/scorecard.ts'
import { withoutCommands } from '../text/workflow-commands.ts'
import { plainLine } from './plain-line.ts'

/** A line that GitHub Actions shows on the run: https://docs.github.com/actions, "workflow commands". */
export function annotation(
  level: 'error' | 'warning' | 'notice',
  title: string,
  message: string,
  place: { file: string; line: number | null } | null = null,
): string {
  const where = place === null ? '' : `file=${escapeProperty(place.file)},line=${place.line ?? 1},`
  return `::${level} ${where}title=${escapeProperty(title)}::${escapeData(message)}`
}

const NO_GATE = 'No condition was asked for, so nothing can fail: give --fail-on, or failOn in the policy'

/** One line for each condition of a gate that does not hold or cannot be decided; one for a run without any gate. */
export function gateAnnotations(scorecards: readonly Scorecard[]): string[] {
  if (scorecards.every(({ gate }) => gate.status === 'none')) {
    return [annotation('notice', 'oss-check', NO_GATE)]
  }
  return scorecards.flatMap(({ gate, target }) =>
    gate.conditions
      .filter(({ status }) => status !== 'pass')
      .map(({ condition, status, reason }) => {
        const level = status === 'fail' ? 'error' : 'warning'
        const word = status === 'fail' ? 'fails' : 'cannot be decided'
        return annotation(level, `oss-check ${target.name}`, `${condition} ${word}: ${reason}`)
      }),
  )
}

function escapeData(text: string): string {
  return withoutCommands(plainLine(text)).replace(/%/g, '%25')
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C')
}
