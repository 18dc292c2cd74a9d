import { cpus, totalmem, userInfo } from 'node:os'
import type { LabRun } from '../../../model/facts/lab-run.ts'
import { cleanLine } from '../../../text/untrusted.ts'

/** The machine a run was made on, as evidence tells it. */
export function thisMachine(): LabRun['machine'] {
  const { platform, arch, version } = process
  return {
    os: platform,
    arch,
    cpus: cpus().length,
    memoryBytes: totalmem(),
    runtime: `node ${version.slice(1)}`,
  }
}

/** Who ran it: as given, else the account. */
export function runBy(given: string | undefined): string {
  if (given !== undefined && given.trim() !== '') return cleanLine(given, 100)
  try {
    return cleanLine(userInfo().username, 100)
  } catch {
    // A user id without an account, as in containers.
    return 'unknown'
  }
}
