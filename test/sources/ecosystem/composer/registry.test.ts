import { describe, expect, test } from 'vitest'
import { composer } from '../../../../src/sources/ecosystem/composer/index.ts'
import { SubjectNotFound } from '../../../../src/sources/source.ts'
import { folder } from '../../../policy/support.ts'
import { composerFiles, type FakeComposerPackage } from '../../../support/composer-repository.ts'
import { netOf } from '../../../support/github-client.ts'
import { type StaticRegistry, staticRegistry } from '../../../support/static-registry.ts'

const SOURCE = { type: 'git', url: 'https://github.com/acme/widget.git', reference: 'abc' }
const PACKAGES: Readonly<Record<string, FakeComposerPackage>> = {
  'acme/widget': {
    counts: { maintainers: [{ name: 'ada' }], downloads: { monthly: 5200 }, dependents: 7 },
    versions: {
      '1.0.0': {
        fields: { license: ['GPL-2.0-only'], require: { php: '^7.4' }, time: '2020-01-01T00:00:00+00:00' },
      },
      'v1.10.0': {
        fields: { license: ['MIT'], require: { php: '^8.0', 'acme/gear': '^2', 'ext-json': '*' } },
      },
      '2.0.0': {
        fields: { license: ['MIT', 'Apache-2.0'], require: { php: '>=8.2' }, source: SOURCE },
        files: { 'LICENSE.md': 'MIT', 'README.md': 'Widget' },
      },
      '2.1.0-beta1': { fields: { source: SOURCE } },
    },
    branches: { 'dev-main': { fields: { license: ['MIT'] } } },
  },
  'acme/early': { versions: { '0.1.0-alpha1': {}, '0.1.0-RC1': {} } },
  'acme/moved': { versions: { '1.0.0': { fields: { abandoned: 'acme/widget' } } } },
  'acme/left': { versions: { '1.0.0': { fields: { abandoned: true } } } },
  'acme/pages': {
    versions: { '1.0.0': { fields: { support: { source: 'https://github.com/acme/pages/tree/v1.0.0' } } } },
  },
  'acme/torn': { versions: { '1.0.0': { shasum: '0'.repeat(40) } } },
}
const open = () => staticRegistry((url) => composerFiles(url, PACKAGES))
const only = (...urls: string[]) => ({
  repositories: [...urls.map((url) => ({ type: 'composer', url })), { 'packagist.org': false }],
})

function registryOf(
  manifest: Readonly<Record<string, unknown>>,
  files: Readonly<Record<string, string>> = {},
  env: Readonly<Record<string, string>> = {},
) {
  return composer.openRegistry({
    net: netOf(),
    folder: folder({ 'composer.json': JSON.stringify(manifest), ...files }),
    home: folder(),
    env,
    userAgent: 'oss-check/test',
    node: '24.0.0',
    now: () => new Date('2026-06-30T12:00:00Z'),
  })
}

async function releaseOf(repository: StaticRegistry, name: string, range = '', php?: string) {
  const runtime = php === undefined ? {} : { runtime: { php } }
  const release = await registryOf(only(repository.url)).release({ name, range, reason: null, ...runtime })
  if (!release.known) throw new Error(release.detail)
  return release.value
}

async function packageOf(repository: StaticRegistry, name: string, range = '') {
  const release = await releaseOf(repository, name, range)
  const fact = await registryOf(only(repository.url)).source(release, null).read('package')
  if (!fact.known) throw new Error(fact.detail)
  return fact.value
}

describe('the version', () => {
  test.each<[string, string, string | undefined, string, string]>([
    ['acme/widget', '', undefined, '2.0.0', 'Composer takes it'],
    ['acme/widget', '^1', undefined, 'v1.10.0', ''],
    ['acme/widget', '1.10.0', undefined, 'v1.10.0', ''],
    ['acme/widget', '^2@beta', undefined, '2.1.0-beta1', ''],
    ['acme/widget', '>=2.1-beta', undefined, '2.1.0-beta1', ''],
    ['acme/widget', 'dev-main', undefined, 'dev-main', ''],
    ['acme/widget', '', '>=8.1 <8.2', 'v1.10.0', '2.0.0 does not run on PHP'],
    ['acme/early', '', undefined, '0.1.0-RC1', 'none that is stable'],
  ])('of %s@%s for PHP %s is %s', async (name, range, php, version, why) => {
    await using repository = await open()
    const release = await releaseOf(repository, name, range, php)
    expect(release.version).toBe(version)
    expect(release.picked).toContain(why)
  })

  test.each<[string, string, string | undefined, string]>([
    ['acme/nothing', '', undefined, 'There is no Composer package'],
    ['acme/widget', '^9', undefined, 'No version of acme/widget is in ^9'],
    ['acme/widget', '^2', '^7', 'runs on PHP ^7'],
    ['acme/widget', 'dev-gone', undefined, 'is in dev-gone'],
  ])('of %s@%s for PHP %s is none', async (name, range, php, message) => {
    await using repository = await open()
    const release = releaseOf(repository, name, range, php)
    await expect(release).rejects.toBeInstanceOf(SubjectNotFound)
    await expect(release).rejects.toThrow(message)
  })
})

test('the package is what the repository and its archive say', async () => {
  await using repository = await open()
  expect(await packageOf(repository, 'acme/widget')).toMatchObject({
    ecosystem: 'composer',
    licenses: [{ field: 'license', texts: ['MIT', 'Apache-2.0'], join: 'or' }],
    deprecated: null,
    yanked: null,
    maintainers: ['ada'],
    publishedAt: '2026-01-01T00:00:00.000Z',
    runtimes: { php: '>=8.2' },
    licenseFiles: [{ path: 'LICENSE.md', text: 'MIT' }],
    unread: null,
    npm: null,
    versions: [
      { version: '1.0.0', publishedAt: '2020-01-01T00:00:00.000Z' },
      { version: 'v1.10.0' },
      { version: '2.0.0' },
      { version: '2.1.0-beta1' },
    ],
  })
  expect((await packageOf(repository, 'acme/widget', '^1')).dependencies).toEqual({ 'acme/gear': '^2' })
})

test('a version says only what is not as in the one before it, and what it takes back', async () => {
  await using repository = await open()
  expect((await releaseOf(repository, 'acme/widget', '^1')).repository).toBeNull()
  expect((await packageOf(repository, 'acme/widget', '1.0.0')).runtimes).toEqual({ php: '^7.4' })
})

test.each([
  ['acme/moved', 'It is abandoned; use acme/widget'],
  ['acme/left', 'It is abandoned, and nothing is named to use instead'],
])('%s is deprecated: %s', async (name, deprecated) => {
  await using repository = await open()
  expect(await packageOf(repository, name)).toMatchObject({ deprecated, versions: [{ deprecated: true }] })
})

test.each([
  ['acme/widget', 'https://github.com/acme/widget.git', 'source'],
  ['acme/pages', 'https://github.com/acme/pages', 'support.source'],
])('the repository of %s is %s by its %s', async (name, url, field) => {
  await using repository = await open()
  expect((await releaseOf(repository, name)).repository).toMatchObject({ url, field })
})

test('an archive that is another than its checksum is not read', async () => {
  await using repository = await open()
  expect(await packageOf(repository, 'acme/torn')).toMatchObject({
    licenseFiles: [],
    unread: { reason: 'unexpected', detail: expect.stringContaining('checksum') },
  })
})

test.each([
  ['acme/widget', { known: true, value: { weeklyDownloads: 1200, dependentPackages: 7 } }],
  ['acme/early', { known: false }],
])('who uses %s is counted where the repository counts', async (name, expected) => {
  await using repository = await open()
  const release = await releaseOf(repository, name)
  expect(await registryOf(only(repository.url)).source(release, null).read('adopters')).toMatchObject(
    expected,
  )
})

describe('the repositories', () => {
  const release = { name: 'acme/widget', range: '', reason: null }
  const BASIC = `Basic ${Buffer.from('ada:s3cret-word').toString('base64')}`
  const login = { username: 'ada', password: 's3cret-word' }

  test('are asked in their order, each with its own credentials', async () => {
    await using other = await staticRegistry({ '/packages.json': '{"metadata-url":"/p2/%package%.json"}' })
    await using own = await open()
    const auth = JSON.stringify({ 'http-basic': { [new URL(own.url).host]: login } })
    const registry = registryOf(only(other.url, own.url), { 'auth.json': auth })
    expect(await registry.release(release)).toMatchObject({ known: true })
    expect(other.asked.length).toBeGreaterThan(0)
    expect(other.asked.every(({ authorization }) => authorization === undefined)).toBe(true)
    expect(own.asked.every(({ authorization }) => authorization === BASIC)).toBe(true)
  })

  test('a package that one of them has is named to no other', async () => {
    await using own = await open()
    await using other = await open()
    const registry = registryOf(only(own.url, other.url))
    const found = await registry.release({ ...release, name: 'acme/early' })
    if (!found.known) throw new Error(found.detail)
    for (const fact of registry.provides) await registry.source(found.value, null).read(fact)
    expect(other.asked).toEqual([])
  })

  test('an archive elsewhere gets no credentials of theirs', async () => {
    await using other = await open()
    await using own = await staticRegistry(() => composerFiles(other.url, PACKAGES))
    const auth = JSON.stringify({ bearer: { [new URL(own.url).host]: 'a-token-of-ours' } })
    const registry = registryOf(only(own.url), { 'auth.json': auth })
    const found = await registry.release(release)
    if (!found.known) throw new Error(found.detail)
    expect(await registry.archive(found.value)).toMatchObject({ known: true })
    expect(own.asked.every(({ authorization }) => authorization === 'Bearer a-token-of-ours')).toBe(true)
    expect(other.asked.map(({ authorization }) => authorization)).toEqual([undefined])
  })

  test('COMPOSER_AUTH is stronger than auth.json, and an address may hold its own', async () => {
    await using own = await open()
    const { host } = new URL(own.url)
    const weak = JSON.stringify({ bearer: { [host]: 'weak-token-word' } })
    const env = { COMPOSER_AUTH: JSON.stringify({ 'http-basic': { [host]: login } }) }
    await registryOf(only(own.url), { 'auth.json': weak }, env).release(release)
    expect(own.asked.at(-1)?.authorization).toBe(BASIC)
    await registryOf(only(own.url.replace('//', '//ada:s3cret-word@'))).release(release)
    expect(own.asked.at(-1)?.authorization).toBe(BASIC)
  })

  test('one that lists its packages itself is read, and one of Composer 1 alone is unknown', async () => {
    const inline = { packages: { 'acme/widget': { '1.0.0': { name: 'acme/widget', version: '1.0.0' } } } }
    await using satis = await staticRegistry({ '/packages.json': JSON.stringify(inline) })
    expect(await registryOf(only(satis.url)).release(release)).toMatchObject({ value: { version: '1.0.0' } })
    await using old = await staticRegistry({ '/packages.json': '{"packages":[],"provider-includes":{}}' })
    expect(await registryOf(only(old.url)).release(release)).toMatchObject({ reason: 'not-collected' })
  })
})
