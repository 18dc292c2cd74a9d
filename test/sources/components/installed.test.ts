import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Component } from '../../../src/inventory/inventory.ts'
import { installedTrees } from '../../../src/sources/components/installed/index.ts'
import { aComponent } from '../../judging/components/support.ts'
import { folder } from '../../policy/support.ts'

function find(files: Readonly<Record<string, string>>, component: Partial<Component>) {
  const root = folder(files)
  return installedTrees({ root, home: join(root, 'home'), env: {} }).find(aComponent(component))
}

const at = (file: string) => ({ declaredAt: { file, line: 1 } })
const SITE = '.venv/lib/python3.13/site-packages'
const CRATE = 'home/.cargo/registry/src/index.crates.io-1/serde-1.0.0'

interface Case {
  title: string
  files: Readonly<Record<string, string>>
  component: Partial<Component>
  licenses: readonly string[]
  texts: readonly string[]
}

test.each<Case>([
  {
    title: 'npm, nested in another',
    files: {
      'node_modules/b/node_modules/@s/a/package.json': '{"name":"@s/a","version":"2.0.0","license":"MIT"}',
      'node_modules/b/node_modules/@s/a/LICENSE': 'terms',
      'node_modules/b/package.json': '{"name":"b","version":"1.0.0"}',
    },
    component: { name: '@s/a', version: '2.0.0', ...at('package-lock.json') },
    licenses: ['MIT'],
    texts: ['LICENSE'],
  },
  {
    title: 'npm, as pnpm keeps it',
    files: {
      'node_modules/.pnpm/a@1.0.0/node_modules/a/package.json':
        '{"name":"a","version":"1.0.0","license":"ISC"}',
    },
    component: { name: 'a', version: '1.0.0', ...at('pnpm-lock.yaml') },
    licenses: ['ISC'],
    texts: [],
  },
  {
    title: 'npm, under another name',
    files: { 'node_modules/alias/package.json': '{"name":"a","version":"1.0.0","license":"ISC"}' },
    component: { name: 'a', version: '1.0.0', ...at('package-lock.json') },
    licenses: ['ISC'],
    texts: [],
  },
  {
    title: 'Python, by its normalised name, with texts in a folder of their own',
    files: {
      [`${SITE}/Zope.Interface-7.0.dist-info/METADATA`]:
        'Metadata-Version: 2.4\nName: zope.interface\nLicense-Expression: ZPL-2.1\n\nText',
      [`${SITE}/Zope.Interface-7.0.dist-info/licenses/LICENSE.txt`]: 'terms',
    },
    component: { ecosystem: 'pypi', name: 'zope-interface', version: '7.0', ...at('uv.lock') },
    licenses: ['ZPL-2.1'],
    texts: ['LICENSE.txt'],
  },
  {
    title: 'Go, in the module cache with capitals escaped',
    files: { 'home/go/pkg/mod/github.com/!burnt!sushi/toml@v1.4.0/COPYING': 'terms' },
    component: {
      ecosystem: 'golang',
      name: 'github.com/BurntSushi/toml',
      version: 'v1.4.0',
      ...at('go.mod'),
    },
    licenses: [],
    texts: ['COPYING'],
  },
  {
    title: 'Go, vendored in that version',
    files: {
      'vendor/modules.txt': '# golang.org/x/sys v0.30.0\n## explicit\n',
      'vendor/golang.org/x/sys/LICENSE': 'terms',
    },
    component: { ecosystem: 'golang', name: 'golang.org/x/sys', version: 'v0.30.0', ...at('go.mod') },
    licenses: [],
    texts: ['LICENSE'],
  },
  {
    title: 'Cargo',
    files: {
      [`${CRATE}/Cargo.toml`]: '[package]\nname = "serde"\nlicense = "MIT OR Apache-2.0"\n',
      [`${CRATE}/LICENSE-MIT`]: 'terms',
    },
    component: { ecosystem: 'cargo', name: 'serde', version: '1.0.0', ...at('Cargo.lock') },
    licenses: ['MIT OR Apache-2.0'],
    texts: ['LICENSE-MIT'],
  },
  {
    title: 'Composer',
    files: {
      'vendor/composer/installed.json': '{"packages":[{"name":"psr/log","version":"v3.0.0"}]}',
      'vendor/psr/log/composer.json': '{"name":"psr/log","license":"MIT"}',
    },
    component: { ecosystem: 'composer', name: 'psr/log', version: '3.0.0', ...at('composer.lock') },
    licenses: ['MIT'],
    texts: [],
  },
  {
    title: 'Maven, by the licence of its parent',
    files: {
      'home/.m2/repository/org/acme/widget/1.2/widget-1.2.pom':
        '<project><parent><groupId>org.acme</groupId><artifactId>parent</artifactId><version>7</version></parent><artifactId>widget</artifactId></project>',
      'home/.m2/repository/org/acme/parent/7/parent-7.pom':
        '<project><groupId>org.acme</groupId><artifactId>parent</artifactId><version>7</version><licenses><license><name>Apache-2.0</name></license></licenses></project>',
    },
    component: { ecosystem: 'maven', name: 'org.acme:widget', version: '1.2', ...at('pom.xml') },
    licenses: ['Apache-2.0'],
    texts: [],
  },
])('$title', async ({ files, component, licenses, texts }) => {
  const found = await find(files, component)
  expect(found?.licenses.flatMap((one) => one.texts)).toEqual(licenses)
  expect(found?.texts.files.map(({ path }) => path)).toEqual(texts)
  expect(await find(files, { ...component, version: '0.0.1' })).toBeNull()
  expect(await find({}, component)).toBeNull()
})

test('links are not followed, and what is broken is not there', async () => {
  const outside = folder({
    'package.json': '{"name":"a","version":"1.0.0","license":"MIT"}',
    secret: 'secret',
  })
  const root = folder({
    'node_modules/b/package.json': '{"name":"b","version":"1.0.0","license":"MIT"}',
    'node_modules/c/package.json': '{"name":',
  })
  symlinkSync(outside, join(root, 'node_modules', 'a'))
  symlinkSync(join(outside, 'secret'), join(root, 'node_modules', 'b', 'LICENSE'))
  const tree = installedTrees({ root, home: root, env: {} })
  expect(await tree.find(aComponent({ name: 'a', version: '1.0.0' }))).toBeNull()
  expect((await tree.find(aComponent({ name: 'b', version: '1.0.0' })))?.texts.files).toEqual([])
  expect(await tree.find(aComponent({ name: 'c', version: '1.0.0' }))).toBeNull()
})

test.each([
  [
    'a POM whose parent is not here',
    '<project><parent><groupId>g</groupId><artifactId>p</artifactId><version>1</version></parent></project>',
    [],
  ],
  ['a POM that is broken', '<project><licenses>', null],
])('Maven: %s names no licence', async (_, pom, licenses) => {
  const files = { 'home/.m2/repository/g/a/1/a-1.pom': pom }
  const found = await find(files, { ecosystem: 'maven', name: 'g:a', version: '1', ...at('pom.xml') })
  expect(found?.licenses ?? null).toEqual(licenses)
})

test('Maven: coordinates lead nowhere outside of the repository', async () => {
  const files = { 'home/.m2/secret/1/secret-1.pom': '<project/>' }
  const component = { ecosystem: 'maven', version: '1', ...at('pom.xml') }
  for (const name of ['..:secret', '../secret:secret', '/g:a']) {
    expect(await find(files, { ...component, name })).toBeNull()
  }
})
