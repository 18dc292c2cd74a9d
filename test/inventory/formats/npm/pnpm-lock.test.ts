import { describe, expect, test } from 'vitest'
import { pnpmLock } from '../../../../src/inventory/formats/npm/pnpm-lock.ts'
import { lineFor, readAs } from '../../../support/inventory.ts'

async function linesOf(text: string): Promise<string[]> {
  const { components } = await readAs(pnpmLock, 'pnpm-lock.yaml', { 'pnpm-lock.yaml': text })
  return components.map(lineFor)
}

test.each<[string, string, string[]]>([
  [
    'version 5, one project, peers behind _',
    `lockfileVersion: 5.4
specifiers:
  a: ^1.0.0
dependencies:
  a: 1.0.0_react@18.2.0
  old: /@s/b/2.0.0
devDependencies:
  g: github.com/o/g/abcdef
packages:
  /a/1.0.0_react@18.2.0:
    resolution: {integrity: sha512-a}
    dependencies: {react: 18.2.0}
    dev: false
  /react/18.2.0:
    resolution: {integrity: sha512-r}
  /@s/b/2.0.0:
    resolution: {integrity: sha512-b}
    optionalDependencies:
      o: 1.0.0
  /o/1.0.0:
    resolution: {integrity: sha512-o}
  github.com/o/g/abcdef:
    resolution: {tarball: https://codeload.github.com/o/g/tar.gz/abcdef}
    name: g
    version: 3.0.0
`,
    [
      'a@1.0.0 runtime direct registry a',
      'react@18.2.0 runtime transitive registry a>react',
      '@s/b@2.0.0 runtime direct registry @s/b',
      'o@1.0.0 optional transitive registry @s/b>o',
      'g@3.0.0 dev direct git g',
    ],
  ],
  [
    'version 6, members and links',
    `lockfileVersion: '6.0'
importers:
  .:
    devDependencies:
      d:
        specifier: ^1.0.0
        version: 1.0.0
  packages/web:
    dependencies:
      a:
        specifier: ^1.0.0
        version: 1.0.0(p@2.0.0)
      api:
        specifier: workspace:*
        version: link:../api
packages:
  /a@1.0.0(p@2.0.0):
    resolution: {integrity: sha512-a}
    peerDependencies:
      p: '*'
    dependencies:
      p: 2.0.0
  /p@2.0.0:
    resolution: {integrity: sha512-p}
  /d@1.0.0:
    resolution: {integrity: sha512-d}
`,
    [
      'a@1.0.0 runtime direct registry packages/web>a',
      'p@2.0.0 runtime transitive registry packages/web>a>p',
      'd@1.0.0 dev direct registry d',
    ],
  ],
  [
    'version 9: peer variants are one, aliases are what they stand for, folders none; addresses in place of versions',
    `---
lockfileVersion: '9.0'
importers:
  .:
    configDependencies: {}
---
lockfileVersion: '9.0'
importers:
  .:
    dependencies:
      a:
        specifier: ^1.0.0
        version: 1.0.0(p@1.0.0)
      old:
        specifier: npm:@s/b@^2.0.0
        version: '@s/b@2.0.0'
      g:
        specifier: git+https://git.example.org/o/g.git
        version: git+https://git.example.org/o/g.git#abc
      t:
        specifier: file:t.tgz
        version: file:t.tgz
      f:
        specifier: file:../f
        version: file:../f
    devDependencies:
      c:
        specifier: ^1.0.0
        version: 1.0.0
packages:
  a@1.0.0:
    resolution: {integrity: sha512-a}
    deprecated: |-
      Use b: it is
      # better
  '@s/b@2.0.0':
    resolution: {integrity: sha512-b}
  c@1.0.0:
    resolution: {integrity: sha512-c}
  g@git+https://git.example.org/o/g.git#abc:
    resolution: {commit: abc, repo: https://git.example.org/o/g.git, type: git}
    version: 1.2.3
  t@file:t.tgz:
    resolution: {integrity: sha512-t, tarball: file:t.tgz}
    version: 1.0.0
  f@file:../f:
    resolution: {directory: ../f, type: directory}
snapshots:
  a@1.0.0(p@1.0.0): {}
  a@1.0.0(p@2.0.0): {}
  '@s/b@2.0.0': {}
  c@1.0.0:
    dependencies:
      a: 1.0.0(p@2.0.0)
  g@git+https://git.example.org/o/g.git#abc: {}
  t@file:t.tgz: {}
  f@file:../f:
    dependencies:
      a: 1.0.0(p@2.0.0)
`,
    [
      'a@1.0.0 runtime direct registry a',
      '@s/b@2.0.0 runtime direct registry @s/b',
      'c@1.0.0 dev direct registry c',
      'g@1.2.3 runtime direct git g',
      't@1.0.0 runtime direct path t',
    ],
  ],
])('%s', async (_, text, lines) => {
  expect(await linesOf(text)).toEqual(lines)
})

test('lines are those of the file, behind a first document too', async () => {
  const lock =
    "lockfileVersion: '9.0'\npackages:\n  a@1.0.0:\n    resolution: {integrity: x}\nsnapshots:\n  a@1.0.0: {}\n"
  const lineIn = async (text: string) =>
    (await readAs(pnpmLock, 'pnpm-lock.yaml', { 'pnpm-lock.yaml': text })).components[0]?.declaredAt.line
  expect(await lineIn(lock)).toBe(3)
  expect(await lineIn(`---\na: b\n---\n${lock}`)).toBe(6)
})

describe('what is wrong is told', () => {
  test.each([
    ['', 'It is empty', null],
    ['a: b', 'It has no lockfileVersion', null],
    ["lockfileVersion: '10.0'", 'Its lockfileVersion is 10.0, and 5 to 9 are known', null],
    ["lockfileVersion: '9.0'\npackages:\n  a: {}\n  a: {}", 'It has the key "a" twice in one mapping', 4],
    ["lockfileVersion: '9.0'\npackages: [", /^It is no valid YAML: /, 2],
  ])('%j', async (text, message, line) => {
    await expect(linesOf(text)).rejects.toMatchObject({
      message: typeof message === 'string' ? message : expect.stringMatching(message),
      line,
    })
  })

  test('cut off, and another than its manifest asks for', async () => {
    const text =
      "lockfileVersion: '9.0'\nimporters:\n  .:\n    dependencies:\n      a:\n        version: 1.0.0\n"
    const files = { 'pnpm-lock.yaml': text, 'package.json': '{"dependencies": {"a": "1", "b": "^2"}}' }
    const around = {
      text: async (path: string) => files[path as keyof typeof files] ?? null,
      folders: async () => [],
    }
    expect(await linesOf(text)).toEqual(['a@1.0.0 runtime direct registry a'])
    const { unread } = await pnpmLock.read({ path: 'pnpm-lock.yaml', text }, around)
    expect(unread?.map(({ message }) => message)).toEqual([
      'It refers to a@1.0.0 and does not say what that is: it is cut off, or was changed by hand',
      'It disagrees with package.json, which asks for b@^2',
    ])
  })
})
