import { KINDS, type Policy, WILLINGNESS } from '../model/policy.ts'
import { UserError } from '../model/user-error.ts'
import { nearest } from '../text/did-you-mean.ts'
import type { Layer } from './layers.ts'
import type { PolicySection } from './schema.ts'

interface Setting {
  flag: string
  variable: string
  /** Where it stands in the policy. */
  path: string
  choices: readonly string[] | null
  section(value: string): PolicySection
}

const LINK = ['static', 'dynamic', 'process'] as const
const DISTRIBUTE = ['none', 'saas', 'binaries', 'source'] as const
const YES = ['yes', 'true', '1']
const NO = ['no', 'false', '0']

/** Every value that a flag or a variable can set; what is not here is for the policy file. */
export const SETTINGS: readonly Setting[] = [
  setting('project-license', 'projectLicense', null, (projectLicense) => ({ projectLicense })),
  setting('link', 'usage.link', LINK, (link) => ({ usage: { link: chosen(link, LINK) } })),
  setting('distribute', 'usage.distribute', DISTRIBUTE, (distribute) => ({
    usage: { distribute: chosen(distribute, DISTRIBUTE) },
  })),
  setting('modify', 'usage.modify', [...YES, ...NO], (modify) => ({
    usage: { modify: YES.includes(modify) },
  })),
  setting('kind', 'kind', KINDS, (kind) => ({ kind: chosen(kind, KINDS) })),
  setting('willingness', 'willingness', WILLINGNESS, (willingness) => ({
    willingness: chosen(willingness, WILLINGNESS),
  })),
  setting('fail-on', 'failOn', null, (conditions) => ({ failOn: listOf(conditions) })),
  setting('allow', 'licenses.allow', null, (allow) => ({ licenses: { allow: listOf(allow) } })),
  setting('deny', 'licenses.deny', null, (deny) => ({ licenses: { deny: listOf(deny) } })),
]

/** `OSS_CHECK_…` as layers, one per variable; an empty variable is as good as none. */
export function environmentLayers(env: Readonly<Record<string, string | undefined>>): Layer[] {
  return SETTINGS.flatMap((one) => {
    const value = env[one.variable]?.trim()
    return value ? [layerOf(one, value)] : []
  })
}

/** The part of the policy that was given as flags. Nested parts may be partial. */
export function flagLayer(flags: Partial<Policy>): Layer {
  const { projectLicense, kind, willingness, usage, licenses, failOn } = flags
  return {
    section: {
      projectLicense: projectLicense ?? undefined,
      kind: kind ?? undefined,
      willingness: willingness ?? undefined,
      usage,
      licenses: { allow: licenses?.allow?.flatMap(listOf), deny: licenses?.deny?.flatMap(listOf) },
      failOn: failOn?.flatMap(listOf),
    },
    originOf: (path) => {
      const flag = SETTINGS.find((one) => one.path === path.join('.'))?.flag
      return { layer: 'flag', where: `--${flag ?? path.join('.')}` }
    },
  }
}

/** Variables that look like one of ours and are not. */
export function misspeltVariables(env: Readonly<Record<string, string | undefined>>): string[] {
  const ours = SETTINGS.map((one) => one.variable)
  return Object.keys(env)
    .filter((name) => name.startsWith('OSS_CHECK_') && !ours.includes(name))
    .flatMap((name) => {
      const meant = nearest(
        name.slice('OSS_CHECK_'.length),
        ours.map((one) => one.slice('OSS_CHECK_'.length)),
      )
      return meant ? [`The variable ${name} means nothing; did you mean OSS_CHECK_${meant}?`] : []
    })
}

function setting(
  flag: string,
  path: string,
  choices: readonly string[] | null,
  section: (value: string) => PolicySection,
): Setting {
  return { flag, variable: `OSS_CHECK_${flag.replaceAll('-', '_').toUpperCase()}`, path, choices, section }
}

function layerOf(one: Setting, value: string): Layer {
  if (one.choices && !one.choices.includes(value)) {
    const meant = nearest(value, one.choices)
    throw new UserError(
      `${one.variable} cannot be ${JSON.stringify(value)}${meant ? `; did you mean "${meant}"?` : ''}`,
      `It is one of ${one.choices.join(', ')}`,
    )
  }
  return { section: one.section(value), originOf: () => ({ layer: 'environment', where: one.variable }) }
}

function chosen<Choice extends string>(value: string, choices: readonly Choice[]): Choice | undefined {
  return choices.find((choice) => choice === value)
}

function listOf(value: string): string[] {
  return value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
}
