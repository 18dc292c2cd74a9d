import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_POLICY, type Policy } from '../../src/model/policy.ts'
import { type Layer, layered } from '../../src/policy/layers.ts'
import type { PolicySection } from '../../src/policy/schema.ts'

const waiver = { what: 'license', reason: 'r', owner: 'o', expires: '2027-01-01' }
const attestation = { ...waiver, answer: 'pass', statement: 's', evidence: 'e', date: '2026-01-01' } as const

/** Every value a section may say, each in an own section, and what the policy then holds. */
const SAYINGS: readonly [name: string, section: PolicySection, held: object][] = [
  ['projectLicense', { projectLicense: 'MIT' }, { projectLicense: 'MIT' }],
  ['usage.link', { usage: { link: 'process' } }, { usage: { link: 'process' } }],
  ['usage.distribute', { usage: { distribute: 'saas' } }, { usage: { distribute: ['saas'] } }],
  ['usage.modify', { usage: { modify: true } }, { usage: { modify: true } }],
  ['kind', { kind: 'tool' }, { kind: 'tool' }],
  ['willingness', { willingness: 'fund' }, { willingness: 'fund' }],
  ['licenses.allow', { licenses: { allow: 'MIT' } }, { licenses: { allow: ['MIT'] } }],
  ['licenses.deny', { licenses: { deny: ['ISC'] } }, { licenses: { deny: ['ISC'] } }],
  ['failOn', { failOn: 'license' }, { failOn: ['license'] }],
  ['needs.runtime.node', { needs: { runtime: { node: '>=22' } } }, { needs: { runtime: { node: '>=22' } } }],
  ['needs.runtime.bun', { needs: { runtime: { bun: '>=1' } } }, { needs: { runtime: { bun: '>=1' } } }],
  ['needs.module', { needs: { module: 'esm' } }, { needs: { module: 'esm' } }],
  ['needs.types', { needs: { types: true } }, { needs: { types: true } }],
  ['needs.platforms', { needs: { platforms: 'linux' } }, { needs: { platforms: ['linux'] } }],
  ['needs.exports', { needs: { exports: ['open'] } }, { needs: { exports: ['open'] } }],
  ['needs.features', { needs: { features: 'streams' } }, { needs: { features: ['streams'] } }],
  ['needs.maxInstallSize', { needs: { maxInstallSize: '2 kB' } }, { needs: { maxInstallSizeBytes: 2000 } }],
  ['needs.maxDependencies', { needs: { maxDependencies: 3 } }, { needs: { maxDependencies: 3 } }],
  ['needs.version', { needs: { version: '^2.0.0' } }, { needs: { version: '^2.0.0' } }],
  ['needs.peer.react', { needs: { peer: { react: '18.2.0' } } }, { needs: { peer: { react: '18.2.0' } } }],
  ['needs.peer.vue', { needs: { peer: { vue: '3.0.0' } } }, { needs: { peer: { vue: '3.0.0' } } }],
  ['needs.questions.a', { needs: { questions: { a: 'A?' } } }, { needs: { questions: { a: 'A?' } } }],
  ['needs.questions.b', { needs: { questions: { b: 'B?' } } }, { needs: { questions: { b: 'B?' } } }],
  [
    'an option',
    { thresholds: { activity: { staleDays: 3 } } },
    { thresholds: { activity: { staleDays: 3 } } },
  ],
  [
    'an option by kind',
    { thresholds: { activity: { byKind: { tool: 2 } } } },
    { thresholds: { activity: { byKind: { tool: 2 } } } },
  ],
  [
    'an option for another kind',
    { thresholds: { activity: { byKind: { library: 4 } } } },
    { thresholds: { activity: { byKind: { library: 4 } } } },
  ],
  ['a weight', { weights: { license: 2 } }, { weights: { license: 2 } }],
  ['another weight', { weights: { activity: 0 } }, { weights: { activity: 0 } }],
]

describe.each(SAYINGS)('%s', (name, section, held) => {
  test('holds, wherever it is said', () => {
    expect(policyOf(section)).toMatchObject(held)
    expect(policyOf(section)).not.toEqual(DEFAULT_POLICY)
  })

  test('is not touched by what a later layer says of something else', () => {
    for (const [, later, laterHeld] of SAYINGS.filter(([other]) => other !== name)) {
      const policy = policyOf(section, later)
      expect(policy).toMatchObject(held)
      expect(policy).toMatchObject(laterHeld)
    }
  })
})

test('layers may be cut anywhere: what they say one after the other is what they say at once', () => {
  const sayings = fc.subarray([...SAYINGS], { minLength: 1 })
  fc.assert(
    fc.property(sayings, (said) => {
      const inOrder = said.map(([, section]) => section)
      for (const [, , held] of said) expect(policyOf(...inOrder)).toMatchObject(held)
      expect(policyOf(...inOrder.toReversed())).toEqual(policyOf(...inOrder))
    }),
  )
})

test.each<[string, PolicySection, PolicySection, object]>([
  [
    'a list replaces the list',
    { failOn: ['license', 'activity'] },
    { failOn: 'score:60' },
    { failOn: ['score:60'] },
  ],
  [
    'an empty list too',
    { licenses: { deny: ['ISC'] } },
    { licenses: { deny: [] } },
    { licenses: { deny: [] } },
  ],
  ['no is an answer', { needs: { types: true } }, { needs: { types: false } }, { needs: { types: false } }],
  [
    'nought is a number',
    { needs: { maxDependencies: 4, maxInstallSize: 9 } },
    { needs: { maxDependencies: 0, maxInstallSize: 0 } },
    { needs: { maxDependencies: 0, maxInstallSizeBytes: 0 } },
  ],
  [
    'a weight of nought',
    { weights: { license: 3 } },
    { weights: { license: 0 } },
    { weights: { license: 0 } },
  ],
  [
    'the version of one peer',
    { needs: { peer: { react: '17.0.0', vue: '3.0.0' } } },
    { needs: { peer: { react: '18.0.0' } } },
    { needs: { peer: { react: '18.0.0', vue: '3.0.0' } } },
  ],
])('the later layer wins: %s', (_, earlier, later, held) => {
  const policy = policyOf(earlier, later)
  expect(policy).toMatchObject(held)
})

test('what a later layer leaves undefined was not said', () => {
  const silent: PolicySection = {
    usage: { link: undefined, distribute: undefined, modify: undefined },
    needs: { types: undefined, peer: undefined, platforms: undefined },
    thresholds: { activity: { staleDays: undefined } },
    weights: { license: undefined },
  }
  const said: PolicySection = {
    usage: { link: 'process', distribute: 'none', modify: true },
    needs: { types: true, peer: { react: '18.0.0' }, platforms: 'linux' },
    thresholds: { activity: { staleDays: 9 } },
    weights: { license: 4 },
  }
  expect(policyOf(said, silent)).toEqual(policyOf(said))
  expect(layered([layer(silent)]).origins).toEqual({})
})

describe.each([
  ['waivers', (target?: string, owner = 'o'): PolicySection => ({ waivers: [{ ...waiver, owner, target }] })],
  [
    'attestations',
    (target?: string, owner = 'o'): PolicySection => ({ attestations: [{ ...attestation, owner, target }] }),
  ],
] as const)('%s', (list, section) => {
  const held = (...sections: readonly PolicySection[]) =>
    policyOf(...sections)[list].map(({ target, owner }) => [target, owner])

  test('for other targets stand side by side', () => {
    expect(held(section('npm:a'), section('npm:b'), section())).toEqual([
      ['npm:a', 'o'],
      ['npm:b', 'o'],
      ['*', 'o'],
    ])
  })

  test('for the same thing and target: the later one holds', () => {
    expect(held(section('npm:a', 'early'), section('npm:a', 'late'))).toEqual([['npm:a', 'late']])
    expect(held(section('*', 'early'), section(undefined, 'late'))).toEqual([['*', 'late']])
  })
})

function layer(section: PolicySection): Layer {
  return { section, originOf: () => ({ layer: 'project', where: 'x' }) }
}

function policyOf(...sections: readonly PolicySection[]): Policy {
  return layered(sections.map(layer)).policy
}
