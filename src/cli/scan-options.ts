import { sectionOf } from '../policy/said.ts'
import type { PolicySection } from '../policy/schema.ts'
import { oneOf } from '../policy/setting-values.ts'
import { SCAN_FORMAT_NAMES, type ScanFormatName } from '../report/scan/index.ts'
import { parseFlags, settingFlags, wholeNumber } from './flags.ts'

export const SCAN_SETTINGS = ['project-license', 'link', 'distribute', 'modify', 'allow', 'deny'] as const

/** What a person typed after `oss-check scan`, checked. */
export interface ScanOptions {
  /** Folders and files; none: where one stands. */
  paths: readonly string[]
  format: ScanFormatName
  output: string | null
  all: boolean
  /** The components alone, without network or judging. */
  inventory: boolean
  texts: boolean
  offline: boolean
  policyPath: string | null
  policy: PolicySection
  colors: boolean | null
  verbose: boolean
  quiet: boolean
  cache: boolean
  refresh: boolean
  maxRequests: number | null
  maxWaitSeconds: number | null
}

/** What `oss-check scan` takes. */
export const SCAN_FLAGS = {
  ...settingFlags(SCAN_SETTINGS),
  policy: { type: 'string' },
  format: { type: 'string' },
  json: { type: 'boolean' },
  output: { type: 'string', short: 'o' },
  all: { type: 'boolean' },
  inventory: { type: 'boolean' },
  texts: { type: 'boolean' },
  offline: { type: 'boolean' },
  color: { type: 'boolean' },
  'no-color': { type: 'boolean' },
  verbose: { type: 'boolean' },
  quiet: { type: 'boolean', short: 'q' },
  'no-cache': { type: 'boolean' },
  refresh: { type: 'boolean' },
  'max-requests': { type: 'string' },
  'max-wait': { type: 'string' },
} as const

/** argv -> options. Throws UserError with the nearest known flag for one it does not know. */
export function parseScanOptions(args: readonly string[]): ScanOptions {
  const { values, positionals } = parseFlags(args, SCAN_FLAGS)
  return {
    paths: positionals.length === 0 ? ['.'] : positionals,
    format: values.json ? 'json' : oneOf('--format', values.format ?? 'text', SCAN_FORMAT_NAMES),
    output: values.output ?? null,
    all: values.all ?? false,
    inventory: values.inventory ?? false,
    texts: values.texts ?? false,
    offline: values.offline ?? false,
    policyPath: values.policy ?? null,
    policy: sectionOf(values),
    colors: values['no-color'] ? false : (values.color ?? null),
    verbose: values.verbose ?? false,
    quiet: values.quiet ?? false,
    cache: !values['no-cache'],
    refresh: values.refresh ?? false,
    maxRequests: wholeNumber('--max-requests', values['max-requests']),
    maxWaitSeconds: wholeNumber('--max-wait', values['max-wait']),
  }
}
