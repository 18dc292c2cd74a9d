import { expect, test } from 'vitest'
import { EMPTY_LIST } from '../../../../src/inventory/formats/list/empty.ts'
import { list } from '../../../../src/inventory/formats/list/index.ts'
import { lockedOf, readAs } from '../../../support/inventory.ts'

async function read(line: string, path = 'wanted.txt'): Promise<string> {
  const [component] = (await readAs(list, path, { [path]: line })).components
  if (component) return `${component.purl} ${component.range ?? '-'} ${component.source.kind}`
  const { unread } = await lockedOf(list, path, { [path]: line })
  return unread?.[0]?.message ?? 'nothing'
}

test.each([
  ['npm:express@4.19.2', 'pkg:npm/express@4.19.2 - registry'],
  ['npm:@scope/a@^1 # why', 'pkg:npm/%40scope/a ^1 registry'],
  ['npm:express', 'pkg:npm/express - registry'],
  ['pypi:requests==2.32.3', 'pkg:pypi/requests@2.32.3 - registry'],
  ['maven:org.junit:junit@4.13', 'pkg:maven/org.junit/junit@4.13 - registry'],
  ['pkg:cargo/serde@1.0.203?x=y', 'pkg:cargo/serde@1.0.203 - registry'],
  ['pkg:npm/%40s/a@1.0.0', 'pkg:npm/%40s/a@1.0.0 - registry'],
  ['owner/repo', 'pkg:github/owner/repo - git'],
  ['owner/repo@v1.2.0', 'pkg:github/owner/repo@v1.2.0 - git'],
  ['https://github.com/owner/repo.git', 'pkg:github/owner/repo - git'],
  ['git@github.com:owner/repo.git', 'pkg:github/owner/repo - git'],
  ['github.com/owner/repo', 'pkg:github/owner/repo - git'],
  ['https://gitlab.com/owner/repo', 'pkg:gitlab/owner/repo - git'],
  ['golang.org/x/text@v0.16.0', 'pkg:golang/golang.org/x/text@v0.16.0 - registry'],
  ['gopkg.in/yaml.v3', 'pkg:golang/gopkg.in/yaml.v3 - registry'],
  ['express', '"express" names no package and no repository'],
  ['two words', '"two words" names no package and no repository'],
  ['https://example.org/a/b', '"https://example.org/a/b" names no package and no repository'],
  ['# npm:express', 'nothing'],
])('%s', async (line, expected) => {
  expect(await read(line)).toBe(expected)
  expect(list.recognizes?.(`# said\n${line}\n`)).toBe(!expected.includes('names no'))
})

test.each([
  ['github.com/owner/repo/cmd/tool@latest', 'pkg:golang/github.com/owner/repo/cmd/tool latest registry'],
  ['github.com/owner/repo@v1.2.3', 'pkg:golang/github.com/owner/repo@v1.2.3 - registry'],
  ['owner/repo', '"owner/repo" names no package and no repository'],
])('for go get: %s', async (line, expected) => {
  expect(list.accepts('tools/go-get-pkg.txt')).toBe(true)
  expect(await read(line, 'go-get-pkg.txt')).toBe(expected)
})

test('the line of each, and everything that is not understood', async () => {
  const text = '# tools\n\nnpm:a@1.0\nwhat?\nnpm:b@1.0\nnope\n'
  const { components } = await readAs(list, 'a', { a: text })
  expect(
    components.map(({ name, declaredAt, direct, scope }) => [name, declaredAt.line, direct, scope]),
  ).toEqual([
    ['a', 3, true, 'unknown'],
    ['b', 5, true, 'unknown'],
  ])
  expect((await lockedOf(list, 'a', { a: text })).unread?.map(({ line }) => line)).toEqual([4, 6])
})

test('a list that was just begun is one, a letter is none, and what it shows can be written', async () => {
  expect(list.recognizes?.(EMPTY_LIST)).toBe(true)
  expect(list.recognizes?.('Dear reader,\n')).toBe(false)
  expect(list.recognizes?.('')).toBe(false)
  const shown = EMPTY_LIST.replace(/^#(?: {3})?/gm, '')
    .split('\n')
    .slice(2)
    .join('\n')
  expect(await lockedOf(list, 'a', { a: shown })).toMatchObject({ nodes: { length: 5 }, unread: [] })
})
