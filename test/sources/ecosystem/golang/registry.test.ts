import { describe, expect, test } from 'vitest'
import { PACKAGE_BUDGET } from '../../../../src/cli/estimate.ts'
import { isUnknown } from '../../../../src/model/unknown.ts'
import { golang } from '../../../../src/sources/ecosystem/golang/index.ts'
import { SubjectNotFound } from '../../../../src/sources/source.ts'
import { folder } from '../../../policy/support.ts'
import { netOf } from '../../../support/github-client.ts'
import { type FakeModule, goProxyFiles } from '../../../support/go-proxy.ts'
import { type StaticRegistry, staticRegistry } from '../../../support/static-registry.ts'

const NOW = new Date('2026-06-30T12:00:00Z')
const MODULES: Readonly<Record<string, FakeModule>> = {
  'github.com/acme/widget': {
    list: [
      'v0.0.0-20170130214531-35136c09d8da',
      'v1.0.0',
      'v1.1.0',
      'v1.1.1',
      'v1.2.0',
      'v1.3.0-rc.1',
      'v2.0.0+incompatible',
    ],
    versions: {
      'v1.0.0': {},
      'v1.1.0': { at: '2020-01-01T00:00:00Z' },
      'v1.1.1': {},
      'v1.2.0': {
        goMod:
          '// Deprecated: use github.com/acme/gear.\nmodule github.com/acme/widget\n\ngo 1.21\n\nrequire (\n\texample.com/cog v1.0.0\n\texample.com/far v1.0.0 // indirect\n)\n\nretract (\n\tv1.2.0 // It leaks.\n\tv1.1.0\n)\n',
        files: { LICENSE: 'MIT' },
      },
      'v1.3.0-rc.1': {},
      'v2.0.0+incompatible': {},
      main: {},
    },
  },
  'github.com/acme/old': { versions: { 'v1.9.0': {}, 'v3.0.0+incompatible': {} } },
  'github.com/acme/early': { versions: { 'v0.1.0-alpha': {}, 'v0.1.0-beta': {} } },
  'github.com/acme/commits': {
    list: ['v0.0.0-20200101000000-aaaaaaaaaaaa', 'v0.0.0-20240101000000-000000000000'],
    versions: {
      'v0.0.0-20200101000000-aaaaaaaaaaaa': {},
      'v0.0.0-20240101000000-000000000000': {},
    },
  },
  'github.com/acme/unlisted': {
    list: [],
    latest: 'v0.0.0-20250101000000-bbbbbbbbbbbb',
    versions: { 'v0.0.0-20250101000000-bbbbbbbbbbbb': {} },
  },
  'github.com/acme/withdrawn': {
    versions: { 'v1.0.0': { goMod: 'module github.com/acme/withdrawn\nretract [v0.0.0, v1.0.0]\n' } },
  },
  'github.com/Acme/Case': { versions: { 'v1.0.0': {} } },
  'github.com/acme/case': { versions: { 'v1.0.0': { goMod: 'module github.com/Acme/Case\n' } } },
  'github.com/acme/fork': { versions: { 'v1.0.0': { goMod: 'module github.com/other/fork\n' } } },
  'github.com/acme/mono/tools/v2': { versions: { 'v2.0.0': {} } },
  'github.com/acme/mono/lib': { versions: { 'v1.0.0': { files: { 'LICENSE.txt': 'MIT' } } } },
  'gopkg.in/yaml.v3': { versions: { 'v3.0.1': {} } },
  'acme.example/told': {
    versions: { 'v1.0.0': { origin: { VCS: 'git', URL: 'https://github.com/acme/told', Subdir: 'go' } } },
  },
  'acme.example/untold': { versions: { 'v1.0.0': {} } },
}
const open = () => staticRegistry(goProxyFiles(MODULES))

function registryOf(env: Readonly<Record<string, string>>, home = folder()) {
  return golang.openRegistry({
    net: netOf(),
    folder: folder(),
    home,
    env: { GOENV: '/nowhere', ...env },
    userAgent: 'oss-check/test',
    node: '24.0.0',
    now: () => NOW,
  })
}

async function releaseOf(proxy: StaticRegistry, name: string, range = '') {
  const release = await registryOf({ GOPROXY: proxy.url }).release({ name, range, reason: null })
  if (!release.known) throw new Error(release.detail)
  return release.value
}

async function packageOf(proxy: StaticRegistry, name: string, range = '') {
  const registry = registryOf({ GOPROXY: proxy.url })
  const release = await registry.release({ name, range, reason: null })
  if (!release.known) throw new Error(release.detail)
  const fact = await registry.source(release.value, null).read('package')
  if (!fact.known) throw new Error(fact.detail)
  return fact.value
}

describe('the version', () => {
  test.each<[string, string, string, string]>([
    ['github.com/acme/widget', '', 'v1.1.1', 'v1.2.0 is retracted'],
    ['github.com/acme/widget', 'latest', 'v1.1.1', ''],
    ['github.com/acme/widget', 'v1.2', 'v1.2.0', 'every version that fits is retracted'],
    ['github.com/acme/widget', 'v1.0', 'v1.0.0', ''],
    ['github.com/acme/widget', '<v1.1.1', 'v1.0.0', ''],
    ['github.com/acme/widget', 'v1.2.0', 'v1.2.0', ''],
    ['github.com/acme/widget', 'v2.0.0', 'v2.0.0+incompatible', ''],
    ['github.com/acme/old', '', 'v3.0.0+incompatible', ''],
    ['github.com/acme/early', '', 'v0.1.0-beta', ''],
    ['github.com/acme/commits', '', 'v0.0.0-20240101000000-000000000000', 'has a number'],
    ['github.com/acme/unlisted', '', 'v0.0.0-20250101000000-bbbbbbbbbbbb', 'has a number'],
    ['github.com/acme/withdrawn', '', 'v1.0.0', 'every version that fits is retracted'],
  ])('of %s@%s is %s, as go get takes it', async (name, range, version, why) => {
    await using proxy = await open()
    const release = await releaseOf(proxy, name, range)
    expect(release.version).toBe(version)
    expect(release.picked).toContain(why)
  })

  test.each<[string, string, string]>([
    ['github.com/acme/nothing', '', 'There is no Go module'],
    ['github.com/acme/widget', 'v9.9.9', 'There is no version v9.9.9'],
    ['github.com/acme/widget', '>=v3', 'No version of github.com/acme/widget fits'],
    ['github.com/acme/fork', '', 'calls itself github.com/other/fork'],
  ])('of %s@%s is none', async (name, range, message) => {
    await using proxy = await open()
    const release = releaseOf(proxy, name, range)
    await expect(release).rejects.toBeInstanceOf(SubjectNotFound)
    await expect(release).rejects.toThrow(message)
  })

  test('of a major above v1 is hinted at by its own path', async () => {
    await using proxy = await open()
    await expect(releaseOf(proxy, 'github.com/acme/widget', 'v4.0.0')).rejects.toMatchObject({
      hint: expect.stringContaining('go:github.com/acme/widget/v4@v4.0.0'),
    })
  })

  test.each([
    ['github.com/acme/case', 'github.com/Acme/Case', 'that is how the module itself writes'],
    ['github.com/acme/widget/cmd/run', 'github.com/acme/widget', 'is a package in it'],
  ])('of %s is that of %s', async (name, module, why) => {
    await using proxy = await open()
    expect(await releaseOf(proxy, name)).toMatchObject({ name: module, picked: expect.stringContaining(why) })
  })
})

test('the package is what the proxy and the go.mod of its highest version say', async () => {
  await using proxy = await open()
  expect(await packageOf(proxy, 'github.com/acme/widget', 'v1.2.0')).toMatchObject({
    ecosystem: 'golang',
    name: 'github.com/acme/widget',
    licenses: [],
    deprecated: 'use github.com/acme/gear.',
    yanked: { as: 'retracted', reason: 'It leaks.' },
    maintainers: { known: false, reason: 'not-collected' },
    provenance: { known: false },
    runtimes: { go: '>=1.21' },
    dependencies: { 'example.com/cog': '>=v1.0.0' },
    licenseFiles: [{ path: 'LICENSE', text: 'MIT' }],
    unread: null,
    npm: null,
    versions: [
      { version: 'v1.0.0', yanked: false, deprecated: true },
      { version: 'v1.1.0', yanked: true, publishedAt: '2020-01-01T00:00:00.000Z' },
      { version: 'v1.1.1' },
      { version: 'v1.2.0', yanked: true },
      { version: 'v1.3.0-rc.1' },
      { version: 'v2.0.0+incompatible' },
    ],
  })
})

test('what takes versions back is unknown where the go.mod that would say it is not there', async () => {
  const { '/github.com/acme/early/@v/v0.1.0-beta.mod': _, ...files } = goProxyFiles(MODULES)
  await using proxy = await staticRegistry(files)
  expect(await packageOf(proxy, 'github.com/acme/early', 'v0.1.0-alpha')).toMatchObject({
    deprecated: { known: false },
    yanked: { known: false },
  })
})

test('a version that a proxy has and does not list is read', async () => {
  const { '/github.com/acme/early/@v/list': _, ...files } = goProxyFiles(MODULES)
  await using proxy = await staticRegistry(files)
  expect(await packageOf(proxy, 'github.com/acme/early', 'v0.1.0-alpha')).toMatchObject({
    version: 'v0.1.0-alpha',
    versions: [{ version: 'v0.1.0-alpha' }],
  })
})

describe('the repository', () => {
  test.each<[string, string | null, string | null, string]>([
    ['github.com/acme/widget', 'https://github.com/acme/widget', null, 'module path'],
    ['github.com/acme/mono/tools/v2', 'https://github.com/acme/mono', 'tools', 'module path'],
    ['gopkg.in/yaml.v3', 'https://github.com/go-yaml/yaml', null, 'module path'],
    ['acme.example/told', 'https://github.com/acme/told', 'go', 'origin'],
  ])('of %s is %s in %s, by its %s', async (name, url, directory, field) => {
    await using proxy = await open()
    expect((await releaseOf(proxy, name)).repository).toMatchObject({ url, directory, field })
  })

  test('of a host of its own is unknown where that may not be asked', async () => {
    await using proxy = await open()
    const { repository } = await releaseOf(proxy, 'acme.example/untold')
    expect(isUnknown(repository) && repository.detail).toContain('GOPROXY without direct')
    const registry = registryOf({ GOPROXY: proxy.url })
    const release = await releaseOf(proxy, 'acme.example/untold')
    expect(await registry.source(release, null).read('commits')).toEqual(repository)
  })
})

describe('the licence texts', () => {
  test.each<[string, string, string[], string[]]>([
    ['github.com/acme/mono/lib', 'v1.0.0', ['LICENSE.txt'], []],
    ['github.com/acme/widget', 'v1.0.0', [], []],
    // What the root of their repository has does not come along.
    ['github.com/acme/mono/tools/v2', 'v2.0.0', [], ['COPYING']],
    ['acme.example/told', 'v1.0.0', [], ['COPYING']],
  ])('of %s are read, and what may be elsewhere is told as unread', async (name, version, files, unread) => {
    await using proxy = await open()
    const texts = await registryOf({ GOPROXY: proxy.url }).texts({ name, version })
    if (!texts.known) throw new Error(texts.detail)
    expect(texts.value.files.map(({ path }) => path)).toEqual(files)
    expect(texts.value.unread.map(({ path }) => path)).toEqual(unread)
  })
})

test('a module with many versions costs no more than is said, and tells the dates of the newest', async () => {
  const versions = Object.fromEntries(Array.from({ length: 150 }, (_, minor) => [`v1.${minor}.0`, {}]))
  await using proxy = await staticRegistry(goProxyFiles({ 'acme.example/busy': { versions } }))
  const registry = registryOf({ GOPROXY: proxy.url })
  const release = await registry.release({ name: 'acme.example/busy', range: '', reason: null })
  if (!release.known) throw new Error(release.detail)
  const source = registry.source(release.value, null)
  const releases = await source.read('releases')
  for (const fact of ['package', 'tags', 'documents'] as const) await source.read(fact)
  expect(releases).toMatchObject({ known: true, value: { coverage: { whole: false, total: 150 } } })
  expect(proxy.asked.length).toBeLessThanOrEqual(PACKAGE_BUDGET.golang)
  expect(proxy.asked.length).toBeGreaterThan(100)
})

describe('GOPROXY', () => {
  const release = (env: Readonly<Record<string, string>>, name = 'github.com/acme/widget', home?: string) =>
    registryOf(env, home).release({ name, range: 'v1.0.0', reason: null })

  test.each<[string, (empty: string, full: string) => string, boolean]>([
    ['goes on with a comma where a proxy has no such module', (empty, full) => `${empty},${full}`, true],
    ['goes on past what stands after direct', (empty, full) => `${empty},direct,${full}`, true],
    ['ends with off', (empty, full) => `${empty},off,${full}`, false],
  ])('%s', async (_, proxies, found) => {
    await using empty = await staticRegistry({})
    await using full = await open()
    const outcome = await release({ GOPROXY: proxies(empty.url, full.url) }).catch((error) => error)
    expect(outcome.known === true).toBe(found)
  })

  test.each([
    [',', false],
    ['|', true],
  ])('a fault goes past "%s": %s', async (sign, found) => {
    await using broken = await open()
    broken.fail(/./, 403)
    await using full = await open()
    expect((await release({ GOPROXY: `${broken.url}${sign}${full.url}` })).known).toBe(found)
  })

  test.each([
    [{ GOPRIVATE: 'github.com/acme/*' }, 'github.com/acme/widget'],
    [{ GOPRIVATE: 'example.com,*.com/acme' }, 'github.com/acme/widget'],
    [{ GONOPROXY: 'github.com/[a-c]*' }, 'github.com/acme/widget'],
  ])('%j keeps a module from every proxy', async (env, name) => {
    await using proxy = await open()
    expect(await release({ GOPROXY: proxy.url, ...env }, name)).toMatchObject({
      known: false,
      reason: 'not-collected',
    })
    expect(proxy.asked).toEqual([])
  })

  test('is read from the file of go env too, and the environment is stronger', async () => {
    await using proxy = await open()
    const home = folder({ '.config/go/env': `GOPROXY=${proxy.url}\n` })
    expect((await release({ GOENV: '' }, undefined, home)).known).toBe(true)
    expect((await release({ GOENV: '', GOPROXY: 'off' }, undefined, home)).known).toBe(false)
  })

  test('a password of netrc or of the address goes to its own host, and no further', async () => {
    await using other = await open()
    await using proxy = await open()
    const [host, otherHost] = [new URL(proxy.url).host, new URL(other.url).host]
    const home = folder({
      '.netrc': `machine ${host} login ada password s3cret-word\ndefault login x password y\n`,
    })
    await release({ GOPROXY: `${other.url},${proxy.url}` }, 'github.com/acme/widget', home)
    const basic = `Basic ${Buffer.from('ada:s3cret-word').toString('base64')}`
    expect(other.asked.map(({ authorization }) => authorization)).not.toContain(basic)
    proxy.fail(/./, 302, `http://${otherHost}/elsewhere`)
    await release({ GOPROXY: proxy.url }, 'github.com/acme/widget', home)
    expect(proxy.asked.at(-1)?.authorization).toBe(basic)
    expect(other.asked.every(({ authorization }) => authorization === undefined)).toBe(true)
    const within = proxy.url.replace('//', '//bob:pa%3Assword@')
    await release({ GOPROXY: within })
    expect(proxy.asked.at(-1)?.authorization).toBe(`Basic ${Buffer.from('bob:pa:ssword').toString('base64')}`)
  })
})
