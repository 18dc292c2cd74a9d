import { describe, expect, test } from 'vitest'
import { PACKAGE_BUDGET } from '../../../../src/cli/estimate.ts'
import type { Package } from '../../../../src/model/facts/package.ts'
import { type Fact, isUnknown } from '../../../../src/model/unknown.ts'
import { UserError } from '../../../../src/model/user-error.ts'
import type { Release } from '../../../../src/sources/ecosystem/ecosystem.ts'
import { npmRegistry as registryOf } from '../../../../src/sources/ecosystem/npm/registry.ts'
import { githubAddresses } from '../../../../src/sources/forge/github/address.ts'
import { repositoryAt } from '../../../../src/sources/subject.ts'
import { netOf } from '../../../support/github-client.ts'
import { type FakePackage, npmRegistry } from '../../../support/npm-registry.ts'
import { ACME, npmOf, releaseOf, sourceOf } from './support.ts'

const WIDGET: FakePackage = {
  downloads: 1234,
  dependents: 56,
  maintainers: ['ada', 'bob\u001b[31m'],
  tags: { next: '3.0.0-beta.1', latest: '2.1.0' },
  versions: {
    '1.0.0': { at: '2020-01-01T00:00:00Z', manifest: { license: 'GPL-2.0-only' } },
    '2.0.0': { manifest: { license: 'MIT', deprecated: 'broken build' } },
    '2.1.0': {
      at: '2026-01-02T03:04:05.678901+00:00',
      manifest: {
        license: 'MIT',
        type: 'module',
        exports: { types: './index.d.ts', default: './index.js' },
        engines: { node: '>=20' },
        os: ['linux', '!win32'],
        repository: {
          type: 'git',
          url: 'git+https://github.com/acme/mono.git',
          directory: 'packages/widget',
        },
        dependencies: { dep: '^1.0.0' },
        peerDependencies: { react: '>=18' },
        scripts: { postinstall: 'node setup.js', test: 'x' },
      },
      files: {
        'index.js': 'export * from "./a.js"\nexport default 1\n',
        'index.d.ts': 'export declare const one: 1\n',
        'a.js': 'export const one = 1\nexport { two as three } from "./b.js"\n',
        'b.js': 'export const two = 2\n',
        LICENSE: 'MIT License\u0007 …',
        'README.md': '# Widget',
      },
      dist: { unpackedSize: 4321, attestations: { url: 'https://x' } },
    },
    '3.0.0-beta.1': { manifest: { license: 'MIT' } },
  },
}

function told<Value>(fact: Fact<Value>): Value {
  if (!fact.known) throw new Error(`not known: ${fact.detail}`)
  return fact.value
}

describe('the version you would use', () => {
  test.each([
    ['', '2.1.0'],
    ['latest', '2.1.0'],
    ['next', '3.0.0-beta.1'],
    ['1.0.0', '1.0.0'],
    ['v1', '1.0.0'],
    ['^2', '2.1.0'],
    ['2.0.x', '2.0.0'],
    ['>=1 <3', '2.1.0'],
    ['<2', '1.0.0'],
    ['*', '2.1.0'],
  ])('asked for %j: %s', async (range, version) => {
    await using registry = await npmRegistry({ widget: WIDGET })
    expect(await releaseOf(npmOf(registry), { name: 'widget', range })).toMatchObject({ value: { version } })
  })

  test.each([
    ['widget', '^9', 'No version of widget is in the range ^9', 'The latest is 2.1.0'],
    [
      'widget',
      'nightly',
      'widget has no tag "nightly", and that is no version range',
      'Its tags are latest, next',
    ],
    ['@acme/none', '', 'There is no npm package "@acme/none" on 127.0.0.1', 'Check the name'],
  ])('%s@%s is none', async (name, range, message, hint) => {
    await using registry = await npmRegistry({ widget: WIDGET })
    const error = await releaseOf(npmOf(registry), { name, range }).catch((thrown) => thrown)
    expect(error).toBeInstanceOf(UserError)
    expect(error.message).toContain(message)
    expect(error.hint).toContain(hint)
  })
})

describe('what npm passes over', () => {
  const picked = async (versions: FakePackage['versions'], range: string, latest: string) => {
    await using registry = await npmRegistry({ widget: { versions, tags: { latest } } })
    const source = await sourceOf(npmOf(registry), { name: 'widget', range }, ACME)
    const { version, picked: why } = told(await source.read('package'))
    return [version, why]
  }

  test('a deprecated latest, where there is another', async () => {
    const versions = { '1.0.0': {}, '1.1.0': { manifest: { deprecated: 'broken' } } }
    expect(await picked(versions, '', '1.1.0')).toEqual([
      '1.0.0',
      'npm installs it where no version is named; its latest, 1.1.0, is deprecated',
    ])
    expect(await picked(versions, '^1.1', '1.1.0')).toEqual(['1.1.0', ''])
  })

  test('no prerelease, where there is nothing else', async () => {
    const versions = { '1.0.0-beta.1': {}, '1.0.0-beta.2': {} }
    expect((await picked(versions, '*', '1.0.0-beta.1'))[0]).toBe('1.0.0-beta.1')
  })

  test('what does not run on your Node.js', async () => {
    const versions = { '1.0.0': {}, '2.0.0': { manifest: { engines: { node: '>=99' } } } }
    expect(await picked(versions, '', '2.0.0')).toEqual([
      '1.0.0',
      'npm installs it where no version is named; its latest, 2.0.0, does not run on Node.js 24.0.0',
    ])
  })

  test('the Node.js that you say counts before the one that runs this', async () => {
    const versions = { '1.0.0': {}, '2.0.0': { manifest: { engines: { node: '>=22' } } } }
    await using registry = await npmRegistry({ widget: { versions } })
    const picked = async (node: string) =>
      told(await releaseOf(npmOf(registry), { name: 'widget', range: '', runtime: { node } })).version
    expect(await picked('>=20')).toBe('1.0.0')
    expect(await picked('^22.13.0')).toBe('2.0.0')
    expect(await picked('whichever')).toBe('2.0.0')
  })
})

test('its repository, with the folder in it', async () => {
  await using registry = await npmRegistry({ widget: WIDGET, lonely: { versions: { '1.0.0': {} } } })
  expect(told(await releaseOf(npmOf(registry), { name: 'widget', range: '' }))).toEqual({
    name: 'widget',
    version: '2.1.0',
    picked: 'npm installs it where no version is named',
    repository: {
      url: 'git+https://github.com/acme/mono.git',
      address: 'git+https://github.com/acme/mono.git',
      directory: 'packages/widget',
      field: 'repository',
    },
  })
  expect(told(await releaseOf(npmOf(registry), { name: 'lonely', range: '' })).repository).toBeNull()
})

test.each([
  ['acme/mono', 'acme/mono'],
  ['github:acme/mono', 'acme/mono'],
  ['git://github.com/acme/mono.git', 'acme/mono'],
  ['git@github.com:acme/mono.git', 'acme/mono'],
  ['git+ssh://git@github.com/acme/mono.git', 'acme/mono'],
  ['git+ssh://git@github.com:acme/mono.git', 'acme/mono'],
  ['ssh://git@github.com:acme/mono.git', 'acme/mono'],
  ['//github.com/acme/mono', 'acme/mono'],
  ['https://github.com/acme/mono/tree/main/packages/a', 'acme/mono'],
  ['https://gitlab.com/acme/mono', null],
  ['gist:123', null],
  ['\u202eodd', null],
])('a repository written %j is %s', async (repository, expected) => {
  await using registry = await npmRegistry({
    widget: { versions: { '1.0.0': { manifest: { repository } } } },
  })
  const named = repositoryIn(told(await releaseOf(npmOf(registry), { name: 'widget', range: '' })))
  const found = named && repositoryAt(named.address, [githubAddresses({})])
  expect(found?.path.join('/') ?? null).toBe(expected)
})

function repositoryIn({ repository }: Release) {
  if (isUnknown(repository)) throw new Error(repository.detail)
  return repository
}

test.each<[Readonly<Record<string, unknown>>, string | null, string | null]>([
  [{ bugs: { url: 'https://github.com/acme/mono/issues' } }, 'https://github.com/acme/mono', 'bugs'],
  [{ bugs: 'https://gitlab.com/a/b/mono/-/issues' }, 'https://gitlab.com/a/b/mono', 'bugs'],
  [{ homepage: 'https://github.com/acme/mono#readme' }, 'https://github.com/acme/mono', 'homepage'],
  [{ homepage: 'https://github.com/acme/mono' }, 'https://github.com/acme/mono', 'homepage'],
  [{ homepage: 'https://acme.example/docs/mono' }, null, null],
  [{ homepage: 'https://github.com/acme' }, null, null],
  [{ bugs: { email: 'bugs@acme.example' } }, null, null],
  [
    { repository: 'https://gitlab.com/acme/mono', bugs: 'https://github.com/acme/other/issues' },
    'https://gitlab.com/acme/mono',
    'repository',
  ],
])('%j names %s by its %s', async (manifest, url, field) => {
  await using registry = await npmRegistry({ widget: { versions: { '1.0.0': { manifest } } } })
  const repository = repositoryIn(told(await releaseOf(npmOf(registry), { name: 'widget', range: '' })))
  expect(repository?.url ?? null).toBe(url)
  expect(repository?.field ?? null).toBe(field)
})

describe('the package', () => {
  test('is what the registry and its archive say about that version', async () => {
    await using registry = await npmRegistry({ widget: WIDGET })
    const source = await sourceOf(npmOf(registry), { name: 'widget', range: '^2' }, ACME)
    const read = told(await source.read('package'))
    expect(read).toMatchObject({
      name: 'widget',
      picked: '',
      version: '2.1.0',
      licenses: [{ field: 'license', texts: ['MIT'] }],
      deprecated: null,
      yanked: null,
      maintainers: ['ada', 'bob'],
      publishedAt: '2026-01-02T03:04:05.678Z',
      provenance: true,
      unpackedSize: 4321,
      dependencies: { dep: '^1.0.0' },
      licenseFiles: [{ path: 'LICENSE', text: 'MIT License …' }],
      unread: null,
      runtimes: { node: '>=20' },
      npm: {
        distTags: { latest: '2.1.0', next: '3.0.0-beta.1' },
        peerDependencies: { react: '>=18' },
        installScripts: ['postinstall: node setup.js'],
        module: 'esm',
        types: true,
        typesPackage: null,
        platforms: { os: ['linux', '!win32'], cpu: [] },
        exports: { names: ['default', 'one', 'three'], complete: true },
      },
    })
    expect(read.versions.map(({ version, deprecated }) => [version, deprecated])).toEqual([
      ['1.0.0', false],
      ['2.0.0', true],
      ['2.1.0', false],
      ['3.0.0-beta.1', false],
    ])
  })

  test('that is deprecated says why', async () => {
    await using registry = await npmRegistry({ widget: WIDGET })
    const source = await sourceOf(npmOf(registry), { name: 'widget', range: '2.0.0' }, ACME)
    expect(told(await source.read('package')).deprecated).toBe('broken build')
  })

  test('has the licence of its version, not of the latest', async () => {
    await using registry = await npmRegistry({ widget: WIDGET })
    const source = await sourceOf(npmOf(registry), { name: 'widget', range: '1' }, ACME)
    expect(namedIn(await source.read('package'))).toEqual(['GPL-2.0-only'])
  })

  test.each([
    [{ license: { type: 'MIT', url: 'x' } }, ['MIT']],
    [{ licenses: [{ type: 'MIT' }, { type: 'GPL-2.0' }] }, ['MIT', 'GPL-2.0']],
    [{ license: 'ISC', licenses: ['MIT', '0BSD'] }, ['ISC', 'MIT', '0BSD']],
    [{ licenses: ['ISC'] }, ['ISC']],
    [{ license: '' }, []],
    [{ license: 7 }, []],
    [{}, []],
  ])('licence %j is %j', async (manifest, license) => {
    await using registry = await npmRegistry({ widget: { versions: { '1.0.0': { manifest } } } })
    const source = await sourceOf(npmOf(registry), { name: 'widget', range: '' }, ACME)
    expect(namedIn(await source.read('package'))).toEqual(license)
  })

  test('without types of its own has those of DefinitelyTyped', async () => {
    const untyped = { versions: { '1.0.0': { files: { 'index.js': 'exports.a = 1' } } } }
    await using registry = await npmRegistry({ '@a/b': untyped, '@types/a__b': untyped, c: untyped })
    const typesOf = async (name: string) => {
      const source = await sourceOf(npmOf(registry), { name, range: '' }, ACME)
      const { npm } = told(await source.read('package'))
      return [npm?.types, npm?.typesPackage]
    }
    expect(await typesOf('@a/b')).toEqual([true, '@types/a__b'])
    expect(await typesOf('c')).toEqual([false, null])
    registry.fail(/@types/, 500)
    expect(await typesOf('c')).toEqual([null, null])
  })

  test('keeps what the registry says when its archive is lost', async () => {
    await using registry = await npmRegistry({ widget: WIDGET })
    registry.fail(/\.tgz/, 503)
    const source = await sourceOf(npmOf(registry), { name: 'widget', range: '' }, ACME)
    expect(told(await source.read('package'))).toMatchObject({
      version: '2.1.0',
      npm: { exports: null, module: null, types: null },
      unread: { reason: 'unreachable' },
    })
  })

  test('whose archive is not the one the registry vouches for is not read', async () => {
    const forged = { versions: { '1.0.0': { dist: { integrity: `sha512-${'A'.repeat(86)}==` } } } }
    await using registry = await npmRegistry({ forged })
    const source = await sourceOf(npmOf(registry), { name: 'forged', range: '' }, ACME)
    expect(told(await source.read('package')).unread).toEqual({
      reason: 'unexpected',
      detail: 'The archive is not the one whose checksum the registry names',
    })
  })
})

describe('who uses it', () => {
  test('by downloads and dependents', async () => {
    await using registry = await npmRegistry({ widget: WIDGET })
    const source = await sourceOf(npmOf(registry), { name: 'widget', range: '' }, ACME)
    expect(told(await source.read('adopters'))).toMatchObject({
      weeklyDownloads: 1234,
      dependentPackages: 56,
    })
  })

  test.each([
    [/downloads/, 502, 'unreachable'],
    [/downloads/, 429, 'rate-limited'],
    [/search/, 503, 'unreachable'],
    [/search/, 429, 'rate-limited'],
    [/search/, 403, 'denied'],
  ])(
    'is unknown where %s fails with %i: half a count would look like few users',
    async (match, status, reason) => {
      await using registry = await npmRegistry({ widget: WIDGET })
      registry.fail(match, status)
      const source = await sourceOf(npmOf(registry), { name: 'widget', range: '' }, ACME)
      expect(await source.read('adopters')).toMatchObject({ known: false, reason })
    },
  )

  test.each([400, 404, 405, 501])(
    'by downloads alone where the registry has no search (%i)',
    async (status) => {
      await using registry = await npmRegistry({ widget: WIDGET })
      registry.fail(/search/, status)
      const source = await sourceOf(npmOf(registry), { name: 'widget', range: '' }, ACME)
      expect(told(await source.read('adopters'))).toMatchObject({
        weeklyDownloads: 1234,
        dependentPackages: null,
      })
    },
  )
})

describe('without a repository', () => {
  test('releases, tags and documents come from the registry, the rest is not collected', async () => {
    await using registry = await npmRegistry({ widget: WIDGET })
    const source = await sourceOf(npmOf(registry), { name: 'widget', range: '' }, null)
    expect(told(await source.read('tags')).items[0]).toEqual({
      name: '2.1.0',
      at: '2026-01-02T03:04:05.678Z',
    })
    expect(
      told(await source.read('releases')).items.map(({ tag, prerelease }) => [tag, prerelease]),
    ).toContainEqual(['3.0.0-beta.1', true])
    expect([...source.provides].sort()).toEqual([...registryOf(npmOf(registry)).provides].sort())
    const { texts } = told(await source.read('documents'))
    expect(texts.map(({ path }) => path).sort()).toEqual(['LICENSE', 'README.md', 'package.json'])
    expect(await source.read('issues')).toEqual({
      known: false,
      reason: 'not-collected',
      detail:
        'The package widget names git+https://github.com/acme/mono.git as its repository, which is on no forge that is read here',
    })
  })

  test('beside a repository they do not stand in for it', async () => {
    await using registry = await npmRegistry({ widget: WIDGET })
    const source = await sourceOf(npmOf(registry), { name: 'widget', range: '' }, ACME)
    expect(source.provides).toEqual(['package', 'adopters'])
  })
})

test('a package costs five requests at most and is asked for once a run', async () => {
  const untyped = { ...WIDGET, versions: { '1.0.0': { files: { 'index.js': 'exports.a = 1' } } } }
  await using registry = await npmRegistry({ widget: WIDGET, untyped })
  for (const name of ['widget', 'untyped']) {
    const net = netOf()
    const npm = npmOf(registry, {}, net)
    const source = await sourceOf(npm, { name, range: '' }, null)
    for (const fact of source.provides) await source.read(fact)
    const { requests, hosts } = net.cost()
    expect(requests).toBeLessThanOrEqual(PACKAGE_BUDGET.npm)
    expect(hosts.map(({ host }) => host)).toEqual([new URL(registry.url).host])
    expect(requests).toBe(name === 'untyped' ? PACKAGE_BUDGET.npm : PACKAGE_BUDGET.npm - 1)
  }
})

describe('what goes wrong on the way', () => {
  test.each([
    [401, 'denied'],
    [403, 'denied'],
    [429, 'rate-limited'],
    [500, 'unreachable'],
    [418, 'unexpected'],
  ])('%i is %s', async (status, reason) => {
    await using registry = await npmRegistry({ widget: WIDGET })
    registry.fail(/widget/, status)
    expect(await releaseOf(npmOf(registry), { name: 'widget', range: '' })).toMatchObject({
      known: false,
      reason,
    })
  })

  test('an answer that is no JSON is unexpected', async () => {
    await using registry = await npmRegistry({ widget: WIDGET })
    registry.fail(/widget/, 200)
    expect(await releaseOf(npmOf(registry), { name: 'widget', range: '' })).toMatchObject({
      reason: 'unexpected',
    })
  })

  test('a registry that is not there is unreachable', async () => {
    const registry = await npmRegistry({})
    await registry[Symbol.asyncDispose]()
    expect(await releaseOf(npmOf(registry), { name: 'widget', range: '' })).toMatchObject({
      known: false,
      reason: 'unreachable',
      detail: expect.stringMatching(/^The connection to 127\.0\.0\.1:\d+ failed \(ECONNREFUSED\)$/),
    })
  })

  test('the archive of a scope is asked of its own registry', async () => {
    const scoped = { versions: { '1.0.0': { files: { 'index.js': 'exports.a = 1' } } } }
    await using registry = await npmRegistry({ '@corp/tool': scoped })
    const settings = { registry: 'http://127.0.0.1:1/', '@corp:registry': registry.url }
    const source = await sourceOf(npmOf(registry, settings), { name: '@corp/tool', range: '' }, ACME)
    expect(told(await source.read('package')).unread).toBeNull()
  })

  test('the address of the public registry means the copy in use, as npm has it', async () => {
    const tarball = 'https://registry.npmjs.org/widget/-/1.0.0.tgz'
    const copied = { versions: { '1.0.0': { files: { 'index.js': 'exports.a = 1' }, dist: { tarball } } } }
    await using registry = await npmRegistry({ widget: copied })
    const source = await sourceOf(npmOf(registry), { name: 'widget', range: '' }, ACME)
    expect(told(await source.read('package')).unread).toBeNull()
  })

  test("times that are not the registry's own tell no days", async () => {
    await using registry = await npmRegistry({ widget: { ...WIDGET, mirror: true } })
    const source = await sourceOf(npmOf(registry), { name: 'widget', range: '' }, null)
    expect(await source.read('releases')).toMatchObject({ known: false, reason: 'not-collected' })
    expect(told(await source.read('package')).publishedAt).toBeNull()
  })

  test('what a mirror drops of everybody is unknown, and not "none"', async () => {
    const versions = { '1.0.0': {}, '1.1.0': {} }
    await using registry = await npmRegistry({ widget: { versions, mirror: true }, own: { versions } })
    const read = async (name: string) =>
      told(await (await sourceOf(npmOf(registry), { name, range: '' }, ACME)).read('package'))
    const { host } = new URL(registry.url)
    const untold = (what: string) => ({
      known: false,
      reason: 'not-collected',
      detail: `${host} does not pass on ${what}`,
    })
    expect(await read('widget')).toMatchObject({
      maintainers: untold('maintainers'),
      deprecated: untold('deprecations'),
      provenance: untold('provenance'),
    })
    // Its maintainers are told, so that nothing deprecated means something; signatures are not.
    expect(await read('own')).toMatchObject({
      maintainers: ['ada'],
      deprecated: null,
      provenance: untold('provenance'),
    })
  })

  test('a redirect takes no token along', async () => {
    await using other = await npmRegistry({ widget: WIDGET })
    await using registry = await npmRegistry({ widget: WIDGET })
    const settings = { [`//${new URL(registry.url).host}/:_authToken`]: 's3cret' }
    registry.fail(/^\/widget$/, 302, `${other.url}widget`)
    expect(await releaseOf(npmOf(registry, settings), { name: 'widget', range: '' })).toMatchObject({
      reason: 'unexpected',
    })
    expect(registry.asked[0]?.authorization).toBe('Bearer s3cret')
    expect(other.asked).toEqual([])
  })
})

function namedIn(read: Fact<Package>): readonly string[] {
  return told(read).licenses.flatMap(({ texts }) => texts)
}
