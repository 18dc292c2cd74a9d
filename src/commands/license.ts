import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { rules } from '../../rules/index.ts'
import { UserError } from '../errors.ts'
import type { UseContext } from '../license/answer.ts'
import { type Decision, decide } from '../license/decide.ts'
import { expressionText, parseExpression, termsOf } from '../license/expression.ts'
import { judgePair, readPairs, STRICT } from '../license/pairs.ts'
import { annotation, describeContext, describeDecision, recordOf } from '../license/say.ts'
import { oneOf, parseFlags } from '../options.ts'
import { loadPolicy } from '../policy/load.ts'
import type { Policy, Usage } from '../policy.ts'
import type { Io } from './io.ts'

export const help = `oss-check license - may I use something under this licence?

Usage
  oss-check license EXPRESSION [options]        oss-check license "GPL-2.0-only WITH Classpath-exception-2.0"
  oss-check license --pairs FILE.tsv            columns outbound, inbound; one JSON line each, in the file's order

Options
  --project-license SPDX   what your work is licensed under (default: policy, package.json); LicenseRef-Proprietary if closed
  --link HOW               static (default), dynamic, process
  --distribute WHAT        binaries (default), source, saas, none
  --modify yes|no          whether you change its code (default no)
  --whole yes|no           everything is offered under your licence, the component too (default no; with --pairs yes)
  --allow/--deny SPDX      licences, repeatable; decided in the order deny, waiver, allow, compatibility
  --policy FILE            default: oss-check.yaml, found upwards
  --format FORMAT          text (default) or json       --json   for --format json

Exit codes: 0 compatible, 1 incompatible, 2 could not run, 3 needs review.
`

const FLAGS = {
  'project-license': { type: 'string' },
  link: { type: 'string' },
  distribute: { type: 'string' },
  modify: { type: 'string' },
  whole: { type: 'string' },
  allow: { type: 'string', multiple: true },
  deny: { type: 'string', multiple: true },
  policy: { type: 'string' },
  pairs: { type: 'string' },
  format: { type: 'string' },
  json: { type: 'boolean' },
} as const

const EXIT = { compatible: 0, incompatible: 1, 'needs-review': 3 } as const

export async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseFlags(args, FLAGS)
  const whole = yesOrNo('--whole', values.whole)
  const format = values.json ? 'json' : oneOf('--format', values.format ?? 'text', ['text', 'json'])
  if (values.pairs !== undefined) {
    if (positionals.length > 0) {
      throw new UserError('--pairs takes no expression beside it', 'Give one or the other')
    }
    return answerPairs(values.pairs, { ...usageOf(values, STRICT), whole: whole ?? STRICT.whole }, io)
  }

  const [text, ...more] = positionals
  if (text === undefined || more.length > 0) {
    throw new UserError('license takes one expression', 'Quote it: oss-check license "MIT OR Apache-2.0"')
  }
  const policy = await policyOf(values, io)
  const context: UseContext = {
    ...usageOf(values, policy.usage),
    whole: whole ?? false,
    project: policy.projectLicense === null ? null : parseExpression(policy.projectLicense),
  }
  const expression = parseExpression(text)
  const decision = decide(expression, policy.licenses, context)
  const written = expressionText(expression)
  if (format === 'json') io.stdout(`${JSON.stringify(recordOf(written, decision, context), null, 2)}\n`)
  else io.stdout(describeDecision(written, decision, describeContext(context)))
  annotate(text, decision, io)
  return EXIT[decision.verdict]
}

type Flags = ReturnType<typeof parseFlags<typeof FLAGS>>['values']

/** The policy of the project one stands in, with what the flags override. */
async function policyOf(values: Flags, io: Io): Promise<Policy> {
  const flags: Partial<Policy> = {
    ...(values['project-license'] !== undefined && { projectLicense: values['project-license'] }),
    ...((values.allow || values.deny) && {
      licenses: { allow: values.allow ?? [], deny: values.deny ?? [] },
    }),
  }
  const { cwd, env } = io
  const policyPath = values.policy ?? null
  const book = await loadPolicy({ cwd, env, flags, policyPath, rules, plugins: false })
  return book.forTarget([]).policy
}

function usageOf(values: Flags, usage: Usage): Usage {
  return {
    link: oneOf('--link', values.link ?? usage.link, ['static', 'dynamic', 'process']),
    distribute: oneOf('--distribute', values.distribute ?? usage.distribute, [
      'none',
      'saas',
      'binaries',
      'source',
    ]),
    modify: yesOrNo('--modify', values.modify) ?? usage.modify,
  }
}

function yesOrNo(flag: string, value: string | undefined): boolean | null {
  return value === undefined ? null : oneOf(flag, value, ['yes', 'no']) === 'yes'
}

async function answerPairs(path: string, context: Omit<UseContext, 'project'>, io: Io): Promise<number> {
  const text = await readFile(resolve(io.cwd, path), 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UserError(
      `${path} cannot be read (${error.code ?? 'unknown error'})`,
      'Give the path of a tab-separated file',
    )
  })
  const lines = readPairs(text).map(({ outbound, inbound }) => {
    const { verdict, reason } = judgePair(outbound, inbound, context)
    return JSON.stringify({ outbound, inbound, verdict, reason })
  })
  io.stdout(lines.map((line) => `${line}\n`).join(''))
  return 0
}

/** GitHub reads annotations from any output; they go to stderr so that JSON stays JSON. */
function annotate(text: string, decision: Decision, io: Io): void {
  if (io.env.GITHUB_ACTIONS !== 'true' || decision.verdict === 'compatible') return
  io.stderr(`${annotation(`Licence ${text}`, decision)}\n`)
}

/** Whether a text is meant as an expression rather than as a target: every part of it is a licence. */
export function isExpression(text: string): boolean {
  return termsOf(parseExpression(text)).every((term) => term.kind !== 'unclear' || term.candidates.length > 0)
}
