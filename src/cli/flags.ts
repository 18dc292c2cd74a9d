import { type ParseArgsConfig, parseArgs } from 'node:util'
import { KINDS, type Policy, WILLINGNESS } from '../model/policy.ts'
import { UserError } from '../model/user-error.ts'
import { nearest } from '../text/did-you-mean.ts'

export const FORMATS = ['text', 'json', 'tui', 'markdown', 'html', 'sarif', 'junit', 'ndjson'] as const
export type Format = (typeof FORMATS)[number]

/** What a person typed after `oss-check`, checked. */
export interface CheckOptions {
  targets: readonly string[]
  example: boolean
  /** Null: the interactive report on a terminal, else text. */
  format: Format | null
  output: string | null
  badge: string | null
  baseline: string | null
  asOf: Date | null
  facts: string | null
  saveFacts: string | null
  evidence: string | null
  policyPath: string | null
  plugins: boolean
  /** Parts of the policy given as flags; they override every file. */
  policy: Partial<Policy>
  color: boolean
  verbose: boolean
  quiet: boolean
  cache: boolean
  refresh: boolean
  maxRequests: number | null
  maxWaitSeconds: number | null
}

const FLAGS = {
  example: { type: 'boolean' },
  format: { type: 'string' },
  json: { type: 'boolean' },
  output: { type: 'string', short: 'o' },
  badge: { type: 'string' },
  baseline: { type: 'string' },
  'as-of': { type: 'string' },
  facts: { type: 'string' },
  'save-facts': { type: 'string' },
  evidence: { type: 'string' },
  policy: { type: 'string' },
  'no-plugins': { type: 'boolean' },
  'fail-on': { type: 'string', multiple: true },
  'project-license': { type: 'string' },
  link: { type: 'string' },
  distribute: { type: 'string' },
  modify: { type: 'string' },
  allow: { type: 'string', multiple: true },
  deny: { type: 'string', multiple: true },
  kind: { type: 'string' },
  willingness: { type: 'string' },
  color: { type: 'boolean' },
  'no-color': { type: 'boolean' },
  verbose: { type: 'boolean' },
  quiet: { type: 'boolean', short: 'q' },
  'no-cache': { type: 'boolean' },
  refresh: { type: 'boolean' },
  'max-requests': { type: 'string' },
  'max-wait': { type: 'string' },
} as const satisfies NonNullable<ParseArgsConfig['options']>

/** argv -> options. Throws UserError with the nearest known flag for one it does not know. */
export function parseCheckOptions(args: readonly string[]): CheckOptions {
  const { values, positionals } = parseFlags(args, FLAGS)
  return {
    targets: positionals,
    example: values.example ?? false,
    format: values.json
      ? 'json'
      : values.format === undefined
        ? null
        : oneOf('--format', values.format, FORMATS),
    output: values.output ?? null,
    badge: values.badge ?? null,
    baseline: values.baseline ?? null,
    asOf: values['as-of'] === undefined ? null : dayOrInstant('--as-of', values['as-of']),
    facts: values.facts ?? null,
    saveFacts: values['save-facts'] ?? null,
    evidence: values.evidence ?? null,
    policyPath: values.policy ?? null,
    plugins: !values['no-plugins'],
    policy: policyFlags(values),
    color: !values['no-color'],
    verbose: values.verbose ?? false,
    quiet: values.quiet ?? false,
    cache: !values['no-cache'],
    refresh: values.refresh ?? false,
    maxRequests: wholeNumber('--max-requests', values['max-requests']),
    maxWaitSeconds: wholeNumber('--max-wait', values['max-wait']),
  }
}

type FlagConfig = NonNullable<ParseArgsConfig['options']>

/** `parseArgs` with our words for its errors. For every command that takes flags. */
export function parseFlags<const Flags extends FlagConfig>(args: readonly string[], flags: Flags) {
  try {
    return parseArgs({ args: [...args], options: flags, allowPositionals: true, strict: true })
  } catch (error) {
    throw flagError(error, Object.keys(flags))
  }
}

function flagError(error: unknown, known: readonly string[]): UserError {
  const message = error instanceof Error ? error.message : String(error)
  const named = /'(?:-\w, )?--?([\w-]+)/.exec(message)?.[1] ?? ''
  if (/Unknown option/.test(message)) {
    const meant = nearest(named, known)
    const hint = meant === null ? 'See oss-check --help' : `Did you mean --${meant}? See oss-check --help`
    return new UserError(`There is no option --${named}`, hint)
  }
  if (/argument missing|ambiguous/.test(message)) {
    return new UserError(`--${named} needs a value`, `Write --${named}=VALUE`)
  }
  if (/does not take an argument/.test(message)) {
    return new UserError(`--${named} takes no value`, `Write --${named}`)
  }
  return new UserError(message.split('. ')[0] ?? message, 'See oss-check --help')
}

export function oneOf<const Word extends string>(flag: string, value: string, words: readonly Word[]): Word {
  const found = words.find((word) => word === value)
  if (found === undefined) {
    throw new UserError(`${flag} cannot be ${JSON.stringify(value)}`, `It is one of ${words.join(', ')}`)
  }
  return found
}

function policyFlags(values: {
  'fail-on'?: string[]
  'project-license'?: string
  link?: string
  distribute?: string
  modify?: string
  allow?: string[]
  deny?: string[]
  kind?: string
  willingness?: string
}): Partial<Policy> {
  const policy: { -readonly [Key in keyof Policy]?: unknown } = {}
  if (values['fail-on']) policy.failOn = values['fail-on']
  if (values['project-license'] !== undefined) policy.projectLicense = values['project-license']
  if (values.kind !== undefined) policy.kind = oneOf('--kind', values.kind, KINDS)
  if (values.willingness !== undefined) {
    policy.willingness = oneOf('--willingness', values.willingness, WILLINGNESS)
  }
  const usage = {
    ...(values.link !== undefined && {
      link: oneOf('--link', values.link, ['static', 'dynamic', 'process']),
    }),
    ...(values.distribute !== undefined && {
      distribute: oneOf('--distribute', values.distribute, ['none', 'saas', 'binaries', 'source']),
    }),
    ...(values.modify !== undefined && { modify: oneOf('--modify', values.modify, ['yes', 'no']) === 'yes' }),
  }
  if (Object.keys(usage).length > 0) policy.usage = usage
  if (values.allow || values.deny) {
    policy.licenses = {
      ...(values.allow && { allow: values.allow }),
      ...(values.deny && { deny: values.deny }),
    }
  }
  // Each value was checked above; nested parts may be partial, the policy layers complete them.
  return policy as Partial<Policy>
}

/** `2026-08-04` is the whole day (its last instant, UTC); a full ISO instant is taken as it is. */
function dayOrInstant(flag: string, text: string): Date {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text)
  const isInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/.test(text)
  const date = new Date(isDay ? `${text}T23:59:59.999Z` : text)
  const exists = !Number.isNaN(date.getTime()) && (!isDay || date.toISOString().startsWith(text))
  if ((!isDay && !isInstant) || !exists) {
    throw new UserError(
      `${flag} cannot be ${JSON.stringify(text)}`,
      'Give a day as YYYY-MM-DD, or an instant like 2026-08-04T22:00:00Z',
    )
  }
  return date
}

function wholeNumber(flag: string, text: string | undefined): number | null {
  if (text === undefined) return null
  if (!/^\d{1,9}$/.test(text))
    throw new UserError(`${flag} cannot be ${JSON.stringify(text)}`, 'Give a whole number')
  return Number(text)
}
