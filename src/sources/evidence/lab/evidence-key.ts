import { resolve } from 'node:path'
import { keyOf, type Subject } from '../../../model/subject.ts'

/** How evidence names the subject it answers for. A path is the same wherever it is read from. */
export function answerKey(subject: Subject, cwd: string): string {
  return subject.kind === 'path' ? resolve(cwd, subject.path) : keyOf(subject)
}
