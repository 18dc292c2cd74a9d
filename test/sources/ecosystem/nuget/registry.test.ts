import { describe, expect, test } from 'vitest'
import type { Package } from '../../../../src/model/facts/package.ts'
import { UserError } from '../../../../src/model/user-error.ts'
import type { Registry, WantedRelease } from '../../../../src/sources/ecosystem/ecosystem.ts'
import { parseNugetAddress } from '../../../../src/sources/ecosystem/nuget/address.ts'
import { readNugetConfig } from '../../../../src/sources/ecosystem/nuget/config.ts'
import { nuget } from '../../../../src/sources/ecosystem/nuget/index.ts'
import { SubjectNotFound } from '../../../../src/sources/source.ts'
import { folder } from '../../../policy/support.ts'
import { netOf } from '../../../support/github-client.ts'
import { type FakeNugetPackage, nugetFeedFiles } from '../../../support/nuget-feed.ts'
import { staticRegistry } from '../../../support/static-registry.ts'
import { told } from '../support.ts'

const PACKAGES: Readonly<Record<string, FakeNugetPackage>> = {
  'Acme.Widget': {
    owners: ['acme', 'ada'],
    versions: {
      '1.0.0': {
        at: '2020-01-01T00:00:00Z',
        nuspec: '<licenseUrl>https://opensource.org/licenses/MIT</licenseUrl>',
      },
      '1.1.0': { listed: false },
      '1.2.0': {
        nuspec:
          '<license type="expression">MIT</license><licenseUrl>https://licenses.nuget.org/MIT</licenseUrl><projectUrl>https://widget.example</projectUrl><repository type="git" url="https://github.com/acme/widget" commit="abc" />',
        files: { 'lib/net8.0/Acme.Widget.dll': 'MZ', 'LICENSE.txt': 'MIT License …' },
        dependencies: [{ id: 'Acme.Gear', range: '[2.0.0, )' }],
      },
      '1.3.0': {
        deprecation: {
          message: 'See the blog',
          reasons: ['Legacy'],
          alternatePackage: { id: 'Acme.Gadget', range: '*' },
        },
      },
      '2.0.0-rc.1': {},
    },
  },
  Filed: {
    versions: {
      '1.0.0': { nuspec: '<license type="file">TERMS.md</license>', files: { 'TERMS.md': 'Ask me' } },
    },
  },
  Early: { paged: true, versions: { '0.1.0-alpha': {}, '0.1.0-beta': {} } },
  Gone: { versions: { '1.0.0': { listed: false } } },
}

async function opened() {
  const double = await staticRegistry((url) => nugetFeedFiles(url, PACKAGES))
  const config = `<configuration><packageSources><clear/><add key="acme" value="${double.url}/v3/index.json"/></packageSources></configuration>`
  const registry = nuget.openRegistry({
    net: netOf(),
    folder: folder({ 'nuget.config': config }),
    home: folder(),
    env: {},
    userAgent: 'oss-check/test',
    node: '24.0.0',
    now: () => new Date('2026-06-30T12:00:00Z'),
  })
  return { double, registry, [Symbol.asyncDispose]: () => double[Symbol.asyncDispose]() }
}

async function packageOf(registry: Registry, wanted: Partial<WantedRelease>): Promise<Package> {
  const release = told(await registry.release({ name: 'acme.widget', range: '', reason: null, ...wanted }))
  return told(await registry.source(release, null).read('package'))
}

test.each<[string, string, string, string, string]>([
  [
    'the highest that is no prerelease',
    'acme.widget',
    '',
    '1.3.0',
    'NuGet takes it where no version is named',
  ],
  ['the lowest of a range', 'acme.widget', '[1.0,2.0)', '1.0.0', ''],
  ['the highest of what floats', 'acme.widget', '1.*', '1.3.0', ''],
  ['one that is named, though unlisted', 'acme.widget', '1.1', '1.1.0', ''],
  ['one in brackets', 'acme.widget', '[1.2.0]', '1.2.0', ''],
  ['never an unlisted one of a range', 'acme.widget', '(1.0,2.0)', '1.2.0', ''],
  ['a prerelease where one is named', 'acme.widget', '2.0.0-*', '2.0.0-rc.1', ''],
  [
    'a prerelease where there is nothing else, on a page of its own',
    'Early',
    '',
    '0.1.0-beta',
    'it has prereleases alone',
  ],
  ['one that is all unlisted', 'Gone', '', '1.0.0', 'no version of it is listed'],
])('the version: %s', async (_name, name, range, version, picked) => {
  await using feed = await opened()
  const release = told(await feed.registry.release({ name, range, reason: null }))
  expect(release).toMatchObject({ version, picked: expect.stringContaining(picked) })
})

test.each([
  ['acme.widget', '[3.0,)'],
  ['acme.widget', '1.2.7'],
  ['acme.widget', 'latest'],
  ['nobody', ''],
])('%s %s is not there', async (name, range) => {
  await using feed = await opened()
  await expect(feed.registry.release({ name, range, reason: null })).rejects.toBeInstanceOf(SubjectNotFound)
})

test('the package is what the feed says of that version, under the name of its publishers', async () => {
  await using feed = await opened()
  expect(await packageOf(feed.registry, { range: '1.2.0' })).toMatchObject({
    ecosystem: 'nuget',
    name: 'Acme.Widget',
    version: '1.2.0',
    licenses: [{ field: 'license', texts: ['MIT'] }],
    deprecated: null,
    yanked: null,
    maintainers: ['acme', 'ada'],
    publishedAt: '2026-01-01T00:00:00.000Z',
    repository: { url: 'https://github.com/acme/widget', directory: null, field: 'repository' },
    runtimes: {},
    dependencies: { 'Acme.Gear': '[2.0.0, )' },
    licenseFiles: [{ path: 'LICENSE.txt', text: 'MIT License …' }],
    unread: null,
    npm: null,
  })
})

test.each<[string, Partial<WantedRelease>, object]>([
  [
    'an address alone, as of old',
    { range: '1.0.0' },
    { licenses: [{ field: 'licenseUrl' }], repository: null },
  ],
  ['a file alone', { name: 'filed' }, { licenses: [{ file: 'TERMS.md', texts: [] }] }],
  ['deprecated', { range: '1.3.0' }, { deprecated: 'Legacy; See the blog; use Acme.Gadget' }],
  ['unlisted', { range: '1.1.0' }, { yanked: { as: 'unlisted', reason: null }, publishedAt: null }],
])('%s', async (_name, wanted, expected) => {
  await using feed = await opened()
  expect(await packageOf(feed.registry, wanted)).toMatchObject(expected)
})

describe('addresses', () => {
  test.each([
    ['nuget:Newtonsoft.Json', 'Newtonsoft.Json', ''],
    ['nuget:Newtonsoft.Json@13.0.3', 'Newtonsoft.Json', '13.0.3'],
    ['nuget:Newtonsoft.Json/13.0.3', 'Newtonsoft.Json', '13.0.3'],
    ['nuget:Newtonsoft.Json@[12.0,14.0)', 'Newtonsoft.Json', '[12.0,14.0)'],
    ['pkg:nuget/Newtonsoft.Json@13.0.3', 'Newtonsoft.Json', '13.0.3'],
    ['https://www.nuget.org/packages/Newtonsoft.Json', 'Newtonsoft.Json', ''],
    ['nuget.org/packages/Newtonsoft.Json/13.0.3', 'Newtonsoft.Json', '13.0.3'],
  ])('%s', (text, name, range) => {
    expect(parseNugetAddress(text)).toEqual({ kind: 'package', type: 'nuget', name, range })
  })

  test.each([
    'nuget:',
    'nuget:.x',
    'nuget:a..b',
    'nuget:a b',
    'nuget:a@;',
    'pkg:nuget/a?repository_url=https://x',
  ])('%s is refused with a hint', (text) => {
    expect(() => parseNugetAddress(text)).toThrow(UserError)
  })
})

describe('NuGet.config', () => {
  const USER =
    '<configuration><packageSources><add key="nuget.org" value="https://api.nuget.org/v3/index.json"/></packageSources></configuration>'
  const OWN =
    '<configuration><packageSources><add key="My Feed" value="https://pkgs.acme.example/v3/index.json"/><add key="Folder" value="./packages"/></packageSources><packageSourceCredentials><My_x0020_Feed><add key="Username" value="me"/><add key="ClearTextPassword" value="%FEED_TOKEN%"/></My_x0020_Feed></packageSourceCredentials></configuration>'
  const home = () => folder({ '.nuget/NuGet/NuGet.Config': USER })

  test.each<[string, string, readonly string[]]>([
    ['none of the folder', '', ['https://api.nuget.org/v3/index.json']],
    ['one more', OWN, ['https://api.nuget.org/v3/index.json', 'https://pkgs.acme.example/v3/index.json']],
    [
      'cleared',
      OWN.replace('<packageSources>', '<packageSources><clear/>'),
      ['https://pkgs.acme.example/v3/index.json'],
    ],
    [
      'disabled',
      '<configuration><disabledPackageSources><add key="nuget.org" value="true"/></disabledPackageSources></configuration>',
      [],
    ],
    ['not well-formed', '<configuration>', ['https://api.nuget.org/v3/index.json']],
  ])('%s', (_name, text, sources) => {
    expect(readNugetConfig(folder({ 'NuGet.config': text }), {}, home()).sources).toEqual(sources)
  })

  test.each([
    ['https://pkgs.acme.example/v3/x', `Basic ${Buffer.from('me:hunter2-hunter2').toString('base64')}`],
    ['http://pkgs.acme.example/v3/x', null],
    ['https://api.nuget.org/v3/index.json', null],
  ])('to %s goes %s', (url, header) => {
    const env = { FEED_TOKEN: 'hunter2-hunter2' }
    const config = readNugetConfig(folder({ 'NuGet.config': OWN }), env, home())
    expect(config.authorizationFor(new URL(url))).toBe(header)
  })
})
