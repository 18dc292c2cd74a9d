import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { UserError } from '../model/user-error.ts'
import { CHECK_FLAGS } from './check-options.ts'
import { SCAN_FLAGS } from './scan-options.ts'

/**
 * Whether somebody who names no command means a scan of what the project uses: where one stands named as the target, or
 * nothing at all, and there is something to scan (`canScan`). Judging the project itself there is asked for with `--health`.
 * Throws UserError for what is about judging beside a target that is scanned.
 */
export async function meansScan(
  args: readonly string[],
  cwd: string,
  canScan: () => Promise<boolean>,
): Promise<boolean> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { ...CHECK_FLAGS, ...SCAN_FLAGS },
    allowPositionals: true,
    // What is wrong with a flag is told by the command that takes it.
    strict: false,
  })
  if (values.health !== undefined) return false
  const ofJudging = Object.keys(values).find((name) => name in CHECK_FLAGS && !(name in SCAN_FLAGS))
  const [target, ...more] = positionals
  if (target === undefined) return ofJudging === undefined && (await canScan())
  if (more.length > 0 || !isHere(target, cwd) || !(await canScan())) return false
  if (ofJudging !== undefined) {
    throw new UserError(
      `oss-check ${target} scans what the project uses, and --${ofJudging} is about judging a project`,
      'Add --health to judge the project itself',
    )
  }
  return true
}

/** Written as a path: a bare word is no target. */
function isHere(target: string, cwd: string): boolean {
  return /^[./\\]|^[a-z]:[\\/]/i.test(target) && resolve(cwd, target) === cwd
}
