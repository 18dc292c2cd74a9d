import { describe, expect, test } from 'vitest'
import fit from '../../rules/fit/index.ts'
import { evaluate } from '../../src/judging/evaluate.ts'
import { type Attestation, DEFAULT_POLICY, type Needs, type Policy } from '../../src/model/policy.ts'
import { unknown } from '../../src/model/unknown.ts'
import { daysBefore, listing, NOW } from '../support/build-facts.ts'
import { healthyFacts } from '../support/facts.ts'
import { npmPart } from '../support/healthy.ts'
import { type SignalCase, testSignal } from '../support/signal.ts'

const needing = (needs: Partial<Needs>): Partial<Policy> => ({ needs: { ...DEFAULT_POLICY.needs, ...needs } })
const lost = { package: 'unknown' } as const
const unpublished = { package: unknown('not-collected', 'Nothing published') } as const
const unread = { reason: 'unreachable', detail: 'The archive: registry.example cannot be reached' } as const

/** The rows that every need shares: not declared at all, not among the declared, hidden, not published. */
function sharedRows(declared: Partial<Needs>, other: Partial<Needs>): SignalCase[] {
  return [
    {
      name: 'nothing declared',
      status: 'unknown',
      reason: 'not-tried',
      summary: /^Say what you need of it: `needs\.\w+`/,
    },
    {
      name: 'not among the needs',
      policy: needing(other),
      status: 'not-applicable',
      summary: /^Not among your needs/,
    },
    {
      name: 'hidden by a fault',
      facts: lost,
      policy: needing(declared),
      status: 'unknown',
      reason: 'unreachable',
    },
    {
      name: 'not published',
      facts: unpublished,
      policy: needing(declared),
      status: 'unknown',
      reason: 'not-tried',
      summary: /`oss-check attest fit\/\w+`/,
    },
  ]
}

const workflow = (text: string) => ({
  path: '.github/workflows/ci.yml',
  text,
  truncated: false,
  url: 'https://github.com/acme/widget/blob/main/.github/workflows/ci.yml',
})

testSignal(fit, 'fit/runtime', [
  ...sharedRows({ runtime: { node: '>=22' } }, { types: true }).filter(
    ({ name }) => name !== 'not published',
  ),
  {
    name: 'covered',
    policy: needing({ runtime: { node: '>=22' } }),
    status: 'pass',
    summary: 'It runs on node >=22, which covers your >=22',
  },
  { name: 'covered in part', policy: needing({ runtime: { node: '>=20' } }), status: 'warn' },
  {
    name: 'not covered',
    policy: needing({ runtime: { node: '18.x' } }),
    status: 'fail',
    summary: 'It runs on node >=22; you run 18.x',
  },
  {
    name: 'the worst of several',
    policy: needing({ runtime: { node: '>=22', npm: '>=10' } }),
    status: 'unknown',
    reason: 'not-tried',
  },
  {
    name: 'a manifest that was not read may promise',
    facts: {
      ...unpublished,
      documents: {
        texts: [workflow('node-version: [20, 22.x]')],
        unread: [{ path: 'package.json', detail: 'too large' }],
      },
    },
    policy: needing({ runtime: { node: '^22' } }),
    status: 'unknown',
    reason: 'incomplete',
  },
  {
    name: 'not promised, but tested',
    facts: {
      package: { runtimes: {} },
      documents: { texts: [workflow('node-version: [20, 22.x]')] },
    },
    policy: needing({ runtime: { node: '^22' } }),
    status: 'warn',
    summary: 'Its own tests run on node 22.x; it promises nothing',
  },
  {
    name: 'neither promised nor tested',
    facts: { package: { runtimes: {} }, documents: { texts: [workflow('node-version: [16, 18]')] } },
    policy: needing({ runtime: { node: '^22' } }),
    status: 'unknown',
    reason: 'not-tried',
  },
  {
    name: 'not promised, and its tests are hidden',
    facts: { package: { runtimes: {} }, documents: 'unknown' },
    policy: needing({ runtime: { node: '^22' } }),
    status: 'unknown',
    reason: 'unreachable',
  },
  ...(
    [
      ['>=3.8,!=3.9.*', '>=3.10', 'pass'],
      ['>=3.8,!=3.9.*', '3.9.x', 'fail'],
      ['>=3.8,!=3.9.*', '>=3.9 <3.12', 'warn'],
      ['>=3.8,!=3.9.*', '>=3.10,<3.13', 'pass'],
      ['>=3.13', '>=3.10', 'warn'],
    ] as const
  ).map(
    ([theirs, yours, status]): SignalCase => ({
      name: `Python ${theirs} for ${yours}`,
      facts: { package: { ecosystem: 'pypi', npm: null, runtimes: { python: theirs } } },
      policy: needing({ runtime: { python: yours } }),
      status,
    }),
  ),
  {
    name: 'what does not run on it',
    facts: { package: { ecosystem: 'pypi', npm: null, runtimes: { python: '>=3' } } },
    policy: needing({ runtime: { node: '^22' } }),
    status: 'not-applicable',
    summary: 'Packages of pypi do not say whether they run on node',
  },
  {
    name: 'a promise that is no range',
    facts: { package: { runtimes: { node: 'recent' } }, documents: { texts: [] } },
    policy: needing({ runtime: { node: '^22' } }),
    status: 'unknown',
  },
])

testSignal(fit, 'fit/module', [
  ...sharedRows({ module: 'esm' }, { types: true }),
  {
    name: 'as needed',
    policy: needing({ module: 'esm' }),
    status: 'pass',
    summary: 'It is published as an ES module',
  },
  {
    name: 'both',
    facts: { package: npmPart({ module: 'both' }) },
    policy: needing({ module: 'cjs' }),
    status: 'pass',
  },
  {
    name: 'CommonJS for ES modules',
    facts: { package: npmPart({ module: 'cjs' }) },
    policy: needing({ module: 'esm' }),
    status: 'warn',
  },
  { name: 'ES module for CommonJS', policy: needing({ module: 'cjs' }), status: 'fail' },
  {
    name: 'ES module for CommonJS on a Node that can',
    policy: needing({ module: 'both', runtime: { node: '>=22.12' } }),
    status: 'warn',
  },
  {
    name: 'archive not read',
    facts: { package: { ...npmPart({ module: null }), unread } },
    policy: needing({ module: 'esm' }),
    status: 'unknown',
    reason: 'unreachable',
  },
])

testSignal(fit, 'fit/types', [
  ...sharedRows({ types: true }, { module: 'esm' }),
  { name: 'its own', policy: needing({ types: true }), status: 'pass' },
  {
    name: 'by others',
    facts: { package: npmPart({ types: true, typesPackage: '@types/widget' }) },
    policy: needing({ types: true }),
    status: 'pass',
    summary: 'Others type it, in @types/widget',
  },
  {
    name: 'none',
    facts: { package: npmPart({ types: false }) },
    policy: needing({ types: true }),
    status: 'fail',
  },
  {
    name: 'not told',
    facts: { package: npmPart({ types: null }) },
    policy: needing({ types: true }),
    status: 'unknown',
    reason: 'not-tried',
  },
  { name: 'declared as not needed', policy: needing({ types: false }), status: 'not-applicable' },
])

testSignal(fit, 'fit/platforms', [
  ...sharedRows({ platforms: ['linux'] }, { types: true }),
  {
    name: 'no restriction',
    policy: needing({ platforms: ['linux', 'win32-x64'] }),
    status: 'pass',
    summary: 'It restricts itself to no platform',
  },
  {
    name: 'let in',
    facts: { package: npmPart({ platforms: { os: ['linux', 'darwin'], cpu: ['x64', 'arm64'] } }) },
    policy: needing({ platforms: ['linux-x64', 'darwin-arm64'] }),
    status: 'pass',
  },
  {
    name: 'one shut out',
    facts: { package: npmPart({ platforms: { os: ['linux'], cpu: [] } }) },
    policy: needing({ platforms: ['linux', 'win32'] }),
    status: 'fail',
    summary: 'It does not install on win32',
  },
  {
    name: 'a processor shut out',
    facts: { package: npmPart({ platforms: { os: [], cpu: ['!arm64'] } }) },
    policy: needing({ platforms: ['linux-arm64'] }),
    status: 'fail',
  },
])

testSignal(fit, 'fit/exports', [
  ...sharedRows({ exports: ['Widget'] }, { types: true }),
  { name: 'all there', policy: needing({ exports: ['Widget', 'createWidget'] }), status: 'pass', value: 2 },
  {
    name: 'one missing',
    policy: needing({ exports: ['Widget', 'destroyWidget'] }),
    status: 'fail',
    summary: 'It does not export destroyWidget',
    details: { found: ['Widget'], absent: ['destroyWidget'] },
  },
  {
    name: 'one not found where more may be exported',
    facts: { package: npmPart({ exports: { names: ['Widget'], complete: false } }) },
    policy: needing({ exports: ['createWidget'] }),
    status: 'unknown',
    reason: 'not-tried',
  },
  {
    name: 'all found where more may be exported',
    facts: { package: npmPart({ exports: { names: ['Widget'], complete: false } }) },
    policy: needing({ exports: ['Widget'] }),
    status: 'pass',
  },
  {
    name: 'archive not read',
    facts: { package: { ...npmPart({ exports: null }), unread } },
    policy: needing({ exports: ['Widget'] }),
    status: 'unknown',
    reason: 'unreachable',
  },
])

testSignal(fit, 'fit/features', [
  { name: 'nothing declared', status: 'unknown', reason: 'not-tried' },
  {
    name: 'mentioned',
    policy: needing({ features: ['Widgets'] }),
    status: 'pass',
    summary: 'It mentions Widgets; that is no proof',
  },
  {
    name: 'a path',
    facts: { tree: { entries: [{ path: 'src/plugins/index.ts', kind: 'file', size: 1 }] } },
    policy: needing({ features: ['src/plugins'] }),
    status: 'pass',
    details: { where: ['src/plugins/index.ts'] },
  },
  {
    name: 'not mentioned',
    policy: needing({ features: ['quantum tunnel'] }),
    status: 'unknown',
    reason: 'not-tried',
    summary: /^Nothing that was read mentions quantum tunnel/,
  },
  {
    name: 'not mentioned where not all was read',
    facts: { documents: { unread: [{ path: 'docs/GUIDE.md', detail: 'x' }] } },
    policy: needing({ features: ['quantum tunnel'] }),
    status: 'unknown',
    reason: 'incomplete',
  },
  {
    name: 'hidden',
    facts: { documents: 'unknown' },
    policy: needing({ features: ['quantum tunnel'] }),
    status: 'unknown',
    reason: 'unreachable',
  },
])

testSignal(fit, 'fit/size', [
  ...sharedRows({ maxInstallSizeBytes: 1 }, { types: true }),
  { name: 'within', policy: needing({ maxInstallSizeBytes: 90_000 }), status: 'pass', value: 90_000 },
  { name: 'a little over', policy: needing({ maxInstallSizeBytes: 60_000 }), status: 'warn' },
  {
    name: 'far over',
    policy: needing({ maxInstallSizeBytes: 50_000 }),
    status: 'fail',
    summary: '90 kB unpacked of 50 kB allowed',
  },
  {
    name: 'not told',
    facts: { package: { unpackedSize: null, unread } },
    policy: needing({ maxInstallSizeBytes: 1 }),
    status: 'unknown',
    reason: 'unreachable',
  },
])

testSignal(fit, 'fit/dependencies', [
  ...sharedRows({ maxDependencies: 3 }, { types: true }),
  { name: 'none', policy: needing({ maxDependencies: 0 }), status: 'pass', value: 0 },
  {
    name: 'a little over',
    facts: { package: { dependencies: { a: '1', b: '1', c: '1' } } },
    policy: needing({ maxDependencies: 2 }),
    status: 'warn',
    details: { names: ['a', 'b', 'c'] },
  },
  {
    name: 'far over',
    facts: { package: { dependencies: { a: '1', b: '1', c: '1' } } },
    policy: needing({ maxDependencies: 1 }),
    status: 'fail',
  },
])

testSignal(fit, 'fit/peers', [
  { name: 'none asked for', status: 'not-applicable' },
  {
    name: 'met by the lockfile',
    facts: {
      package: npmPart({ peerDependencies: { react: '>=18' } }),
      project: { packages: { react: '19.0.0' } },
    },
    status: 'pass',
  },
  {
    name: 'met by what is declared',
    facts: { package: npmPart({ peerDependencies: { react: '>=18' } }) },
    policy: needing({ peer: { react: '18.2.0' } }),
    status: 'pass',
  },
  {
    name: 'clashing',
    facts: {
      package: npmPart({ peerDependencies: { react: '>=18' } }),
      project: { packages: { react: '17.0.2' } },
    },
    status: 'fail',
    summary: 'It asks for react >=18, you have 17.0.2',
  },
  {
    name: 'not told',
    facts: { package: npmPart({ peerDependencies: { react: '>=18' } }) },
    status: 'unknown',
    reason: 'not-tried',
    summary: /`needs\.peer` tells your version of react/,
  },
  {
    name: 'hidden project',
    facts: { package: npmPart({ peerDependencies: { react: '>=18' } }), project: 'unknown' },
    status: 'unknown',
    reason: 'unreachable',
  },
  {
    name: 'hidden package',
    facts: lost,
    policy: needing({ types: true }),
    status: 'unknown',
    reason: 'unreachable',
  },
])

testSignal(fit, 'fit/hacks', [
  { name: 'none', status: 'pass' },
  { name: 'not used yet', facts: { project: { range: null, installed: null } }, status: 'not-applicable' },
  {
    name: 'an override',
    facts: { project: { hacks: [{ kind: 'override', where: 'package.json', detail: 'x' }] } },
    status: 'warn',
    value: 1,
  },
  {
    name: 'a patch',
    facts: { project: { hacks: [{ kind: 'patch', where: 'patches/widget+3.5.0.patch', detail: 'x' }] } },
    status: 'warn',
    summary: 'Hacked around in your project: patches/widget+3.5.0.patch',
  },
  {
    name: 'a fork',
    facts: { project: { hacks: [{ kind: 'fork', where: 'package.json', detail: 'x' }] } },
    status: 'fail',
  },
  {
    name: 'a patch and a copy',
    facts: {
      project: {
        hacks: [
          { kind: 'patch', where: 'a', detail: 'x' },
          { kind: 'vendored', where: 'b', detail: 'x' },
        ],
      },
    },
    status: 'fail',
  },
  {
    name: 'no project',
    facts: { project: unknown('not-collected', 'There is no package.json here') },
    status: 'unknown',
    reason: 'not-collected',
  },
])

const versions = (...list: readonly [string, number | null][]) =>
  list.map(([version, days]) => ({
    version,
    publishedAt: days === null ? null : daysBefore(days),
    deprecated: false,
    yanked: false,
  }))

testSignal(fit, 'fit/coming-versions', [
  {
    name: 'no break in three years',
    facts: { package: { versions: versions(['1.0.0', 1500], ['1.1.0', 30]) } },
    status: 'pass',
  },
  { name: 'healthy', status: 'pass', details: { lastBreaking: '3.0.0', previousFixedForDays: 0 } },
  {
    name: 'a break every quarter',
    facts: {
      package: {
        versions: versions(
          ...Array.from({ length: 14 }, (_, index): [string, number] => [
            `${index + 1}.0.0`,
            1200 - index * 85,
          ]),
        ),
      },
    },
    status: 'fail',
  },
  {
    name: 'minors below 1.0 break too',
    facts: {
      package: {
        versions: versions(
          ...Array.from({ length: 14 }, (_, index): [string, number] => [
            `0.${index + 1}.0`,
            1200 - index * 85,
          ]),
        ),
      },
    },
    status: 'fail',
  },
  {
    name: 'many breaks eased by long fixes',
    facts: {
      package: {
        versions: versions(
          ...Array.from({ length: 13 }, (_, index): [string, number] => [
            `${index + 1}.0.0`,
            1210 - index * 85,
          ]),
          ['12.9.0', 1],
        ),
      },
    },
    status: 'warn',
  },
  {
    name: 'prereleases and what comes later do not count',
    facts: {
      package: { versions: versions(['1.0.0', 1500], ['2.0.0-beta.1', 30], ['1.1.0', 20], ['2.0.0', -10]) },
    },
    status: 'pass',
  },
  {
    name: 'undated',
    facts: { package: { versions: versions(['1.0.0', null], ['2.0.0', null]) } },
    status: 'unknown',
    reason: 'too-little-data',
  },
  {
    name: 'by tags where nothing is published',
    facts: {
      ...unpublished,
      tags: listing([
        { name: 'v1.1.0', at: daysBefore(30) },
        { name: 'v1.0.0', at: daysBefore(1500) },
      ]),
      releases: listing([]),
    },
    status: 'pass',
  },
  {
    name: 'tags cut by a fault',
    facts: {
      ...unpublished,
      tags: listing([], { from: NOW.toISOString(), lost: { reason: 'unreachable', detail: 'x' } }),
    },
    status: 'unknown',
    reason: 'incomplete',
  },
  { name: 'hidden', facts: lost, status: 'unknown', reason: 'unreachable' },
])

testSignal(fit, 'fit/distance', [
  {
    name: 'the range admits the newest',
    status: 'pass',
    summary: 'Your range ^3.0.0 admits the newest version, 3.5.0',
  },
  {
    name: 'the declared range counts first',
    policy: needing({ version: '^2.0.0' }),
    status: 'warn',
    value: 1,
    summary: 'Your ^2.0.0 is 1 breaking release behind 3.5.0',
  },
  { name: 'two majors behind', policy: needing({ version: '^1.0.0' }), status: 'fail', value: 2 },
  { name: 'behind without a break', policy: needing({ version: '3.4.0' }), status: 'warn', value: 0 },
  { name: 'a range of nothing', policy: needing({ version: '^9.0.0' }), status: 'fail' },
  { name: 'no range', facts: { project: { range: null } }, status: 'not-applicable' },
  {
    name: 'no range but an address',
    facts: { project: { range: 'github:me/widget' } },
    status: 'not-applicable',
  },
  {
    name: 'deprecated',
    facts: { package: { deprecated: 'use gadget' } },
    status: 'fail',
    summary: '3.5.0 is deprecated: use gadget',
  },
  {
    name: 'yanked, with a reason',
    facts: { package: { ecosystem: 'npm', yanked: { as: 'yanked', reason: 'breaks on start' } } },
    status: 'fail',
    summary: '3.5.0 is yanked: breaks on start',
  },
  {
    name: 'retracted, without a reason',
    facts: { package: { yanked: { as: 'retracted', reason: null } } },
    status: 'fail',
    summary: '3.5.0 is retracted',
  },
  {
    name: 'unlisted: hidden, and still to be had',
    facts: { package: { yanked: { as: 'unlisted', reason: null } } },
    status: 'warn',
    summary: '3.5.0 is unlisted',
  },
  {
    name: 'a registry that does not tell what was taken back',
    facts: { package: { yanked: unknown('not-collected', 'It does not pass it on') } },
    status: 'pass',
  },
  { name: 'hidden package', facts: lost, status: 'unknown', reason: 'unreachable' },
  { name: 'hidden project', facts: { project: 'unknown' }, status: 'unknown', reason: 'unreachable' },
  {
    name: 'no version',
    facts: { package: { versions: [], ...npmPart({ distTags: {} }) } },
    status: 'unknown',
    reason: 'too-little-data',
  },
])

function said(name: string, changes: Partial<Attestation> = {}): Attestation {
  return {
    what: `fit/questions/${name}`,
    target: '*',
    answer: 'pass',
    statement: 'Tried',
    evidence: 'https://wiki.example',
    owner: 'Ada',
    date: '2026-01-01',
    expires: '2026-12-31',
    ...changes,
  }
}
const asking = (...attestations: Attestation[]): Partial<Policy> => ({
  ...needing({ questions: { rtl: 'Right to left?', offline: 'Offline?' } }),
  attestations,
})

testSignal(fit, 'fit/questions', [
  { name: 'none asked, nothing declared', status: 'unknown', reason: 'not-tried' },
  { name: 'none asked', policy: needing({ types: true }), status: 'not-applicable' },
  {
    name: 'none answered',
    policy: asking(),
    status: 'unknown',
    reason: 'not-tried',
    summary: 'Open: rtl, offline; `oss-check attest fit/questions/rtl`',
  },
  { name: 'one open', policy: asking(said('rtl')), status: 'unknown', details: { open: ['offline'] } },
  {
    name: 'all answered well',
    policy: asking(said('rtl'), said('offline')),
    status: 'pass',
    value: 2,
    summary: /\(attested by Ada on 2026-01-01, until 2026-12-31\)$/,
  },
  {
    name: 'the worst answer counts',
    policy: asking(said('rtl'), said('offline', { answer: 'warn' })),
    status: 'warn',
  },
  { name: 'a poor answer needs no others', policy: asking(said('rtl', { answer: 'fail' })), status: 'fail' },
  {
    name: 'expired is open again',
    policy: asking(said('rtl'), said('offline', { expires: '2026-06-29' })),
    status: 'unknown',
    summary: 'Open: offline (expired); `oss-check attest fit/questions/offline`',
  },
  {
    name: 'said later than the day judged',
    policy: asking(said('rtl'), said('offline', { date: '2026-07-01' })),
    status: 'unknown',
  },
])

describe('the point', () => {
  test('is unknown while nothing is declared, with the one thing to do', () => {
    const [point] = evaluate([fit], healthyFacts(), DEFAULT_POLICY, NOW).points
    expect(point).toMatchObject({
      status: 'unknown',
      summary: 'Say what you need of it: `needs.runtime` in oss-check.yaml, see `oss-check init`',
    })
  })

  test('is called once needs are declared', () => {
    const policy = { ...DEFAULT_POLICY, ...needing({ runtime: { node: '>=22' }, exports: ['Widget'] }) }
    expect(evaluate([fit], healthyFacts(), policy, NOW).points[0]?.status).toBe('pass')
  })

  test('as a whole can be attested where nothing was measured', () => {
    const policy = {
      ...DEFAULT_POLICY,
      attestations: [said('x', { what: 'fit', statement: 'Tried for a sprint' })],
    }
    const [point] = evaluate([fit], healthyFacts(), policy, NOW).points
    expect(point?.status).toBe('pass')
    expect(point?.signals.find(({ id }) => id === 'fit/runtime')).toMatchObject({
      basis: 'attested',
      status: 'pass',
    })
    expect(point?.signals.find(({ id }) => id === 'fit/hacks')).toMatchObject({ basis: 'measured' })
  })
})

describe('a package of another ecosystem', () => {
  const facts = healthyFacts({ package: { ecosystem: 'pypi', npm: null } })
  const needs: Partial<Needs> = {
    runtime: { node: '>=22' },
    module: 'esm',
    types: true,
    platforms: ['linux'],
    exports: ['Widget'],
    version: '^3',
  }
  const [point] = evaluate([fit], facts, { ...DEFAULT_POLICY, ...needing(needs) }, NOW).points
  const statusOf = (id: string) => point?.signals.find((one) => one.id === id)?.status

  test.each(['runtime', 'module', 'types', 'peers'])('has no %s as npm has it', (name) => {
    expect(statusOf(`fit/${name}`)).toBe('not-applicable')
  })

  test.each(['platforms', 'exports'])('has %s, which a person has to try', (name) => {
    expect(statusOf(`fit/${name}`)).toBe('unknown')
  })

  test.each(['coming-versions', 'distance'])('%s of numbers that nobody knows is unknown', (name) => {
    const other = healthyFacts({ package: { ecosystem: 'other', npm: null } })
    const [judged] = evaluate([fit], other, { ...DEFAULT_POLICY, ...needing(needs) }, NOW).points
    expect(judged?.signals.find(({ id }) => id === `fit/${name}`)?.status).toBe('unknown')
  })
})

const C_LIBRARY = {
  ...unpublished,
  tree: { entries: [{ path: 'src/main.c', kind: 'file', size: 9 }], complete: true },
} as const

test.each(['fit/module', 'fit/types', 'fit/peers'])('%s is not asked of a C library', (id) => {
  for (const policy of [{}, needing({ module: 'esm', types: true, peer: { react: '19.0.0' } })]) {
    const facts = healthyFacts(C_LIBRARY)
    const [point] = evaluate([fit], facts, { ...DEFAULT_POLICY, ...policy }, NOW).points
    expect(point?.signals.find((signal) => signal.id === id)).toMatchObject({
      status: 'not-applicable',
      summary: expect.stringMatching(/^It holds no npm package/),
    })
  }
})

test('a list of files that was cut may still hold a package', () => {
  const facts = healthyFacts({ ...C_LIBRARY, tree: { ...C_LIBRARY.tree, complete: false } })
  const [point] = evaluate([fit], facts, DEFAULT_POLICY, NOW).points
  expect(point?.signals.find((signal) => signal.id === 'fit/module')).toMatchObject({ status: 'unknown' })
})
