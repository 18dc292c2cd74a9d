import { sectionOf } from '../policy/said.ts'
import type { PolicySection } from '../policy/schema.ts'
import { oneOf } from '../policy/setting-values.ts'
import { SETTING_NAMES } from '../policy/settings.ts'
import { FORMAT_NAMES } from '../report/formats/index.ts'
import { type AsOf, parseAsOf } from './day-judged.ts'
import { parseFlags, settingFlags } from './flags.ts'
import { READING_FLAGS, type ReadingOptions, readingOptions } from './reading-flags.ts'

/** `tui`: the interactive report, which is no document. */
const REPORTS = ['tui', ...FORMAT_NAMES] as const

/** What a person typed after `oss-check`, checked. */
export interface CheckOptions extends ReadingOptions {
  targets: readonly string[]
  example: boolean
  /** Null: the interactive report on a terminal, else text. */
  format: (typeof REPORTS)[number] | null
  output: string | null
  badge: string | null
  baseline: string | null
  asOf: AsOf | null
  facts: string | null
  saveFacts: string | null
  evidence: string | null
  policyPath: string | null
  plugins: boolean
  /** Parts of the policy given as flags; they override every file. */
  policy: PolicySection
  /** Null: as the terminal wants them. */
  colors: boolean | null
}

/** What `oss-check TARGET…` takes. */
export const CHECK_FLAGS = {
  example: { type: 'boolean' },
  // Read where the command is chosen, see command-meant.ts.
  health: { type: 'boolean' },
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
  ...settingFlags(SETTING_NAMES),
  color: { type: 'boolean' },
  'no-color': { type: 'boolean' },
  ...READING_FLAGS,
} as const

/** argv -> options. Throws UserError with the nearest known flag for one it does not know. */
export function parseCheckOptions(args: readonly string[]): CheckOptions {
  const { values, positionals } = parseFlags(args, CHECK_FLAGS)
  return {
    targets: values.health && positionals.length === 0 ? ['.'] : positionals,
    example: values.example ?? false,
    format: values.json
      ? 'json'
      : values.format === undefined
        ? null
        : oneOf('--format', values.format, REPORTS),
    output: values.output ?? null,
    badge: values.badge ?? null,
    baseline: values.baseline ?? null,
    asOf: values['as-of'] === undefined ? null : parseAsOf(values['as-of']),
    facts: values.facts ?? null,
    saveFacts: values['save-facts'] ?? null,
    evidence: values.evidence ?? null,
    policyPath: values.policy ?? null,
    plugins: !values['no-plugins'],
    policy: sectionOf(values),
    colors: values['no-color'] ? false : (values.color ?? null),
    ...readingOptions(values),
  }
}
