import type { Policy, Usage } from '../../model/policy.ts'
import { oneOf, type parseFlags } from '../flags.ts'

export const FLAGS = {
  'project-license': { type: 'string' },
  link: { type: 'string' },
  distribute: { type: 'string' },
  modify: { type: 'string' },
  whole: { type: 'string' },
  allow: { type: 'string', multiple: true },
  deny: { type: 'string', multiple: true },
  policy: { type: 'string' },
  pairs: { type: 'string' },
  format: { type: 'string' },
  json: { type: 'boolean' },
} as const

type Flags = ReturnType<typeof parseFlags<typeof FLAGS>>['values']

/** What the flags say of the policy; the layers merge it field by field with what the files say. */
export function policyFlagsOf(values: Flags): Partial<Policy> {
  const { allow, deny } = values
  const project = values['project-license']
  const usage = usageFlagsOf(values)
  return {
    ...(project !== undefined && { projectLicense: project }),
    ...((allow || deny) && { licenses: { allow: allow ?? [], deny: deny ?? [] } }),
    // A layer may leave fields of the usage unsaid, see policy/layers.ts.
    ...(Object.keys(usage).length > 0 && { usage: usage as Usage }),
  }
}

export function usageFlagsOf({ link, distribute, modify }: Flags): Partial<Usage> {
  const ways = ['none', 'saas', 'binaries', 'source'] as const
  const modified = yesOrNo('--modify', modify)
  return {
    ...(link !== undefined && { link: oneOf('--link', link, ['static', 'dynamic', 'process']) }),
    ...(distribute !== undefined && { distribute: oneOf('--distribute', distribute, ways) }),
    ...(modified !== null && { modify: modified }),
  }
}

export function yesOrNo(flag: string, value: string | undefined): boolean | null {
  return value === undefined ? null : oneOf(flag, value, ['yes', 'no']) === 'yes'
}
