import { DISTRIBUTIONS, type Distribution, KINDS, LINKS, WILLINGNESS } from '../../model/policy.ts'
import type { WhatIf } from '../interactive-session.ts'

/** One thing that can be changed: its choices, and how they enter the policy. */
export interface Field {
  label: string
  /** What it changes: what a licence means for you, or how a project is judged. */
  about: 'licence' | 'project'
  /** Shown words, in the order the arrow keys go through them. */
  choices: readonly string[]
  /** The word for what a policy has now. */
  read(policy: TriedPolicy): string
  write(choice: string, policy: TriedPolicy): WhatIf
  /** Any text may be typed. */
  free: boolean
}

export type TriedPolicy = Required<WhatIf>

const BY_KIND = 'by kind'
const UNDECLARED = 'not declared'
const INFERRED = 'inferred'
const LICENSES = [
  UNDECLARED,
  'MIT',
  'BSD-3-Clause',
  'Apache-2.0',
  'MPL-2.0',
  'LGPL-3.0-or-later',
  'GPL-2.0-only',
  'GPL-3.0-or-later',
  'AGPL-3.0-or-later',
  'LicenseRef-Proprietary',
]

export const FIELDS: readonly Field[] = [
  {
    label: 'Project licence',
    about: 'licence',
    choices: LICENSES,
    read: ({ projectLicense }) => projectLicense ?? UNDECLARED,
    write: (choice) => ({ projectLicense: choice === UNDECLARED || choice === '' ? null : choice }),
    free: true,
  },
  {
    label: 'Link',
    about: 'licence',
    choices: [BY_KIND, ...LINKS],
    read: ({ usage }) => usage.link ?? BY_KIND,
    write: (choice, { usage }) => ({
      usage: { ...usage, link: choice === BY_KIND ? null : oneOf(LINKS, choice, usage.link ?? 'static') },
    }),
    free: false,
  },
  {
    label: 'Distribute',
    about: 'licence',
    choices: ['none', 'saas', 'saas, browser', 'browser', 'binaries', 'source', 'binaries, source', 'device'],
    read: ({ usage }) => usage.distribute.join(', '),
    write: (choice, { usage }) => ({ usage: { ...usage, distribute: waysOf(choice, usage.distribute) } }),
    free: false,
  },
  {
    label: 'Modify',
    about: 'licence',
    choices: ['no', 'yes'],
    read: ({ usage }) => (usage.modify ? 'yes' : 'no'),
    write: (choice, { usage }) => ({ usage: { ...usage, modify: choice === 'yes' } }),
    free: false,
  },
  {
    label: 'Kind',
    about: 'project',
    choices: [INFERRED, ...KINDS],
    read: ({ kind }) => kind ?? INFERRED,
    write: (choice) => ({ kind: KINDS.find((kind) => kind === choice) ?? null }),
    free: false,
  },
  {
    label: 'Willingness',
    about: 'project',
    choices: [UNDECLARED, ...WILLINGNESS],
    read: ({ willingness }) => willingness ?? UNDECLARED,
    write: (choice) => ({ willingness: WILLINGNESS.find((word) => word === choice) ?? null }),
    free: false,
  },
]

/** The policy's own values with the changes over them. */
export function triedPolicy(policy: TriedPolicy, whatIf: WhatIf): TriedPolicy {
  const { projectLicense, usage, kind, willingness } = policy
  return { projectLicense, usage, kind, willingness, ...whatIf }
}

/** The next choice of a field to the right or left; a value that is none of them counts as before the first. */
export function nextChoice({ choices }: Field, current: string, step: 1 | -1): string {
  const index = choices.indexOf(current)
  const next = index < 0 && step < 0 ? choices.length - 1 : (index + step + choices.length) % choices.length
  return choices[next] ?? current
}

/** "projectLicense GPL-2.0-only, kind library": what is tried, in words. */
export function whatIfText(whatIf: WhatIf): string {
  const { usage } = whatIf
  return [
    'projectLicense' in whatIf ? `project licence ${whatIf.projectLicense ?? UNDECLARED}` : '',
    usage
      ? `${usage.link ?? BY_KIND} link, distribute ${usage.distribute.join(' and ')}, ${usage.modify ? 'modified' : 'unmodified'}`
      : '',
    'kind' in whatIf ? `kind ${whatIf.kind ?? INFERRED}` : '',
    'willingness' in whatIf ? `willingness ${whatIf.willingness ?? UNDECLARED}` : '',
  ]
    .filter(Boolean)
    .join(', ')
}

function oneOf<Word extends string>(words: readonly Word[], choice: string, otherwise: Word): Word {
  return words.find((word) => word === choice) ?? otherwise
}

function waysOf(choice: string, otherwise: readonly Distribution[]): readonly Distribution[] {
  const words = choice.split(', ')
  const ways = DISTRIBUTIONS.filter((way) => words.includes(way))
  return ways.length > 0 ? ways : otherwise
}
