import { UserError } from '../../model/user-error.ts'
import type { UseContext } from './answer.ts'
import { parseExpression } from './parse-expression.ts'
import { type ExpressionAnswer, judgeExpression } from './verdict.ts'

export interface Pair {
  /** The licence the combined work is offered under. */
  outbound: string
  /** The licence of the component. */
  inbound: string
  /** The answer to be expected, where the file has a third column. */
  expected: string | null
}

/** Tab-separated lines, a header with `outbound` and `inbound` first. Throws UserError for anything else. */
export function readPairs(text: string): readonly Pair[] {
  const [header = '', ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const columns = header.split('\t').map((name) => name.trim().toLowerCase())
  const at = (name: string) => columns.indexOf(name)
  if (at('outbound') < 0 || at('inbound') < 0) {
    throw new UserError(
      'The file of pairs has no columns outbound and inbound',
      'Tab-separated, names in the first line',
    )
  }
  return lines
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const cells = line.split('\t').map((cell) => cell.trim())
      return {
        outbound: cells[at('outbound')] ?? '',
        inbound: cells[at('inbound')] ?? '',
        expected: at('verdict') < 0 ? null : (cells[at('verdict')] ?? null),
      }
    })
}

/** The strict context: one work, distributed, everything under the outbound licence. */
export const STRICT: Omit<UseContext, 'project'> = {
  link: 'static',
  distribute: ['binaries'],
  modify: false,
  whole: true,
}

export function judgePair(outbound: string, inbound: string, context = STRICT): ExpressionAnswer {
  return judgeExpression(parseExpression(inbound), { ...context, project: parseExpression(outbound) })
}
