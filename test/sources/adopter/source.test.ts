import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ProjectUse } from '../../../src/model/facts/project.ts'
import { projectSource } from '../../../src/sources/adopter/source.ts'
import { npm } from '../../../src/sources/ecosystem/npm/index.ts'
import { folder } from '../../policy/support.ts'

const now = () => new Date('2026-06-30T12:00:00Z')

async function read(cwd: string, name: string | null = 'widget', repository: string | null = 'acme/widget') {
  const hacked = name === null ? null : { name, repository }
  return projectSource(npm, cwd, async () => hacked, now).read('project')
}

async function use(files: Readonly<Record<string, string>>, name = 'widget'): Promise<ProjectUse> {
  const fact = await read(folder(files), name)
  if (!fact.known) throw new Error(`not known: ${fact.detail}`)
  return fact.value
}

const manifest = (parts: object) =>
  JSON.stringify({ name: 'shop', dependencies: { widget: '^1.0.0' }, ...parts })

test('the sample project', async () => {
  const fact = await read(join(import.meta.dirname, '../../fixtures/adopter'))
  expect(fact).toMatchObject({
    known: true,
    value: {
      name: 'shop',
      license: 'Apache-2.0',
      range: '^2.0.0',
      installed: '2.1.0',
      lockfile: 'package-lock.json',
      packages: { react: '18.2.0', widget: '2.1.0' },
      hacks: [
        { kind: 'patch', where: 'patches/widget+2.1.0.patch', detail: 'patch-package patches widget' },
        { kind: 'override', where: 'overrides in package.json', detail: 'widget is forced to 2.1.0' },
        { kind: 'vendored', where: join('vendor', 'widget'), detail: 'a copy of widget' },
      ],
    },
  })
})

test('what is told of it rests on its manifest', async () => {
  const cwd = folder({ 'package.json': manifest({}) })
  expect(await read(cwd)).toMatchObject({
    evidence: [{ url: join(cwd, 'package.json'), retrievedAt: now().toISOString() }],
  })
})

test('a folder without a manifest is no project', async () => {
  expect(await read(folder())).toMatchObject({ known: false, reason: 'not-collected' })
})

test('a target without a name in npm has no hacks that could be found', async () => {
  const fact = await read(folder({ 'package.json': manifest({}) }), null)
  expect(fact).toMatchObject({ known: true, value: { range: null, installed: null, hacks: [] } })
})

describe('the installed version from', () => {
  const classic =
    '# yarn lockfile v1\n\n"widget@^1.0.0", widget@^1.2.0:\n  version "1.4.2"\n  resolved "x"\n\nother@1:\n  version "9.0.0"\n'
  const berry =
    '__metadata:\n  version: 8\n\n"widget@npm:^1.0.0, widget@npm:^1.2.0":\n  version: 1.4.2\n  resolution: "widget@npm:1.4.2"\n'
  test.each([
    [
      'package-lock.json',
      '{"lockfileVersion":3,"packages":{"":{},"node_modules/widget":{"version":"1.4.2"},"node_modules/a/node_modules/widget":{"version":"0.1.0"}}}',
    ],
    ['package-lock.json', '{"lockfileVersion":1,"dependencies":{"widget":{"version":"1.4.2"}}}'],
    [
      'pnpm-lock.yaml',
      "lockfileVersion: '9.0'\nimporters:\n  .:\n    dependencies:\n      widget:\n        specifier: ^1.0.0\n        version: 1.4.2(react@18.2.0)\n",
    ],
    ['pnpm-lock.yaml', 'lockfileVersion: 5.4\ndependencies:\n  widget: 1.4.2_react@18.2.0\n'],
    ['yarn.lock', classic],
    ['yarn.lock', berry],
    [
      'bun.lock',
      '{\n  "lockfileVersion": 1,\n  // a comment\n  "packages": {\n    "widget": ["widget@1.4.2", "", {}, "sha512-x"],\n  },\n}\n',
    ],
    ['node_modules/widget/package.json', '{"version":"1.4.2"}'],
  ])('%s', async (name, text) => {
    expect((await use({ 'package.json': manifest({}), [name]: text })).installed).toBe('1.4.2')
  })

  test('a lockfile of the workspace above', async () => {
    const root = folder({
      'package-lock.json': '{"packages":{"node_modules/widget":{"version":"1.4.2"}}}',
      'package.json': JSON.stringify({ overrides: { widget: '1.4.2' } }),
      'apps/shop/package.json': manifest({}),
    })
    const fact = await read(join(root, 'apps/shop'))
    expect(fact).toMatchObject({ known: true, value: { installed: '1.4.2', hacks: [{ kind: 'override' }] } })
  })

  test.each(['{', '[]', 'null', ''])('a lockfile that is %j: none', async (text) => {
    expect(await use({ 'package.json': manifest({}), 'package-lock.json': text })).toMatchObject({
      installed: null,
      lockfile: null,
    })
  })
})

describe('a hack', () => {
  test.each<[string, Record<string, string>, string, string]>([
    [
      'patch-package',
      { 'package.json': manifest({}), 'patches/widget+1.0.0.patch': '' },
      'patch',
      'patch-package patches widget',
    ],
    [
      'patch-package, nested',
      { 'package.json': manifest({}), 'patches/a++widget+1.0.0.patch': '' },
      'patch',
      'patch-package patches widget',
    ],
    [
      'pnpm',
      { 'package.json': manifest({ pnpm: { patchedDependencies: { 'widget@1.0.0': 'patches/w.patch' } } }) },
      'patch',
      'pnpm patches widget@1.0.0 with patches/w.patch',
    ],
    [
      'pnpm workspace',
      {
        'package.json': manifest({}),
        'pnpm-workspace.yaml': 'patchedDependencies:\n  widget: patches/w.patch\n',
      },
      'patch',
      'pnpm patches widget with patches/w.patch',
    ],
    [
      'yarn patch',
      {
        'package.json': manifest({
          dependencies: { widget: 'patch:widget@npm%3A1.0.0#~/.yarn/patches/w.patch' },
        }),
      },
      'patch',
      'yarn patches it: patch:widget@npm%3A1.0.0#~/.yarn/patches/w.patch',
    ],
    [
      'npm overrides',
      { 'package.json': manifest({ overrides: { widget: '1.0.1' } }) },
      'override',
      'widget is forced to 1.0.1',
    ],
    [
      'npm overrides of itself inside',
      { 'package.json': manifest({ overrides: { widget: { '.': '1.0.1', left: '2' } } }) },
      'override',
      'widget is forced to 1.0.1',
    ],
    [
      'yarn resolutions',
      { 'package.json': manifest({ resolutions: { '**/a/widget': '1.0.1' } }) },
      'override',
      '**/a/widget is forced to 1.0.1',
    ],
    [
      'pnpm overrides',
      { 'package.json': manifest({ pnpm: { overrides: { 'a>widget@1': '1.0.1' } } }) },
      'override',
      'a>widget@1 is forced to 1.0.1',
    ],
    [
      'pnpm workspace overrides',
      { 'package.json': manifest({}), 'pnpm-workspace.yaml': 'overrides:\n  widget: 1.0.1\n' },
      'override',
      'widget is forced to 1.0.1',
    ],
    [
      'a fork from git',
      { 'package.json': manifest({ dependencies: { widget: 'github:me/widget#fix' } }) },
      'fork',
      'a fork is used: github:me/widget#fix',
    ],
    [
      'a fork by address',
      { 'package.json': manifest({ dependencies: { widget: 'git+https://github.com/me/widget.git' } }) },
      'fork',
      'a fork is used: git+https://github.com/me/widget.git',
    ],
    [
      'an unreleased commit',
      { 'package.json': manifest({ dependencies: { widget: 'Acme/widget#0123abc' } }) },
      'fork',
      'an unreleased commit is used: Acme/widget#0123abc',
    ],
    [
      'another package under its name',
      { 'package.json': manifest({ dependencies: { widget: 'npm:@me/widget@1' } }) },
      'fork',
      '@me/widget stands in for it',
    ],
    [
      'a copy by its manifest',
      { 'package.json': manifest({}), 'third_party/w/package.json': '{"name":"widget"}' },
      'vendored',
      'a copy of widget',
    ],
    [
      'a copy by its folder',
      { 'package.json': manifest({}), 'src/vendor/widget/index.js': '' },
      'vendored',
      'a copy of widget',
    ],
    [
      'a copy by its path',
      { 'package.json': manifest({ dependencies: { widget: 'file:./lib/widget' } }) },
      'vendored',
      'it is taken from file:./lib/widget',
    ],
  ])('%s', async (_name, files, kind, detail) => {
    expect((await use(files)).hacks).toMatchObject([{ kind, detail }])
  })

  test.each<[string, Record<string, string>]>([
    [
      'another package',
      { 'package.json': manifest({ overrides: { 'widget-core': '1' }, resolutions: { gadget: '1' } }) },
    ],
    [
      'a patch of another',
      {
        'package.json': manifest({}),
        'patches/widget-core+1.0.0.patch': '',
        'patches/@a+widget+1.0.0.patch': '',
      },
    ],
    [
      'a range, a tag, an alias of itself',
      {
        'package.json': manifest({
          dependencies: { widget: 'npm:widget@^1' },
          devDependencies: { x: 'latest' },
        }),
      },
    ],
    [
      'a folder of the same name that is something else',
      { 'package.json': manifest({}), 'vendor/widget/package.json': '{"name":"other"}' },
    ],
  ])('is not: %s', async (_name, files) => {
    expect((await use(files)).hacks).toEqual([])
  })

  test('of a scoped package', async () => {
    const files = {
      'package.json': JSON.stringify({
        resolutions: { 'a/@s/widget': '1' },
        pnpm: { patchedDependencies: { '@s/widget@1.0.0': 'x' } },
      }),
      'patches/@s+widget+1.0.0.patch': '',
      'vendor/@s/widget/package.json': '{"name":"@s/widget"}',
    }
    expect((await use(files, '@s/widget')).hacks.map(({ kind }) => kind)).toEqual([
      'patch',
      'patch',
      'override',
      'vendored',
    ])
  })
})
