import { expect, test } from 'vitest'
import { packageJson } from '../../../../src/inventory/formats/npm/package-json.ts'
import { lineFor, readAs } from '../../../support/inventory.ts'

test('what is asked for, in which scope and from where', async () => {
  const manifest = {
    dependencies: {
      a: '^1.0.0',
      b: '2.0.0',
      old: 'npm:@s/real@^3',
      g: 'o/g#main',
      h: 'git@github.com:o/h.git',
      u: 'https://example.org/u.tgz',
      t: 'file:t.tgz',
      f: 'file:../f',
      w: 'workspace:*',
      c: 'catalog:',
      latest: 'latest',
    },
    devDependencies: { a: '^0.9.0', d: '*' },
    optionalDependencies: { o: '1.x' },
    peerDependencies: { p: '>=1', q: '>=1' },
    peerDependenciesMeta: { q: { optional: true } },
  }
  const { components, notes } = await readAs(packageJson, 'package.json', {
    'package.json': JSON.stringify(manifest, null, 2),
  })
  expect(components.map(lineFor)).toEqual([
    'a@(^1.0.0) runtime direct registry a',
    'd@(*) dev direct registry d',
    'p@(>=1) runtime direct registry p',
    'q@(>=1) optional direct registry q',
    'b@2.0.0 runtime direct registry b',
    '@s/real@(npm:@s/real@^3) runtime direct registry @s/real',
    'g@(o/g#main) runtime direct git g',
    'h@(git@github.com:o/h.git) runtime direct git h',
    'u@(https://example.org/u.tgz) runtime direct url u',
    't@(file:t.tgz) runtime direct path t',
    'c@(catalog:) runtime direct registry c',
    'latest@(latest) runtime direct registry latest',
    'o@(1.x) optional direct registry o',
  ])
  expect(components[0]).toMatchObject({ purl: 'pkg:npm/a', declaredAt: { line: 2 } })
  expect(notes).toHaveLength(1)
})

test('nothing asked for, nothing unknown', async () => {
  expect(await readAs(packageJson, 'package.json', { 'package.json': '{"name": "a"}' })).toMatchObject({
    project: { name: 'a', version: null },
    components: [],
    notes: [],
  })
})
