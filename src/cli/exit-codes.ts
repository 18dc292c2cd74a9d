import type { LicenseRecord } from '../analysis/licensing/wording.ts'
import type { Gate } from '../model/scorecard.ts'

/** What the process ends with. */
export const EXIT = {
  /** Done; the gate passed, or none was asked for. */
  ok: 0,
  failed: 1,
  couldNotRun: 2,
  undecidable: 3,
  /** As shells count it: 128 and SIGINT. */
  interrupted: 130,
} as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** What an answer about a licence ends as: the same whichever way it was asked. */
export const EXIT_OF_LICENSE: Readonly<Record<LicenseRecord['verdict'], ExitCode>> = {
  compatible: EXIT.ok,
  waived: EXIT.ok,
  incompatible: EXIT.failed,
  'needs-review': EXIT.undecidable,
}

/** What a judged target's gate ends as. */
const EXIT_OF_GATE: Readonly<Record<Gate['status'], ExitCode>> = {
  none: EXIT.ok,
  pass: EXIT.ok,
  fail: EXIT.failed,
  unknown: EXIT.undecidable,
}

/** Of several targets: one that fails decides, else one that cannot be decided. */
export function exitOfGates(statuses: readonly Gate['status'][]): ExitCode {
  const codes = statuses.map((status) => EXIT_OF_GATE[status])
  return codes.find((code) => code === EXIT.failed) ?? codes.find((code) => code !== EXIT.ok) ?? EXIT.ok
}

/** "Exit codes: 0 compatible, 1 incompatible, 2 could not run, 3 needs review." What a command does not end with is left away. */
export function describeExitCodes(
  meanings: { ok: string; failed: string } & { [Name in 'couldNotRun' | 'undecidable']?: string },
): string {
  const { ok, failed, couldNotRun = 'could not run', undecidable } = meanings
  const told = [`${EXIT.ok} ${ok}`, `${EXIT.failed} ${failed}`, `${EXIT.couldNotRun} ${couldNotRun}`]
  return `Exit codes: ${[...told, ...(undecidable ? [`${EXIT.undecidable} ${undecidable}`] : [])].join(', ')}.`
}
