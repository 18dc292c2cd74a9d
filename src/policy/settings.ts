import { DISTRIBUTIONS, KINDS, LINKS, WILLINGNESS } from '../model/policy.ts'
import { anyText, choice, list, listOf, nonEmptyList, type SettingValue, yesOrNo } from './setting-values.ts'

/** A value of the policy that a flag and a variable can set too. */
export interface Setting<Value = unknown> extends SettingValue<Value> {
  /** Where it stands in the policy: `usage.link`. */
  path: string
  /** What stands for the value in help: `--link HOW`. */
  placeholder: string
  about: string
  /** What holds where nothing is said, if no fixed word does; null: the policy's default stands for itself. */
  unsaid: string | null
}

/**
 * Every value that can be said as a flag (`--fail-on`), as a variable (`OSS_CHECK_FAIL_ON`) and in the policy. Flags,
 * variables, help and the schema of policy files are made from this table; what is not here is for the policy file.
 */
export const SETTINGS = {
  'project-license': setting(
    'projectLicense',
    'SPDX',
    anyText(),
    'SPDX expression your work is distributed under (default: the license of package.json)',
  ),
  link: setting('usage.link', 'HOW', choice(LINKS), 'How its code and yours meet', 'by its kind'),
  distribute: setting(
    'usage.distribute',
    'WHAT',
    listOf(DISTRIBUTIONS, 'none'),
    'How what you make with it reaches others; saas is a service, browser the code that browsers download, device a consumer product',
  ),
  modify: setting('usage.modify', 'yes|no', yesOrNo(), 'Whether you change its code'),
  kind: setting('kind', 'KIND', choice(KINDS), 'Overrides the kind the tool infers'),
  willingness: setting(
    'willingness',
    'HOW',
    choice(WILLINGNESS),
    'What you are willing to do for the project',
  ),
  allow: setting('licenses.allow', 'SPDX', list(), 'Licences that are fine; where given, others are refused'),
  deny: setting(
    'licenses.deny',
    'SPDX',
    list(),
    'Licences that are not, with any exception too; "X WITH *" is X with an exception',
  ),
  exclude: setting(
    'exclude',
    'PATH',
    list(),
    'Files and folders that a scan of a folder leaves out, by pattern: "test/fixtures/**"',
  ),
  'fail-on': setting(
    'failOn',
    'CONDITION',
    nonEmptyList(),
    'Gate conditions, such as license, activity:warn, verdict:avoid, score:60, regression',
  ),
} as const

export type SettingName = keyof typeof SETTINGS

// Object.keys widens what the table's type says exactly.
export const SETTING_NAMES = Object.keys(SETTINGS) as readonly SettingName[]

/** `OSS_CHECK_FAIL_ON` */
export function variableOf(name: SettingName): string {
  return `OSS_CHECK_${name.replaceAll('-', '_').toUpperCase()}`
}

function setting<Value>(
  path: string,
  placeholder: string,
  value: SettingValue<Value>,
  about: string,
  unsaid: string | null = null,
): Setting<Value> {
  return { ...value, path, placeholder, about, unsaid }
}
