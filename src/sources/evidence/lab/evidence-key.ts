import { resolve } from 'node:path'
import { keyOf, type Target } from '../../../model/target.ts'

/** How evidence names the target it answers for. A path is the same wherever it is read from. */
export function answerKey(target: Target, cwd: string): string {
  return target.kind === 'path' ? resolve(cwd, target.path) : keyOf(target)
}
