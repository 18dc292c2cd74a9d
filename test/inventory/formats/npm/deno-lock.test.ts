import { expect, test } from 'vitest'
import { denoLock } from '../../../../src/inventory/formats/npm/deno-lock.ts'
import { lineFor, lockedOf, readAs } from '../../../support/inventory.ts'

const EXPECTED = ['a@1.0.0 unknown direct registry a', '@s/b@2.0.0 unknown transitive registry a>@s/b']
const ENTRIES = (ofA: unknown, key = 'a@1.0.0_@s+b@2.0.0') => ({
  [key]: { integrity: 'sha512-a', dependencies: ofA },
  '@s/b@2.0.0': { integrity: 'sha512-b' },
})

test.each<[string, object, string[]]>([
  [
    'version 2',
    {
      version: '2',
      remote: {},
      npm: { specifiers: { 'a@1': 'a@1.0.0_@s+b@2.0.0' }, packages: ENTRIES({ '@s/b': '@s/b@2.0.0' }) },
    },
    EXPECTED,
  ],
  [
    'version 3',
    {
      version: '3',
      packages: {
        specifiers: { 'npm:a@1': 'npm:a@1.0.0_@s+b@2.0.0' },
        npm: ENTRIES({ '@s/b': '@s/b@2.0.0' }),
      },
    },
    EXPECTED,
  ],
  [
    'version 4',
    { version: '4', specifiers: { 'npm:a@1': '1.0.0_@s+b@2.0.0' }, npm: ENTRIES(['@s/b']) },
    EXPECTED,
  ],
  [
    "version 5, with packages of JSR's, an alias and what is optional",
    {
      version: '5',
      specifiers: { 'jsr:@std/path@1': '1.0.8', 'npm:a@1': '1.0.0', 'jsr:@std/internal@^1.0.0': '1.0.1' },
      jsr: {
        '@std/path@1.0.8': { integrity: 'abc', dependencies: ['jsr:@std/internal'] },
        '@std/internal@1.0.1': { integrity: 'abc' },
      },
      npm: {
        'a@1.0.0': {
          integrity: 'sha512-a',
          dependencies: ['b@1.0.0', 'old@npm:c@3.0.0'],
          optionalDependencies: ['o'],
        },
        'b@1.0.0': {},
        'b@2.0.0': {},
        'c@3.0.0': {},
        'o@1.0.0': {},
      },
    },
    [
      'a@1.0.0 unknown direct registry a',
      'b@1.0.0 unknown transitive registry a>b',
      'b@2.0.0 unknown transitive registry b',
      'c@3.0.0 unknown transitive registry a>c',
      'o@1.0.0 unknown transitive registry a>o',
      '@std/path@1.0.8 unknown direct registry @std/path',
      '@std/internal@1.0.1 unknown direct registry @std/internal',
    ],
  ],
])('%s', async (_, lock, lines) => {
  const { components } = await readAs(denoLock, 'deno.lock', { 'deno.lock': JSON.stringify(lock) })
  expect(components.map(lineFor)).toEqual(lines)
})

test('modules by address are no packages, and are not passed over', async () => {
  const lock = JSON.stringify({ version: '5', remote: { 'https://deno.land/x/a@1/mod.ts': 'abc' } })
  expect(await lockedOf(denoLock, 'deno.lock', { 'deno.lock': lock })).toMatchObject({
    nodes: [],
    unread: [{ message: expect.stringMatching(/^It pins 1 module by address alone/) }],
  })
})

test.each([
  ['{}', 'It has no version, as before Deno 1.28'],
  ['{"version": "9"}', 'Its version is 9, and 2 to 5 are known'],
])('%j is told in one sentence', async (text, message) => {
  await expect(readAs(denoLock, 'deno.lock', { 'deno.lock': text })).rejects.toMatchObject({ message })
})
