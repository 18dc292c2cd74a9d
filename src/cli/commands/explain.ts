import { rules } from '../../../rules/index.ts'
import { UserError } from '../../model/user-error.ts'
import { describeRule, describeSignal } from '../../report/rules.ts'
import { nearest } from '../../text/did-you-mean.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { parseFlags } from '../flags.ts'
import type { Io } from '../io.ts'

export const help = `oss-check explain - what a point or signal means, why it matters, what helps

Usage
  oss-check explain license
  oss-check explain activity/lifecycle
`

export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const [id, ...more] = parseFlags(args, {}).positionals
  if (id === undefined || more.length > 0) {
    throw new UserError('explain takes one point or signal', 'For example: oss-check explain activity')
  }
  io.stdout(`${explanation(id)}\n`)
  return EXIT.ok
}

function explanation(id: string): string {
  const signals = rules.flatMap((rule) => rule.signals)
  const rule = rules.find((each) => each.id === id || String(each.point) === id)
  if (rule) return describeRule(rule)
  const signal = signals.find((each) => each.id === id)
  if (signal) return describeSignal(signal)
  const meant = nearest(
    id,
    [...rules, ...signals].map((each) => each.id),
  )
  const hint = meant === null ? '`oss-check rules` lists them' : `Did you mean ${meant}?`
  throw new UserError(`${JSON.stringify(id)} is no point or signal`, hint)
}
