import { nearest } from '../text/did-you-mean.ts'
import type { Layer } from './layers.ts'
import type { PolicySection } from './schema.ts'
import { SETTING_NAMES, SETTINGS, type SettingName, variableOf } from './settings.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** What was said of each setting, once for each time it was said. */
export type Said = Readonly<Partial<Record<SettingName, readonly string[]>>>

/** Flags -> the part of a policy that says the same. Throws UserError for a value that cannot be. */
export function sectionOf(said: Said): PolicySection {
  return SETTING_NAMES.reduce<PolicySection>((section, name) => {
    const words = said[name]
    return words === undefined ? section : withSetting(section, name, words, `--${name}`)
  }, {})
}

/** The part of the policy that was given as flags. */
export function flagLayer(section: PolicySection): Layer {
  return {
    section,
    originOf: (path) => {
      const flag = SETTING_NAMES.find((name) => SETTINGS[name].path === path.join('.'))
      return { layer: 'flag', where: `--${flag ?? path.join('.')}` }
    },
  }
}

/** `OSS_CHECK_…` as layers, one per variable. An empty variable is as good as none, but for the gate. */
export function environmentLayers(env: Environment): Layer[] {
  return SETTING_NAMES.flatMap((name) => {
    const variable = variableOf(name)
    const value = env[variable]
    if (value === undefined || (value.trim() === '' && !SETTINGS[name].refusesBlank)) return []
    const section = withSetting({}, name, [value.trim()], variable)
    return [{ section, originOf: () => ({ layer: 'environment', where: variable }) }]
  })
}

/** Variables that look like one of ours and are not. */
export function misspeltVariables(env: Environment): string[] {
  const ours = SETTING_NAMES.map(variableOf)
  const short = (variable: string) => variable.slice('OSS_CHECK_'.length)
  return Object.keys(env)
    .filter((name) => name.startsWith('OSS_CHECK_') && !ours.includes(name))
    .flatMap((name) => {
      const meant = nearest(short(name), ours.map(short))
      return meant ? [`The variable ${name} means nothing; did you mean OSS_CHECK_${meant}?`] : []
    })
}

/** `name`: the flag or variable, for the complaint about it. */
function withSetting(
  section: PolicySection,
  setting: SettingName,
  words: readonly string[],
  name: string,
): PolicySection {
  const { path, read } = SETTINGS[setting]
  const [key = '', inner] = path.split('.')
  const value = read(words, name)
  const group: unknown = Reflect.get(section, key)
  const nested = inner === undefined ? value : { ...(typeof group === 'object' ? group : {}), [inner]: value }
  // The schema of a policy has the value of each setting at its path: both are made from the table.
  return { ...section, [key]: nested } as PolicySection
}
