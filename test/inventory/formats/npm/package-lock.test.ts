import { describe, expect, test } from 'vitest'
import { packageLock } from '../../../../src/inventory/formats/npm/package-lock.ts'
import { lineFor, lockedOf, readAs } from '../../../support/inventory.ts'

const REGISTRY = 'https://registry.npmjs.org'

function places(packages: Record<string, object>, lockfileVersion = 3) {
  return {
    'package-lock.json': JSON.stringify(
      { name: 'shop', version: '1.0.0', lockfileVersion, packages },
      null,
      2,
    ),
  }
}

async function linesOf(files: Record<string, string>): Promise<string[]> {
  const { components } = await readAs(packageLock, 'package-lock.json', files)
  return components.map(lineFor)
}

describe('versions 2 and 3', () => {
  test.each<[string, Record<string, object>, string[]]>([
    [
      'the nearest node_modules upwards is what is meant',
      {
        '': { dependencies: { a: '^1' }, devDependencies: { b: '^2' } },
        'node_modules/a': { version: '1.0.0', dependencies: { b: '^1' } },
        'node_modules/a/node_modules/b': { version: '1.5.0' },
        'node_modules/b': { version: '2.0.0', dev: true },
      },
      [
        'a@1.0.0 runtime direct registry a',
        'b@1.5.0 runtime transitive registry a>b',
        'b@2.0.0 dev direct registry b',
      ],
    ],
    [
      'an alias is what it stands for',
      { '': { dependencies: { old: 'npm:@s/b@1' } }, 'node_modules/old': { name: '@s/b', version: '1.0.0' } },
      ['@s/b@1.0.0 runtime direct registry @s/b'],
    ],
    [
      'members and links are passed through, their own are direct',
      {
        '': { workspaces: ['packages/*'] },
        'node_modules/web': { resolved: 'packages/web', link: true },
        'packages/web': { name: 'web', dependencies: { a: '1' }, devDependencies: { d: '1' } },
        'packages/web/node_modules/a': { version: '1.0.0', optionalDependencies: { f: '1' } },
        'node_modules/d': { version: '1.0.0', dev: true },
        'node_modules/f': { version: '1.0.0', optional: true },
      },
      [
        'a@1.0.0 runtime direct registry web>a',
        'd@1.0.0 dev direct registry web>d',
        'f@1.0.0 optional transitive registry web>a>f',
      ],
    ],
    [
      'flags: both is optional, dev and optional is dev, extraneous nobody asks for',
      {
        '': {},
        'node_modules/a': { version: '1', devOptional: true },
        'node_modules/b': { version: '1', dev: true, optional: true },
        'node_modules/c': { version: '1', extraneous: true },
        'node_modules/d': { version: '1', peer: true },
      },
      [
        'a@1 optional transitive registry a',
        'b@1 dev transitive registry b',
        'c@1 unknown transitive registry c',
        'd@1 runtime transitive registry d',
      ],
    ],
    [
      'where it comes from',
      {
        '': { dependencies: { a: '1', b: 'o/b', c: 'https://x/c.tgz', d: 'file:d.tgz', e: '1', f: '1' } },
        'node_modules/a': { version: '1', resolved: `${REGISTRY}/a/-/a-1.tgz` },
        'node_modules/b': { version: '1', resolved: 'git+ssh://git@github.com/o/b.git#abc' },
        'node_modules/c': { version: '1', resolved: 'https://x/c.tgz' },
        'node_modules/d': { version: '1', resolved: 'file:d.tgz' },
        'node_modules/e': { version: '1', resolved: 'https://npm.pkg.github.com/download/e/1/abc' },
        'node_modules/f': { version: '1', inBundle: true },
      },
      [
        'a@1 runtime direct registry a',
        'b@1 runtime direct git b',
        'c@1 runtime direct url c',
        'd@1 runtime direct path d',
        'e@1 runtime direct registry e',
        'f@1 runtime direct bundled f',
      ],
    ],
  ])('%s', async (_, packages, lines) => {
    expect(await linesOf(places(packages))).toEqual(lines)
    expect(await linesOf(places(packages, 2))).toEqual(lines)
  })

  test('what the entry says besides, and its line', async () => {
    const files = places({
      '': {},
      'node_modules/a': { version: '1.0.0+b', integrity: 'sha512-x', license: 'MIT' },
      'node_modules/b': { version: '1.0.0', license: { type: 'ISC', url: 'https://x' } },
    })
    const inventory = await readAs(packageLock, 'package-lock.json', files)
    expect(inventory).toMatchObject({
      format: 'package-lock 3',
      project: { name: 'shop', version: '1.0.0' },
      components: [
        {
          purl: 'pkg:npm/a@1.0.0%2Bb',
          integrity: 'sha512-x',
          license: 'MIT',
          declaredAt: { file: 'package-lock.json', line: 7 },
        },
        { license: 'ISC', declaredAt: { line: 12 } },
      ],
    })
  })

  test('an installed tree names no roots', async () => {
    expect(await linesOf(places({ 'node_modules/a': { version: '1' } }))).toEqual([
      'a@1 runtime unknown registry a',
    ])
  })
})

describe('version 1', () => {
  const LOCK = JSON.stringify({
    lockfileVersion: 1,
    requires: true,
    dependencies: {
      a: { version: '1.0.0', requires: { b: '^1' }, dependencies: { b: { version: '1.5.0' } } },
      b: { version: '2.0.0', dev: true },
      c: { version: 'npm:@s/c@3.0.0' },
      d: { version: 'git+ssh://git@github.com/o/d.git#abc', from: 'd@github:o/d' },
      e: { version: 'file:packages/e', requires: { b: '^2' } },
      f: { version: '1.0.0', bundled: true, optional: true },
    },
  })

  test('the manifest beside it tells what is asked for', async () => {
    const manifest = JSON.stringify({
      dependencies: { a: '1', c: '3', d: 'o/d', e: 'file:e' },
      devDependencies: { b: '2' },
    })
    expect(await linesOf({ 'package-lock.json': LOCK, 'package.json': manifest })).toEqual([
      'a@1.0.0 runtime direct registry a',
      'b@2.0.0 dev direct registry e>b',
      '@s/c@3.0.0 runtime direct registry @s/c',
      'd@() runtime direct git d',
      'f@1.0.0 optional transitive bundled f',
      'b@1.5.0 runtime transitive registry a>b',
    ])
  })

  test('members are folders that are installed; their manifests tell what they ask for', async () => {
    const lock = {
      lockfileVersion: 1,
      dependencies: {
        a: { version: '1.0.0' },
        d: { version: '1.0.0', dev: true },
        web: { version: 'file:packages/web' },
      },
    }
    const files = {
      'package-lock.json': JSON.stringify(lock),
      'package.json': '{"workspaces": ["packages/*"]}',
      'packages/web/package.json': '{"dependencies": {"a": "1"}, "devDependencies": {"d": "1"}}',
    }
    expect(await linesOf(files)).toEqual([
      'a@1.0.0 runtime direct registry web>a',
      'd@1.0.0 dev direct registry web>d',
    ])
    expect((await lockedOf(packageLock, 'package-lock.json', files)).covers).toEqual(['', 'packages/web'])
  })

  test('without it nobody knows', async () => {
    const lines = await linesOf({ 'package-lock.json': LOCK })
    expect(lines).toContain('a@1.0.0 runtime unknown registry a')
  })
})

test.each([
  ['', 'It is empty', null],
  ['[]', 'There is no JSON object at its top', 1],
  ['{\n "packages": {', 'Its JSON ends too early', 2],
  ['{\n "a": 1,\n "a": 2\n}', 'It has the key "a" twice in one object', 3],
  ['{ "lockfileVersion": 9 }', 'Its lockfileVersion is 9, and 1 to 3 are known', null],
  [`{"a": [${'{},'.repeat(500_000)}`, 'It has more than 500000 entries, which no project needs', 1],
  ['['.repeat(100_000), 'Its JSON is nested too deeply', null],
])('%#: one sentence', async (text, message, line) => {
  await expect(readAs(packageLock, 'package-lock.json', { 'package-lock.json': text })).rejects.toMatchObject(
    { message, line },
  )
})
