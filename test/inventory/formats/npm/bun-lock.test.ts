import { expect, test } from 'vitest'
import { bunLock } from '../../../../src/inventory/formats/npm/bun-lock.ts'
import { lineFor, lockedOf, readAs } from '../../../support/inventory.ts'

const LOCK = `{
  // written by hand
  "lockfileVersion": 1,
  "workspaces": {
    "": {
      "name": "shop",
      "dependencies": { "a": "^1", "g": "github:o/g", "t": "./t.tgz", "f": "file:../f", "u": "https://example.org/u.tgz" },
      "devDependencies": { "old": "npm:@s/real@^3" },
    },
    "packages/web": {
      "name": "@shop/web",
      "version": "1.0.0",
      "dependencies": { "b": "^1", "api": "workspace:*" },
      "peerDependencies": { "c": "1" },
      "optionalPeers": ["c"],
    },
  },
  "packages": {
    "@s/real": ["@s/real@4.0.0", "", {}, "sha512-r4"],

    "@shop/web": ["@shop/web@workspace:packages/web"],

    "@shop/web/b": ["b@1.0.0", "https://npm.example.org/", { "dependencies": { "c": "1" } }, "sha512-b1"],

    "a": ["a@1.0.0", "", { "dependencies": { "b": "^2" }, "optionalDependencies": { "o": "1" }, "peerDependencies": { "gone": "1" } }, "sha512-a"],

    "a/b": ["b@2.0.0", "", { "bundled": true }, "sha512-b2"],

    "a/b/c": ["c@2.0.0", "", {}, "sha512-c2"],

    "c": ["c@1.0.0", "", {}, "sha512-c"],

    "f": ["f@file:../f", { "dependencies": { "c": "1" } }],

    "g": ["g@github:o/g#abc", {}, "o-g-abc"],

    "o": ["o@1.0.0", "", { "os": "linux" }, "sha512-o"],

    "old": ["@s/real@3.0.0", "", {}, "sha512-r"],

    "t": ["t@./t.tgz", {}],

    "u": ["u@https://example.org/u.tgz", {}],
  }
}
`

test('places, members, aliases and addresses', async () => {
  const { components, format } = await readAs(bunLock, 'bun.lock', { 'bun.lock': LOCK })
  expect(format).toBe('bun.lock 1')
  expect(components.map(lineFor)).toEqual([
    '@s/real@4.0.0 unknown transitive registry @s/real',
    'b@1.0.0 runtime direct registry @shop/web>b',
    'a@1.0.0 runtime direct registry a',
    'b@2.0.0 runtime transitive bundled a>b',
    'c@2.0.0 unknown transitive registry c',
    'c@1.0.0 runtime direct registry f>c',
    'g@() runtime direct git g',
    'o@1.0.0 optional transitive registry a>o',
    '@s/real@3.0.0 dev direct registry @s/real',
    't@() runtime direct path t',
    'u@() runtime direct url u',
  ])
  expect(components[1]).toMatchObject({
    integrity: 'sha512-b1',
    source: { url: 'https://npm.example.org/' },
    declaredAt: { line: 23 },
  })
})

test('cut off, and another than its manifest asks for', async () => {
  const lock =
    '{"lockfileVersion": 1, "workspaces": {"": {}}, "packages": {"a": ["a@1.0.0", "", {"dependencies": {"b": "1"}}, ""]}}'
  const { unread } = await lockedOf(bunLock, 'bun.lock', {
    'bun.lock': lock,
    'package.json': '{"dependencies": {"c": "1"}}',
  })
  expect(unread?.map(({ message }) => message)).toEqual([
    'It refers to b and does not say what that is: it is cut off, or was changed by hand',
    'It disagrees with package.json, which asks for c@1',
  ])
})

test.each([
  ['{}', 'It has no lockfileVersion', null],
  ['{"lockfileVersion": 7}', 'Its lockfileVersion is 7, and 0 to 2 are known', null],
  ['{"lockfileVersion": 1,\n"packages": {"a": []}}', 'It has "a" without a package', 2],
  ['{"lockfileVersion": 1,\n"packages": {', 'Its JSON ends too early', 2],
])('%j is told in one sentence', async (text, message, line) => {
  await expect(readAs(bunLock, 'bun.lock', { 'bun.lock': text })).rejects.toMatchObject({ message, line })
})
