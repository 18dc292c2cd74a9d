import { existsSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { rules } from '../../../rules/index.ts'
import { writeGivenFile } from '../../disk/atomic-file.ts'
import { isAttestable } from '../../judging/attestations.ts'
import { isDay } from '../../model/day.ts'
import type { Attestation } from '../../model/policy.ts'
import { keyOf } from '../../model/subject.ts'
import { UserError } from '../../model/user-error.ts'
import { ATTESTATIONS_NAME } from '../../policy/find.ts'
import { loadPolicy, type PolicyBook } from '../../policy/load.ts'
import { withAttestation } from '../../policy/record.ts'
import { oneOf } from '../../policy/setting-values.ts'
import { TRUSTING } from '../../policy/trust.ts'
import { nearest } from '../../text/did-you-mean.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { parseFlags } from '../flags.ts'
import type { Io } from '../io.ts'
import { policyKeys, subjectFrom } from '../subject.ts'
import { folderTrust, rememberMade } from '../trust.ts'

export const help = `oss-check attest - a named person answers what the tool cannot measure

Usage
  oss-check attest WHAT [TARGET] [options]     what is missing is asked for on a terminal

WHAT is a point (industry, sandbox, marathon, fit, support), a signal of one (fit/exports), or a question of yours
(fit/questions/<name>, declared under needs.questions). TARGET is a project, or a pattern such as github.com/acme/*.

  --answer ANSWER      pass, warn or fail
  --statement TEXT     the answer in words          --evidence LINK    where it can be looked up
  --owner NAME         who says so                  --date DAY         when (today)
  --expires DAY        the last day it holds (half a year from the date)
  --file FILE          where to write: a policy or attestations file (default ${ATTESTATIONS_NAME} beside the policy)
`

const ANSWERS = ['pass', 'warn', 'fail'] as const
const VALID_DAYS = 183
const DAY_MS = 86_400_000

const FLAGS = {
  target: { type: 'string' },
  answer: { type: 'string' },
  statement: { type: 'string' },
  evidence: { type: 'string' },
  owner: { type: 'string' },
  date: { type: 'string' },
  expires: { type: 'string' },
  file: { type: 'string' },
  policy: { type: 'string' },
  'no-plugins': { type: 'boolean' },
} as const

export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = parseFlags(args, FLAGS)
  const [given, named, ...others] = positionals
  if (given === undefined || others.length > 0)
    throw new UserError('Say what to attest', 'oss-check attest WHAT [TARGET]')
  const standing = folderTrust([], io)
  const request = {
    cwd: io.cwd,
    env: io.env,
    flags: {},
    policyPath: values.policy ?? null,
    rules,
    plugins: !values['no-plugins'],
    ...standing,
  }
  const inForce = await loadPolicy(request)
  // What is asked, and where answers are kept, is read of any policy; its code is not.
  const book =
    inForce.leftOut === null
      ? inForce
      : await loadPolicy({ ...request, plugins: false, trust: TRUSTING, judgesOwn: false })
  const asked = questionFor(given, named === undefined ? [] : keysOf(named, io), book)
  if (io.stdin.ask) io.stderr(`${asked.words}\n`)

  const answer = async (flag: keyof typeof values & string, question: string, otherwise?: string) => {
    const value = values[flag]
    if (typeof value === 'string' && value.trim() !== '') return value.trim()
    return answered(flag, question, otherwise, io)
  }
  const target = targetKey(named ?? (await answer('target', 'For which target?')), io)
  const today = io.now().toISOString().slice(0, 10)
  const verdict = oneOf('--answer', await answer('answer', 'Is the answer pass, warn or fail?'), ANSWERS)
  const statement = await answer('statement', 'The answer in one sentence?')
  const evidence = await answer('evidence', 'Where can that be looked up (a link)?')
  const owner = await answer('owner', 'Who says so?')
  const date = day('--date', values.date ?? today)
  const later = new Date(Date.parse(date) + VALID_DAYS * DAY_MS).toISOString().slice(0, 10)
  const expires = day('--expires', await answer('expires', 'The last day it holds?', later))
  if (expires < date) throw new UserError('--expires is before the date', 'Give a later day')

  const attestation: Attestation = {
    what: asked.what,
    target,
    answer: verdict,
    statement,
    evidence,
    owner,
    date,
    expires,
  }
  const path = resolve(
    io.cwd,
    values.file ?? join(book.path === null ? '.' : join(book.path, '..'), ATTESTATIONS_NAME),
  )
  const shown = relative(io.cwd, path) || path
  // Whoever adds to what nobody trusts does not trust what was there before.
  const isOurs = !existsSync(path) || standing.ledger.holds(path)
  await writeGivenFile(path, withAttestation(path, shown, attestation))
  if (isOurs) await rememberMade([path], io)
  io.stdout(
    `Recorded in ${shown}: ${asked.what} for ${target} is ${verdict}, says ${owner}, until ${expires}\n`,
  )
  return EXIT.ok
}

/** What is asked, in words; the short name of a question of yours stands for its whole one. */
function questionFor(
  given: string,
  keys: readonly string[],
  book: PolicyBook,
): { what: string; words: string } {
  const { questions } = book.forTarget(keys).policy.needs
  const short = given.replace(/^fit\/questions\//, '')
  const own = questions[short]
  if (own !== undefined) return { what: `fit/questions/${short}`, words: own }
  const known = book.rules
    .filter(isAttestable)
    .flatMap((rule) => [
      { what: rule.id, words: rule.question },
      ...rule.signals.map((signal) => ({ what: signal.id, words: `${signal.title}: ${signal.why}` })),
    ])
  const found = known.find(({ what }) => what === given)
  if (found) return found
  const point = book.rules.find((rule) => rule.id === given.split('/')[0])
  if (point && !isAttestable(point)) {
    throw new UserError(
      `${given} is measured, and nobody can attest it`,
      `Attested are ${book.rules
        .filter(isAttestable)
        .map(({ id }) => id)
        .join(', ')}; a waiver accepts what fails`,
    )
  }
  const meant = nearest(given, [...known.map(({ what }) => what), ...Object.keys(questions)])
  throw new UserError(
    `${JSON.stringify(given)} is nothing that can be attested`,
    meant
      ? `Did you mean ${meant}?`
      : '`oss-check rules` lists points and signals; `needs.questions` holds your own',
  )
}

async function answered(
  flag: string,
  question: string,
  otherwise: string | undefined,
  io: Io,
): Promise<string> {
  if (!io.stdin.ask) {
    if (otherwise !== undefined) return otherwise
    throw new UserError(`--${flag} is missing`, 'Nobody can be asked here; give every answer as a flag')
  }
  for (;;) {
    const line = (
      await io.stdin.ask(`${question}${otherwise === undefined ? '' : ` [${otherwise}]`} `)
    ).trim()
    const value = line || otherwise
    if (value) return value
  }
}

function keysOf(text: string, io: Io): readonly string[] {
  return text.includes('*') ? [text] : policyKeys(text, io.env)
}

/** A project by any of its names, or a pattern as it is. */
function targetKey(text: string, io: Io): string {
  return text.includes('*') ? text : keyOf(subjectFrom(text, io.env))
}

function day(flag: string, text: string): string {
  if (!isDay(text))
    throw new UserError(`${flag} cannot be ${JSON.stringify(text)}`, 'Give a day as YYYY-MM-DD')
  return text
}
