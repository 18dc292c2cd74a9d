import { describe, expect, test } from 'vitest'
import type { Package } from '../../../../src/model/facts/package.ts'
import { cargo } from '../../../../src/sources/ecosystem/cargo/index.ts'
import type { Registry, WantedRelease } from '../../../../src/sources/ecosystem/ecosystem.ts'
import { SubjectNotFound } from '../../../../src/sources/source.ts'
import { folder } from '../../../policy/support.ts'
import { crateRegistryFiles, type FakeCrates } from '../../../support/crate-registry.ts'
import { netOf } from '../../../support/github-client.ts'
import { staticRegistry } from '../../../support/static-registry.ts'
import { told } from '../support.ts'

const CRATES: FakeCrates = {
  widget: {
    '1.0.0': { at: '2020-01-01T00:00:00Z', package: { license: 'MIT/Apache-2.0' } },
    '1.1.0': { yanked: true },
    '1.2.0': {
      package: {
        license: 'MIT OR Apache-2.0',
        repository: 'https://github.com/acme/mono',
        homepage: 'https://widget.example',
      },
      files: {
        'LICENSE-MIT': 'MIT License …',
        '.cargo_vcs_info.json': '{"git":{"sha1":"x"},"path_in_vcs":"crates/widget"}',
      },
      rustVersion: '1.70',
      deps: [
        { name: 'gear', req: '^2', kind: 'normal' },
        { name: 'renamed', package: 'cog', req: '^1', kind: null },
        { name: 'tester', req: '*', kind: 'dev' },
        { name: 'extra', req: '*', optional: true },
      ],
    },
    '1.3.0': { yanked: true },
    '2.0.0-rc.1': {},
  },
  early: { '0.1.0-alpha': {}, '0.1.0-beta': {} },
  gone: { '1.0.0': { yanked: true }, '1.1.0': { yanked: true } },
  modern: { '1.0.0': { rustVersion: '1.60' }, '1.1.0': { rustVersion: '1.85' } },
  filed: { '1.0.0': { package: { 'license-file': 'TERMS' }, files: { TERMS: 'Ask me' } } },
  'two-words': { '1.0.0': { package: { homepage: 'https://github.com/acme/two-words' } } },
  called: { '0.9.33': {}, '0.9.34+deprecated': {} },
  over: { '1.0.0': { toml: '[badges.maintenance]\nstatus = "deprecated"\n' } },
}

const API = {
  '/api/v1/crates/widget': { crate: { recent_downloads: 9000 } },
  '/api/v1/crates/widget/owners': { users: [{ login: 'ada' }, { login: 'github:acme:core' }] },
  '/api/v1/crates/widget/reverse_dependencies?per_page=1': { dependencies: [], meta: { total: 42 } },
}

async function opened(
  api: Readonly<Record<string, unknown>> = API,
  more: Readonly<Record<string, string>> = {},
) {
  const double = await staticRegistry((url) => crateRegistryFiles(url, CRATES, api))
  const env = {
    CARGO_REGISTRY_DEFAULT: 'acme-inc',
    CARGO_REGISTRIES_ACME_INC_INDEX: `sparse+${double.url}/index/`,
    CARGO_REGISTRIES_ACME_INC_TOKEN: 'hunter2-hunter2',
    ...more,
  }
  const registry = cargo.openRegistry({
    net: netOf(),
    folder: folder(),
    home: folder(),
    env,
    userAgent: 'oss-check/test',
    node: '24.0.0',
    now: () => new Date('2026-06-30T12:00:00Z'),
  })
  return { double, registry, [Symbol.asyncDispose]: () => double[Symbol.asyncDispose]() }
}

async function packageOf(registry: Registry, wanted: Partial<WantedRelease>): Promise<Package> {
  const release = told(await registry.release({ name: 'widget', range: '', reason: null, ...wanted }))
  return told(await registry.source(release, null).read('package'))
}

describe('the version', () => {
  test.each<[string, string, Partial<WantedRelease>, string, string]>([
    [
      'the highest that is neither yanked nor a prerelease',
      'widget',
      {},
      '1.2.0',
      'the highest, 1.3.0, is yanked',
    ],
    ['of a requirement', 'widget', { range: '~1.0' }, '1.0.0', ''],
    ['in full, though it is yanked', 'widget', { range: '1.1.0' }, '1.1.0', ''],
    ['a prerelease where one is named', 'widget', { range: '^2.0.0-rc' }, '2.0.0-rc.1', ''],
    ['a prerelease where there is nothing else', 'early', {}, '0.1.0-beta', 'it has prereleases alone'],
    ['the last of what is all yanked', 'gone', {}, '1.1.0', 'every version that fits is yanked'],
    [
      'that builds with your Rust',
      'modern',
      { runtime: { rust: '>=1.70' } },
      '1.0.0',
      'does not build with Rust 1.70.0',
    ],
    ['the highest where nobody says with which Rust', 'modern', {}, '1.1.0', 'cargo takes it'],
  ])('%s', async (_name, name, wanted, version, picked) => {
    await using index = await opened()
    const release = told(await index.registry.release({ name, range: '', reason: null, ...wanted }))
    expect(release).toMatchObject({ name, version, picked: expect.stringContaining(picked) })
  })

  test.each([
    ['widget', '3'],
    ['widget', '1.0.7'],
    ['widget', 'latest'],
    ['nobody', ''],
  ])('%s %s is not there', async (name, range) => {
    await using index = await opened()
    await expect(index.registry.release({ name, range, reason: null })).rejects.toBeInstanceOf(
      SubjectNotFound,
    )
  })

  test('a name with the other sign between its words is the same crate', async () => {
    await using index = await opened()
    const release = told(await index.registry.release({ name: 'two_words', range: '', reason: null }))
    expect(release).toMatchObject({ name: 'two-words', repository: { field: 'homepage' } })
  })
})

describe('the package', () => {
  test('is what index, archive and web API say about that version', async () => {
    await using index = await opened()
    const read = await packageOf(index.registry, {})
    expect(read).toMatchObject({
      ecosystem: 'cargo',
      version: '1.2.0',
      licenses: [{ field: 'license', texts: ['MIT OR Apache-2.0'] }],
      deprecated: null,
      yanked: null,
      maintainers: ['ada', 'github:acme:core'],
      publishedAt: '2026-01-01T00:00:00.000Z',
      repository: { url: 'https://github.com/acme/mono', directory: 'crates/widget', field: 'repository' },
      runtimes: { rust: '>=1.70' },
      dependencies: { gear: '^2', cog: '^1' },
      licenseFiles: [{ path: 'LICENSE-MIT', text: 'MIT License …' }],
      unread: null,
      npm: null,
    })
    expect(read.versions.filter(({ yanked }) => yanked).map(({ version }) => version)).toEqual([
      '1.1.0',
      '1.3.0',
    ])
  })

  test.each<[string, Partial<WantedRelease>, object]>([
    ['yanked', { range: '1.3.0' }, { yanked: { as: 'yanked', reason: null } }],
    ['with a licence in a file alone', { name: 'filed' }, { licenses: [{ file: 'TERMS', texts: [] }] }],
    [
      'over by its own number',
      { name: 'called' },
      { deprecated: 'its last version is called 0.9.34+deprecated' },
    ],
    ['over by its own badge', { name: 'over' }, { deprecated: 'its badge of maintenance says deprecated' }],
    [
      'of whom the web API tells nothing, as that of a mirror',
      { name: 'filed' },
      { maintainers: { known: false, reason: 'not-collected' } },
    ],
  ])('%s', async (_name, wanted, expected) => {
    await using index = await opened()
    expect(await packageOf(index.registry, wanted)).toMatchObject(expected)
  })

  test('downloads of ninety days are told as those of a week, beside who depends on it', async () => {
    await using index = await opened()
    const release = told(await index.registry.release({ name: 'widget', range: '', reason: null }))
    expect(told(await index.registry.source(release, null).read('adopters'))).toMatchObject({
      weeklyDownloads: 700,
      dependentPackages: 42,
    })
  })

  test('a registry without a web API counts nothing, and that is no fault', async () => {
    await using index = await opened({})
    const release = told(await index.registry.release({ name: 'widget', range: '', reason: null }))
    expect(await index.registry.source(release, null).read('adopters')).toMatchObject({
      known: false,
      reason: 'not-collected',
    })
    expect((await packageOf(index.registry, {})).maintainers).toMatchObject({ reason: 'not-collected' })
  })
})

test('a token goes to its own registry alone', async () => {
  await using index = await opened()
  await index.registry.release({ name: 'widget', range: '', reason: null })
  expect(new Set(index.double.asked.map(({ authorization }) => authorization))).toEqual(
    new Set(['hunter2-hunter2']),
  )
})

test('an index of git is never answered by crates.io', async () => {
  await using index = await opened(API, { CARGO_REGISTRIES_ACME_INC_INDEX: 'https://git.example/index' })
  expect(await index.registry.release({ name: 'widget', range: '', reason: null })).toMatchObject({
    known: false,
    reason: 'not-collected',
    detail: expect.stringContaining('acme-inc'),
  })
  expect(index.double.asked).toEqual([])
})
