import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readInventory } from '../../src/inventory/disk/given.ts'
import { UserError } from '../../src/model/user-error.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

const lockOf = (...names: string[]) =>
  JSON.stringify({
    lockfileVersion: 3,
    packages: {
      '': {},
      ...Object.fromEntries(names.map((name) => [`node_modules/${name}`, { version: '1.0.0' }])),
    },
  })

function project(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'oss-check-inventory-'))
  folders.push(folder)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

/** `file: purls`, then what was not read. */
async function told(paths: readonly string[], cwd: string): Promise<string[]> {
  const { inventories, unread } = await readInventory(paths, cwd)
  return [
    ...inventories.map(({ file, components }) => `${file}: ${components.map(({ name }) => name).join(' ')}`),
    ...unread.map(({ file, line, message }) => `${file}:${line ?? ''} ${message}`),
  ]
}

test.each<[string, Record<string, string>, string[], string[]]>([
  [
    'many lockfiles in one tree, and none that is installed or checked in',
    {
      'package-lock.json': lockOf('a'),
      'web/package-lock.json': lockOf('b'),
      'node_modules/a/package-lock.json': lockOf('x'),
      'web/vendor/c/package-lock.json': lockOf('x'),
    },
    ['.'],
    ['package-lock.json: a', 'web/package-lock.json: b'],
  ],
  [
    'npm itself reads npm-shrinkwrap.json before package-lock.json',
    { 'npm-shrinkwrap.json': lockOf('a'), 'package-lock.json': lockOf('b') },
    ['.'],
    ['npm-shrinkwrap.json: a'],
  ],
  [
    'a file that is named',
    { 'a/package-lock.json': lockOf('a'), 'package-lock.json': lockOf('b') },
    ['a/package-lock.json'],
    ['a/package-lock.json: a'],
  ],
  [
    'named twice, read once',
    { 'a/package-lock.json': lockOf('a') },
    ['a', 'a/package-lock.json', '.'],
    ['a/package-lock.json: a'],
  ],
  [
    'what is unreadable is told, and the rest goes on',
    { 'a/package-lock.json': '{\n"lockfileVersion": 3,', 'b/package-lock.json': lockOf('b') },
    ['.'],
    ['b/package-lock.json: b', 'a/package-lock.json:2 Its JSON ends too early'],
  ],
  [
    'a manifest stands for itself where no lockfile speaks for it',
    {
      'package.json': '{"workspaces": ["packages/*"]}',
      'package-lock.json': JSON.stringify({
        lockfileVersion: 3,
        packages: { '': {}, 'packages/web': {}, 'node_modules/a': { version: '1' } },
      }),
      'packages/web/package.json': '{"dependencies": {"b": "1"}}',
      'examples/package.json': '{"dependencies": {"c": "1"}}',
    },
    ['.'],
    ['package-lock.json: a', 'examples/package.json: c'],
  ],
  [
    'members of a workspace without a lockfile are no packages of a registry',
    {
      'package.json': '{"name": "shop", "workspaces": ["*"], "dependencies": {"a": "1"}}',
      'web/package.json': '{"name": "web", "dependencies": {"api": "^1", "b": "1"}}',
      'api/package.json': '{"name": "api", "devDependencies": {"shop": "*"}}',
    },
    ['.'],
    ['package.json: a', 'api/package.json: ', 'web/package.json: b'],
  ],
  [
    "Bun's binary lockfile is told, unless the other is there",
    {
      'a/bun.lockb': '\0',
      'a/package.json': '{}',
      'b/bun.lockb': '\0',
      'b/bun.lock': '{"lockfileVersion": 1}',
    },
    ['.'],
    ['b/bun.lock: ', 'a/bun.lockb: It is the binary lockfile of Bun before 1.2, which Bun alone reads'],
  ],
  ['nothing there', { 'README.md': '' }, ['.'], []],
])('%s', async (_, files, paths, lines) => {
  expect(await told(paths, project(files))).toEqual(lines)
})

test('a folder elsewhere is told as it is seen from here', async () => {
  const folder = project({ 'here/README.md': '', 'there/a/package-lock.json': lockOf('a') })
  expect(await told(['../there'], join(folder, 'here'))).toEqual(['../there/a/package-lock.json: a'])
  expect(await told(['../there/a/package-lock.json'], join(folder, 'here'))).toEqual([
    '../there/a/package-lock.json: a',
  ])
})

test('what is no path may be had elsewhere, and is told by its name', async () => {
  const bom =
    '{"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [{"name": "a", "purl": "pkg:npm/a@1"}]}'
  const elsewhere = async (name: string) => (name === 'github:acme/shop' ? bom : null)
  const { inventories } = await readInventory(['github:acme/shop'], project({}), { elsewhere })
  expect(inventories.map(({ file, components }) => [file, components.length])).toEqual([
    ['github:acme/shop', 1],
  ])
  await expect(readInventory(['gone'], project({}), { elsewhere })).rejects.toThrow('gone is not there')
})

test('a link is not followed and not left out in silence', async () => {
  const folder = project({ 'a/package-lock.json': lockOf('a') })
  symlinkSync(join(folder, 'a'), join(folder, 'b'))
  symlinkSync(join(folder, 'a/package-lock.json'), join(folder, 'package-lock.json'))
  expect(await told(['.'], folder)).toEqual([
    'a/package-lock.json: a',
    'package-lock.json: It is a symbolic link, which is not followed',
  ])
  expect(await told(['package-lock.json'], folder)).toEqual(['package-lock.json: a'])
})

test('a file beyond all measure is told without being read', async () => {
  const folder = project({ 'package-lock.json': '' })
  truncateSync(join(folder, 'package-lock.json'), 210_000_000)
  expect(await told(['.'], folder)).toEqual([
    'package-lock.json: It has 210 MB, and 100 MB are the most that is read',
  ])
})

test.skipIf(process.getuid?.() === 0)('what may not be read is told', async () => {
  const folder = project({ 'package-lock.json': lockOf('a') })
  chmodSync(join(folder, 'package-lock.json'), 0)
  expect(await told(['.'], folder)).toEqual(['package-lock.json: It cannot be read (EACCES)'])
})

test.each([
  ['gone', 'gone is not there, or may not be read'],
  ['package-lock.json', 'package-lock.json:2: It is no valid JSON (PropertyNameExpected)'],
  ['notes.bin', 'notes.bin: It is no lockfile, manifest, SBOM or list of a kind that is read'],
])('%s, named and unreadable, is an error', async (path, message) => {
  const folder = project({ 'package-lock.json': '{\n[', 'notes.bin': '\0' })
  await expect(told([path], folder)).rejects.toEqual(new UserError(message, expect.any(String)))
})
