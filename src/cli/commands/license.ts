import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { rules } from '../../../rules/index.ts'
import type { UseContext } from '../../analysis/licensing/answer.ts'
import { type Decision, decide } from '../../analysis/licensing/decide.ts'
import { expressionText, type Term, termsOf } from '../../analysis/licensing/expression.ts'
import { judgePair, readPairs, STRICT } from '../../analysis/licensing/pairs.ts'
import { parseExpression } from '../../analysis/licensing/parse-expression.ts'
import { contextOf } from '../../analysis/licensing/project-decision.ts'
import {
  describeContext,
  describeDecision,
  recordOf,
  whatToDo,
  wordOf,
} from '../../analysis/licensing/wording.ts'
import { UserError } from '../../model/user-error.ts'
import { overriddenUsage } from '../../policy/layers.ts'
import { loadPolicy } from '../../policy/load.ts'
import { sectionOf } from '../../policy/said.ts'
import { oneOf, readYesOrNo } from '../../policy/setting-values.ts'
import { annotation } from '../../report/annotation.ts'
import { jsonText } from '../../text/json-text.ts'
import { describeExitCodes, EXIT, EXIT_OF_LICENSE, type ExitCode } from '../exit-codes.ts'
import { parseFlags, settingFlags } from '../flags.ts'
import { refuseLeftOut } from '../gate-asked.ts'
import type { Io } from '../io.ts'
import { describeSettings } from '../setting-help.ts'
import { folderTrust } from '../trust.ts'

const SETTINGS_OF_USE = ['project-license', 'link', 'distribute', 'modify', 'allow', 'deny'] as const

export const help = `oss-check license - may I use something under this licence?

Usage
  oss-check license EXPRESSION [options]        oss-check license "GPL-2.0-only WITH Classpath-exception-2.0"
  oss-check license TARGET [options]            oss-check license owner/repo --project-license MIT
  oss-check license --pairs FILE.tsv            columns outbound, inbound; one JSON line each, in the file's order
  oss-check license --text FILE... [--json]     which licence a text is, a line each; - is standard input

Options
${describeSettings(SETTINGS_OF_USE, 118)}
  --whole yes|no           everything is offered under your licence, the component too (default no; with --pairs yes)
  --policy FILE            default: oss-check.yaml, found upwards
  --format FORMAT          text (default) or json       --json   for --format json

${describeExitCodes({ ok: 'compatible or waived', failed: 'incompatible', undecidable: 'needs review' })}
`

const FLAGS = {
  ...settingFlags(SETTINGS_OF_USE),
  whole: { type: 'string' },
  policy: { type: 'string' },
  pairs: { type: 'string' },
  text: { type: 'boolean' },
  format: { type: 'string' },
  json: { type: 'boolean' },
} as const

export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = parseFlags(args, FLAGS)
  const whole = values.whole === undefined ? null : readYesOrNo('--whole', values.whole)
  const format = values.json ? 'json' : oneOf('--format', values.format ?? 'text', ['text', 'json'])
  if (values.text) return (await import('./license-text.ts')).answerTexts(positionals, format, io)
  if (values.pairs !== undefined) {
    if (positionals.length > 0) {
      throw new UserError('--pairs takes no expression beside it', 'Give one or the other')
    }
    const usage = overriddenUsage(STRICT, sectionOf(values).usage ?? {})
    const context = { ...usage, link: usage.link ?? STRICT.link, whole: whole ?? STRICT.whole }
    return answerPairs(values.pairs, context, io)
  }

  const [text, ...more] = positionals
  if (text === undefined || more.length > 0) {
    throw new UserError(
      'license takes one expression or target',
      'Quote it: oss-check license "MIT OR Apache-2.0"',
    )
  }
  const flags = sectionOf(values)
  const policyPath = values.policy ?? null
  if (isTarget(text)) {
    if (whole !== null) throw new UserError('--whole is for expressions', 'Leave it out for a target')
    return (await import('./license-target.ts')).answerTarget({ target: text, format, policyPath, flags }, io)
  }
  const { cwd, env } = io
  const book = await loadPolicy({
    cwd,
    env,
    flags,
    policyPath,
    rules,
    plugins: false,
    ...folderTrust([], io),
  })
  refuseLeftOut(book, true)
  const { policy } = book.forTarget([])
  const context = { ...contextOf(policy), whole: whole ?? false }
  const expression = parseExpression(text)
  const decision = decide(expression, policy.licenses, context)
  const written = expressionText(expression)
  if (format === 'json') io.stdout(`${jsonText(recordOf(written, decision, context), 2)}\n`)
  else io.stdout(describeDecision(expression, decision, describeContext(context)))
  annotate(text, decision, io)
  return EXIT_OF_LICENSE[decision.verdict]
}

async function answerPairs(path: string, context: Omit<UseContext, 'project'>, io: Io): Promise<ExitCode> {
  const text = await readFile(resolve(io.cwd, path), 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UserError(
      `${path} cannot be read (${error.code ?? 'unknown error'})`,
      'Give the path of a tab-separated file',
    )
  })
  const lines = readPairs(text).map(({ outbound, inbound }) => {
    const { verdict, reason } = judgePair(outbound, inbound, context)
    return jsonText({ outbound, inbound, verdict, reason })
  })
  io.stdout(lines.map((line) => `${line}\n`).join(''))
  return EXIT.ok
}

function annotate(text: string, decision: Decision, io: Io): void {
  if (decision.verdict === 'compatible') return
  const { verdict, reason } = decision
  const message = `${wordOf(verdict)}: ${reason}. What to do: ${whatToDo(decision)}`
  io.command?.(annotation(verdict === 'incompatible' ? 'error' : 'warning', `Licence ${text}`, message))
}

const TARGET = /^(?:\.{1,2}(?:$|[\\/])|[\\/]|[a-z]+:\S|[\w.-]+@[\w.-]+:)|:\/\/|^[\w.-]+(?:\/[\w.-]+)+$/i

/** A target rather than an expression: written like one, and not every part of it a licence (`MIT/Apache-2.0`). */
function isTarget(text: string): boolean {
  const isLicense = (term: Term) => term.kind !== 'unclear' || term.candidates.length > 0
  return TARGET.test(text.trim()) && !termsOf(parseExpression(text)).every(isLicense)
}
