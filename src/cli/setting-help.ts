import { DEFAULT_POLICY } from '../model/policy.ts'
import { SETTINGS, type SettingName } from '../policy/settings.ts'
import { wrap } from '../report/lines.ts'

const FLAG_COLUMNS = 26

/** The part of a help text that lists these flags: what may be said, with what holds where nothing is. */
export function describeSettings(names: readonly SettingName[], columns: number): string {
  return names.flatMap((name) => helpLines(name, columns)).join('\n')
}

function helpLines(name: SettingName, columns: number): string[] {
  const flag = `  --${name} ${SETTINGS[name].placeholder}`.padEnd(FLAG_COLUMNS)
  return wrap(meaningOf(name), columns, `${flag} `, ' '.repeat(FLAG_COLUMNS + 1))
}

function meaningOf(name: SettingName): string {
  const { placeholder, about, choices, repeatable, unsaid } = SETTINGS[name]
  const several = repeatable ? '; several with commas' : ''
  if (choices === null || placeholder === choices.join('|')) return decapitalized(about) + several
  const words = choices.map((choice) => (isDefault(name, choice) ? `${choice} (default)` : choice))
  return words.join(', ') + several + (unsaid === null ? '' : ` (default: ${unsaid})`)
}

function isDefault(name: SettingName, choice: string): boolean {
  const inside = (value: unknown, key: string): unknown =>
    value instanceof Object ? Reflect.get(value, key) : null
  return [SETTINGS[name].path.split('.').reduce<unknown>(inside, DEFAULT_POLICY)].flat().includes(choice)
}

function decapitalized(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}
