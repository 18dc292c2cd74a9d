import { describe, expect, test } from 'vitest'
import type { Package } from '../../../../src/model/facts/package.ts'
import { UserError } from '../../../../src/model/user-error.ts'
import { readArchive } from '../../../../src/sources/ecosystem/archive/read.ts'
import type { Registry, WantedRelease } from '../../../../src/sources/ecosystem/ecosystem.ts'
import { parseGemAddress } from '../../../../src/sources/ecosystem/gem/address.ts'
import { gem } from '../../../../src/sources/ecosystem/gem/index.ts'
import { readGemSources } from '../../../../src/sources/ecosystem/gem/sources.ts'
import { SubjectNotFound } from '../../../../src/sources/source.ts'
import { folder } from '../../../policy/support.ts'
import { type FakeGem, gemServerFiles } from '../../../support/gem-server.ts'
import { netOf } from '../../../support/github-client.ts'
import { staticRegistry } from '../../../support/static-registry.ts'
import { told } from '../support.ts'

const GEMS: Readonly<Record<string, FakeGem>> = {
  widget: {
    owners: ['ada', 'bob'],
    dependents: ['a', 'b', 'c'],
    versions: {
      '1.0.0': { licenses: null, at: '2020-01-01T00:00:00.000Z' },
      '1.2.0': {
        licenses: ['Ruby', 'BSD-2-Clause'],
        metadata: {
          source_code_uri: 'https://github.com/acme/mono/tree/v1.2.0/widget',
          homepage_uri: 'https://widget.example',
        },
        files: { LICENSE: 'MIT License …', 'lib/LICENSE': 'inner', 'lib/widget.rb': '' },
        rubyVersion: '>= 3.1, < 4',
        runtime: [{ name: 'gear', requirements: '~> 2.1' }],
      },
      '2.0.0.rc1': {},
    },
  },
  native: { versions: { '1.0.0': { platform: 'x86_64-linux', files: { LICENSE: 'The terms' } } } },
  early: { versions: { '0.1.0.pre': {}, '0.1.0.rc1': {} } },
  modern: { versions: { '1.0': { rubyVersion: '>= 2.7' }, '2.0': { rubyVersion: '>= 3.4' } } },
  homely: { versions: { '1.0': { metadata: { homepage_uri: 'https://github.com/acme/homely' } } } },
}

async function opened() {
  const double = await staticRegistry(gemServerFiles(GEMS))
  const source = new URL(double.url)
  const registry = gem.openRegistry({
    net: netOf(),
    folder: folder({ Gemfile: `source "${source.href}"\ngem "widget"\n` }),
    home: folder(),
    env: {},
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

test.each<[string, string, Partial<WantedRelease>, string, string]>([
  ['the highest that is no prerelease', 'widget', {}, '1.2.0', 'gem installs it where no version is named'],
  ['of a requirement', 'widget', { range: '~> 1.0.0' }, '1.0.0', ''],
  ['one that is named', 'widget', { range: '1.0' }, '1.0.0', ''],
  ['a prerelease where one is named', 'widget', { range: '>= 2.0.0.a' }, '2.0.0.rc1', ''],
  ['a prerelease where there is nothing else', 'early', {}, '0.1.0.rc1', 'it has prereleases alone'],
  ['that runs on your Ruby', 'modern', { runtime: { ruby: '>=3.2' } }, '1.0', 'does not run on Ruby 3.2.0'],
  ['built for a platform', 'native', {}, '1.0.0', ''],
])('the version: %s', async (_name, name, wanted, version, picked) => {
  await using server = await opened()
  const release = told(await server.registry.release({ name, range: '', reason: null, ...wanted }))
  expect(release).toMatchObject({ name, version, picked: expect.stringContaining(picked) })
})

test.each([
  ['widget', '~> 3'],
  ['widget', 'latest'],
  ['nobody', ''],
])('%s %s is not there', async (name, range) => {
  await using server = await opened()
  await expect(server.registry.release({ name, range, reason: null })).rejects.toBeInstanceOf(SubjectNotFound)
})

test('the package is what the server says of that version', async () => {
  await using server = await opened()
  expect(await packageOf(server.registry, {})).toMatchObject({
    ecosystem: 'gem',
    version: '1.2.0',
    licenses: [{ field: 'licenses', texts: ['Ruby', 'BSD-2-Clause'], join: 'open' }],
    deprecated: { known: false, reason: 'not-collected' },
    yanked: null,
    maintainers: ['ada', 'bob'],
    publishedAt: '2026-01-01T00:00:00.000Z',
    repository: {
      url: 'https://github.com/acme/mono/tree/v1.2.0/widget',
      directory: 'widget',
      field: 'repository',
    },
    runtimes: { ruby: '>= 3.1, < 4' },
    dependencies: { gear: '~> 2.1' },
    licenseFiles: [
      { path: 'LICENSE', text: 'MIT License …' },
      { path: 'lib/LICENSE', text: 'inner' },
    ],
    unread: null,
    npm: null,
  })
})

test('a gem that declares nothing, and one whose page is its repository', async () => {
  await using server = await opened()
  expect(await packageOf(server.registry, { range: '1.0.0' })).toMatchObject({
    licenses: [],
    repository: null,
  })
  expect((await packageOf(server.registry, { name: 'homely' })).repository).toMatchObject({
    field: 'homepage',
  })
})

test('who depends on it is counted, and downloads of a week are not', async () => {
  await using server = await opened()
  const release = told(await server.registry.release({ name: 'widget', range: '', reason: null }))
  expect(told(await server.registry.source(release, null).read('adopters'))).toMatchObject({
    weeklyDownloads: null,
    dependentPackages: 3,
  })
})

test('its archive is read by the paths that it has there', async () => {
  await using server = await opened()
  const release = told(await server.registry.release({ name: 'widget', range: '', reason: null }))
  const { entries, cut } = await readArchive(told(await server.registry.archive(release)), () => true)
  expect([cut, entries.map(({ path }) => path)]).toEqual([null, ['LICENSE', 'lib/LICENSE', 'lib/widget.rb']])
})

test('owners that are hidden take nothing else along', async () => {
  await using server = await opened()
  server.double.fail(/owners/, 401)
  expect((await packageOf(server.registry, {})).maintainers).toMatchObject({ known: false, reason: 'denied' })
})

describe('addresses', () => {
  test.each([
    ['gem:rails', 'rails', ''],
    ['gem:rails@~> 7.1', 'rails', '~> 7.1'],
    ['gem:rails:7.1.0', 'rails', '7.1.0'],
    ['pkg:gem/ruby-openid@2.9.2', 'ruby-openid', '2.9.2'],
    ['https://rubygems.org/gems/rails', 'rails', ''],
    ['rubygems.org/gems/rails/versions/7.1.0', 'rails', '7.1.0'],
    ['https://rubygems.org/gems/rails/versions', 'rails', ''],
  ])('%s', (text, name, range) => {
    expect(parseGemAddress(text)).toEqual({ kind: 'package', type: 'gem', name, range })
  })

  test.each(['gem:', 'gem:.x', 'gem:7', 'gem:a b', 'gem:a@;', 'pkg:gem/a?repository_url=https://x'])(
    '%s is refused with a hint',
    (text) => {
      expect(() => parseGemAddress(text)).toThrow(UserError)
    },
  )
})

describe('settings', () => {
  test.each<[string, Record<string, string>, Record<string, string>, Record<string, string>, string]>([
    ['none', {}, {}, {}, 'https://rubygems.org/'],
    [
      'the Gemfile',
      { Gemfile: "source 'https://gems.acme.example/private'\n" },
      {},
      {},
      'https://gems.acme.example/private/',
    ],
    ['.gemrc', {}, { '.gemrc': ':sources:\n  - https://g.example/\n' }, {}, 'https://g.example/'],
    [
      'a mirror of Bundler',
      { '.bundle/config': 'BUNDLE_MIRROR__HTTPS://RUBYGEMS__ORG/: "https://mirror.example/"\n' },
      {},
      {},
      'https://mirror.example/',
    ],
    ['the environment', {}, {}, { BUNDLE_MIRROR__ALL: 'https://all.example' }, 'https://all.example/'],
  ])('%s', (_name, project, home, env, source) => {
    expect(readGemSources(folder(project), env, folder(home)).source).toBe(source)
  })

  test.each([
    ['https://gems.acme-inc.example/x', 'Basic bWU6cEBzcw=='],
    ['http://gems.acme-inc.example/x', null],
    ['https://rubygems.org/x', null],
    ['https://acme-inc.example/x', null],
  ])('to %s goes %s', (url, header) => {
    const project = folder({ Gemfile: 'source "https://gems.acme-inc.example"\n' })
    const env = { BUNDLE_GEMS__ACME___INC__EXAMPLE: 'me:p%40ss' }
    expect(readGemSources(project, env, folder()).authorizationFor(new URL(url))).toBe(header)
  })
})
