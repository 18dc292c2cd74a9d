import { rules } from '../../../rules/index.ts'
import { jsonText } from '../../text/json-text.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { parseFlags } from '../flags.ts'
import type { Io } from '../io.ts'

export const help = `oss-check rules - the ten points and their signals

Usage
  oss-check rules [--json]
`

export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values } = parseFlags(args, { json: { type: 'boolean' } })
  if (values.json) {
    const list = rules.map(({ id, point, title, question, signals }) => ({
      id,
      point,
      title,
      question,
      signals: signals.map((signal) => ({ id: signal.id, title: signal.title, weight: signal.weight ?? 1 })),
    }))
    io.stdout(`${jsonText(list, 2)}\n`)
    return EXIT.ok
  }
  for (const rule of rules) {
    io.stdout(`${String(rule.point ?? '').padStart(2)} ${rule.id.padEnd(12)} ${rule.question}\n`)
    for (const signal of rule.signals) io.stdout(`     ${signal.id.padEnd(34)} ${signal.title}\n`)
  }
  return EXIT.ok
}
