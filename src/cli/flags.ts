import { type ParseArgsConfig, parseArgs } from 'node:util'
import { UserError } from '../model/user-error.ts'
import type { SettingName } from '../policy/settings.ts'
import { nearest } from '../text/did-you-mean.ts'

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

/** The flags of these settings of the policy; `sectionOf` reads what was said. */
export function settingFlags<const Name extends SettingName>(names: readonly Name[]) {
  const flags = names.map((name) => [name, { type: 'string', multiple: true }] as const)
  // Object.fromEntries widens the names.
  return Object.fromEntries(flags) as Record<Name, { type: 'string'; multiple: true }>
}

/** Null: it was not said. */
export function wholeNumber(flag: string, text: string | undefined): number | null {
  if (text === undefined) return null
  if (!/^\d{1,9}$/.test(text))
    throw new UserError(`${flag} cannot be ${JSON.stringify(text)}`, 'Give a whole number')
  return Number(text)
}
