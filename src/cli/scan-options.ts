import { UserError } from '../model/user-error.ts'
import { sectionOf } from '../policy/said.ts'
import type { PolicySection } from '../policy/schema.ts'
import { oneOf } from '../policy/setting-values.ts'
import { SBOM_FORMAT_NAMES, type SbomFormat } from '../report/sbom/names.ts'
import { SCAN_FORMAT_NAMES, type ScanFormatName } from '../report/scan/index.ts'
import { parseFlags, settingFlags } from './flags.ts'
import { READING_FLAGS, type ReadingOptions, readingOptions } from './reading-flags.ts'

export const SCAN_SETTINGS = [
  'project-license',
  'link',
  'distribute',
  'modify',
  'allow',
  'deny',
  'exclude',
] as const

/** What a person typed after `oss-check scan`, checked. */
export interface ScanOptions extends ReadingOptions {
  /** Folders and files; none: where one stands. */
  paths: readonly string[]
  format: ScanFormatName
  output: string | null
  all: boolean
  /** The components alone, without network or judging. */
  inventory: boolean
  /** A commit or a file to compare with. */
  base: string | null
  /** The gate is about what is new since the base. */
  newOnly: boolean
  /** A span of time: the policy is tried on the history. */
  rehearse: string | null
  /** The tree in the terminal. */
  interactive: boolean
  /** A bill of materials besides the report; `-`: in its place. */
  sbom: { file: string; format: SbomFormat } | null
  texts: boolean
  offline: boolean
  policyPath: string | null
  policy: PolicySection
  colors: boolean | null
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
  base: { type: 'string' },
  new: { type: 'boolean' },
  rehearse: { type: 'string' },
  interactive: { type: 'boolean', short: 'i' },
  sbom: { type: 'string' },
  'sbom-format': { type: 'string' },
  texts: { type: 'boolean' },
  offline: { type: 'boolean' },
  color: { type: 'boolean' },
  'no-color': { type: 'boolean' },
  ...READING_FLAGS,
} as const

/** argv -> options. Throws UserError with the nearest known flag for one it does not know. */
export function parseScanOptions(args: readonly string[]): ScanOptions {
  const { values, positionals } = parseFlags(args, SCAN_FLAGS)
  if (values.new && values.base === undefined) {
    throw new UserError('--new is about what is new since a base', 'Write --base REF, or --base FILE')
  }
  return {
    paths: positionals.length === 0 ? ['.'] : positionals,
    format: values.json ? 'json' : oneOf('--format', values.format ?? 'text', SCAN_FORMAT_NAMES),
    output: values.output ?? null,
    all: values.all ?? false,
    inventory: values.inventory ?? false,
    base: values.base ?? null,
    newOnly: values.new ?? false,
    rehearse: values.rehearse ?? null,
    interactive: values.interactive ?? false,
    sbom: sbomAsked(values.sbom, values['sbom-format']),
    texts: values.texts ?? false,
    offline: values.offline ?? false,
    policyPath: values.policy ?? null,
    policy: sectionOf(values),
    colors: values['no-color'] ? false : (values.color ?? null),
    ...readingOptions(values),
  }
}

function sbomAsked(file: string | undefined, format: string | undefined): ScanOptions['sbom'] {
  if (file === undefined) {
    if (format === undefined) return null
    throw new UserError(
      '--sbom-format says how --sbom is written',
      'Write --sbom FILE, or --sbom - for standard output',
    )
  }
  const usual = /\bspdx\b/i.test(file) ? 'spdx-2.3' : 'cyclonedx-1.6'
  return { file, format: oneOf('--sbom-format', format ?? usual, SBOM_FORMAT_NAMES) }
}
