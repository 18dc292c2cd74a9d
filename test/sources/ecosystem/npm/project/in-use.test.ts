import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { LOCKFILES } from '../../../../../src/sources/ecosystem/npm/project/lockfile.ts'
import { readProject } from '../../../../../src/sources/ecosystem/npm/project/read.ts'
import { folder } from '../../../../policy/support.ts'

type Files = Readonly<Record<string, string>>

const inUse = async (files: Files, name = 'widget', below = '') =>
  (await readProject(join(folder(files), below), { name, repository: null }))?.inUse ?? null

const manifest = (dependencies: object, parts: object = {}) => ({
  'package.json': JSON.stringify({ name: 'shop', dependencies, ...parts }),
})

/** Each pins widget 2.0.0 for the project, and 1.0.0 for another package; and gadget, which comes from git. */
const LOCKS: Readonly<Record<string, readonly string[]>> = {
  'npm-shrinkwrap.json': [
    '{"lockfileVersion":1,"dependencies":{"widget":{"version":"2.0.0"},"other":{"version":"1.0.0","dependencies":{"widget":{"version":"1.0.0"}}},"gadget":{"version":"git+ssh://git@github.com/me/gadget.git#0123abc"}}}',
  ],
  'package-lock.json': [
    JSON.stringify({
      lockfileVersion: 3,
      packages: {
        '': { dependencies: { widget: '>=1', gadget: 'me/gadget' } },
        'node_modules/widget': { version: '2.0.0', resolved: 'https://r.example/widget/-/widget-2.0.0.tgz' },
        'node_modules/other/node_modules/widget': { version: '1.0.0' },
        'node_modules/gadget': {
          version: '3.0.0',
          resolved: 'git+ssh://git@github.com/me/gadget.git#0123abc',
        },
        'node_modules/local': { resolved: 'packages/local', link: true },
      },
    }),
  ],
  'pnpm-lock.yaml': [
    "lockfileVersion: '9.0'\nimporters:\n  .:\n    dependencies:\n      widget:\n        specifier: '>=1'\n        version: 2.0.0(react@18.2.0)\n      gadget:\n        specifier: me/gadget\n        version: https://codeload.github.com/me/gadget/tar.gz/0123abc\npackages:\n  widget@1.0.0:\n    resolution: {}\n  widget@2.0.0:\n    resolution: {}\n  gadget@https://codeload.github.com/me/gadget/tar.gz/0123abc:\n    resolution: {tarball: https://codeload.github.com/me/gadget/tar.gz/0123abc}\n    version: 3.0.0\nsnapshots:\n  widget@1.0.0: {}\n  widget@2.0.0(react@18.2.0): {}\n  gadget@https://codeload.github.com/me/gadget/tar.gz/0123abc: {}\n",
    'lockfileVersion: 5.4\ndependencies:\n  widget: 2.0.0_react@18.2.0\n  gadget: github.com/me/gadget/0123abc\npackages:\n  /widget/1.0.0:\n    dev: false\n  /widget/2.0.0_react@18.2.0:\n    dev: false\n  github.com/me/gadget/0123abc:\n    resolution: {tarball: https://codeload.github.com/me/gadget/tar.gz/0123abc}\n    name: gadget\n    version: 3.0.0\n',
  ],
  'yarn.lock': [
    '# yarn lockfile v1\n\nwidget@1:\n  version "1.0.0"\n\n"other@npm:widget@2", "widget@>=1":\n  version "2.0.0"\n\n"gadget@me/gadget":\n  version "3.0.0"\n  resolved "https://codeload.github.com/me/gadget/tar.gz/0123abc"\n',
    '__metadata:\n  version: 8\n\n"widget@npm:1":\n  version: 1.0.0\n  resolution: "widget@npm:1.0.0"\n\n"widget@npm:>=1":\n  version: 2.0.0\n  resolution: "widget@npm:2.0.0"\n\n"gadget@me/gadget":\n  version: 3.0.0\n  resolution: "gadget@https://github.com/me/gadget.git#commit=0123abc"\n\n"shop@workspace:.":\n  version: 0.0.0-use.local\n  resolution: "shop@workspace:."\n  dependencies:\n    widget: "npm:>=1"\n    gadget: me/gadget\n  linkType: soft\n',
  ],
  'bun.lock': [
    '{\n  "lockfileVersion": 1,\n  // a comment\n  "workspaces": { "": { "dependencies": { "widget": ">=1", "gadget": "me/gadget" } } },\n  "packages": {\n    "widget": ["widget@2.0.0", "", {}, "sha512-x"],\n    "other/widget": ["widget@1.0.0", "", {}, "sha512-x"],\n    "gadget": ["gadget@github:me/gadget#0123abc", {}, "me-gadget-0123abc"],\n  },\n}\n',
  ],
}

test('every lockfile that is read has a sample here', async () => {
  expect(Object.keys(LOCKS).toSorted()).toEqual(LOCKFILES.toSorted())
})

describe.each(Object.entries(LOCKS).flatMap(([file, texts]) => texts.map((text) => [file, text] as const)))(
  '%s',
  (file, text) => {
    const files = { ...manifest({ widget: '>=1', gadget: 'me/gadget' }), [file]: text }

    test('pins what the project itself finds', async () => {
      expect(await inUse(files)).toMatchObject({ by: 'lockfile', range: '2.0.0' })
    })

    test('says where it comes from', async () => {
      const other = text.includes('1.0.0') ? ', besides 1.0.0 for other packages' : ''
      expect((await inUse(files))?.reason).toBe(`your ${file} pins it${other}`)
    })

    test('gives no version of the registry for what is taken from elsewhere', async () => {
      expect((await inUse(files, 'gadget'))?.range ?? null).toBeNull()
    })

    test('that starts with a byte order mark is read', async () => {
      expect((await inUse({ ...files, [file]: `\ufeff${text}` }))?.range).toBe('2.0.0')
    })
  },
)

describe('under an alias', () => {
  const asked = manifest({ old: 'npm:widget@^2' })
  test.each<[string, string]>([
    [
      'package-lock.json',
      '{"lockfileVersion":3,"packages":{"":{"dependencies":{"old":"npm:widget@^2"}},"node_modules/old":{"name":"widget","version":"2.0.0"}}}',
    ],
    ['package-lock.json', '{"lockfileVersion":1,"dependencies":{"old":{"version":"npm:widget@2.0.0"}}}'],
    [
      'pnpm-lock.yaml',
      "lockfileVersion: '9.0'\nimporters:\n  .:\n    dependencies:\n      old:\n        specifier: npm:widget@^2\n        version: widget@2.0.0\npackages:\n  widget@2.0.0: {}\nsnapshots:\n  widget@2.0.0: {}\n",
    ],
    [
      'pnpm-lock.yaml',
      "lockfileVersion: '6.0'\ndependencies:\n  old:\n    specifier: npm:widget@^2\n    version: /widget@2.0.0\npackages:\n  /widget@2.0.0: {}\n",
    ],
    ['yarn.lock', '"old@npm:widget@^2":\n  version "2.0.0"\n'],
    [
      'yarn.lock',
      '__metadata:\n  version: 8\n"old@npm:widget@^2":\n  version: 2.0.0\n  resolution: "widget@npm:2.0.0"\n"shop@workspace:.":\n  resolution: "shop@workspace:."\n  dependencies:\n    old: "npm:widget@^2"\n  linkType: soft\n',
    ],
    [
      'bun.lock',
      '{"lockfileVersion":1,"workspaces":{"":{"dependencies":{"old":"npm:widget@^2"}}},"packages":{"old":["widget@2.0.0","",{},"x"]}}',
    ],
  ])('%s', async (file, text) => {
    expect(await inUse({ ...asked, [file]: text })).toEqual({
      by: 'lockfile',
      range: '2.0.0',
      reason: `your ${file} pins it as old`,
    })
  })

  test('of the manifest', async () => {
    expect(await inUse(asked)).toEqual({
      by: 'manifest',
      range: '^2',
      reason: 'your package.json asks for ^2 as old',
    })
  })

  test('its own name may belong to another package', async () => {
    const files = {
      ...manifest({ widget: 'npm:other@1' }),
      'package-lock.json':
        '{"lockfileVersion":3,"packages":{"":{"dependencies":{"widget":"npm:other@1"}},"node_modules/widget":{"name":"other","version":"1.0.0"}}}',
    }
    expect(await inUse(files)).toBeNull()
    expect((await inUse(files, 'other'))?.range).toBe('1.0.0')
  })
})

describe('a member of a workspace', () => {
  test.each<[string, string]>([
    [
      'package-lock.json',
      '{"lockfileVersion":3,"packages":{"":{},"apps/shop":{"dependencies":{"widget":">=1"}},"node_modules/widget":{"version":"1.0.0"},"apps/shop/node_modules/widget":{"version":"2.0.0"},"apps/else/node_modules/widget":{"version":"3.0.0"}}}',
    ],
    [
      'pnpm-lock.yaml',
      "lockfileVersion: '9.0'\nimporters:\n  .:\n    dependencies:\n      widget:\n        version: 1.0.0\n  apps/shop:\n    dependencies:\n      widget:\n        version: 2.0.0\npackages:\n  widget@1.0.0: {}\n  widget@2.0.0: {}\nsnapshots:\n  widget@1.0.0: {}\n  widget@2.0.0: {}\n",
    ],
  ])('has its own version in %s', async (file, text) => {
    const own = { 'apps/shop/package.json': manifest({ widget: '>=1' })['package.json'] }
    expect((await inUse({ ...manifest({}), ...own, [file]: text }, 'widget', 'apps/shop'))?.range).toBe(
      '2.0.0',
    )
  })
})

describe('without a lockfile', () => {
  test.each<[string, object, object, string | null, string]>([
    ['a range', { widget: '^1.0.0' }, {}, '^1.0.0', 'your package.json asks for ^1.0.0'],
    ['a tag', { widget: 'next' }, {}, 'next', 'your package.json asks for next'],
    ['nothing named', { widget: '' }, {}, '', 'your package.json asks for any version'],
    [
      'a range as Yarn writes it',
      { widget: 'npm:^1.0.0' },
      {},
      '^1.0.0',
      'your package.json asks for ^1.0.0',
    ],
    [
      'a patch of Yarn',
      { widget: 'patch:widget@npm%3A1.0.0#x' },
      {},
      '1.0.0',
      'your package.json asks for 1.0.0',
    ],
    [
      'a catalog',
      { widget: 'catalog:' },
      { catalog: { widget: '^3' } },
      '^3',
      'your package.json asks for ^3',
    ],
    [
      'a fork',
      { widget: 'me/widget#fix' },
      {},
      null,
      'your package.json takes it from me/widget#fix, and not from the registry',
    ],
    [
      'an override',
      { widget: '^1' },
      { overrides: { widget: '2.0.0' } },
      '2.0.0',
      'your overrides in package.json force 2.0.0',
    ],
    [
      'an override of the package itself among others',
      { widget: '^1' },
      { overrides: { widget: { '.': '2.0.0', inner: '1' } } },
      '2.0.0',
      'your overrides in package.json force 2.0.0',
    ],
    [
      'an override that refers to the manifest',
      { widget: '^1' },
      { overrides: { widget: '$widget' } },
      '^1',
      'your overrides in package.json force ^1',
    ],
    [
      'an override for those who ask for another version',
      { widget: '^1' },
      { overrides: { 'widget@^3': '3.0.1' } },
      '^1',
      'your package.json asks for ^1',
    ],
    [
      'an override below another package',
      { widget: '^1' },
      {
        overrides: { other: { widget: '3.0.1' } },
        resolutions: { 'other/widget': '3' },
        pnpm: { overrides: { 'other>widget': '3' } },
      },
      '^1',
      'your package.json asks for ^1',
    ],
    [
      'a resolution',
      { widget: '^1' },
      { resolutions: { '**/widget': '2.0.0' } },
      '2.0.0',
      'your resolutions in package.json force 2.0.0',
    ],
    [
      'an override by another package',
      { widget: '^1' },
      { overrides: { widget: 'npm:@me/widget@1' } },
      null,
      'your overrides in package.json put npm:@me/widget@1 in its place',
    ],
  ])('%s', async (_case, dependencies, parts, range, reason) => {
    expect(await inUse(manifest(dependencies, parts))).toMatchObject({ range, reason })
  })

  test('nothing is used of what is not asked for', async () => {
    expect(await inUse(manifest({ other: '1' }))).toBeNull()
  })

  test('a manifest with a byte order mark is one', async () => {
    expect(
      (await inUse({ 'package.json': `\ufeff${manifest({ widget: '2' })['package.json']}` }))?.range,
    ).toBe('2')
  })
})
