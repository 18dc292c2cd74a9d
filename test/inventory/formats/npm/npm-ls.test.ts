import { expect, test } from 'vitest'
import { npmLs } from '../../../../src/inventory/formats/npm/npm-ls.ts'
import { lineFor, lockedOf, readAs } from '../../../support/inventory.ts'

const TREE = JSON.stringify({
  name: 'shop',
  version: '1.0.0',
  problems: [],
  dependencies: {
    a: {
      version: '1.0.0',
      resolved: 'https://registry.npmjs.org/a/-/a-1.0.0.tgz',
      overridden: false,
      dependencies: { b: { version: '2.0.0' } },
    },
    b: { version: '1.0.0', dev: true },
    c: { version: '1.0.0', dev: false },
    web: { version: '1.0.0', resolved: 'file:../packages/web', dependencies: { d: { version: '1.0.0' } } },
    gone: { required: '^1', missing: true },
    fsevents: {},
  },
})

test('the installed tree', async () => {
  expect(npmLs.recognizes?.(TREE)).toBe(true)
  const { components, project } = await readAs(npmLs, 'ls.json', { 'ls.json': TREE })
  expect(project).toEqual({ name: 'shop', version: '1.0.0' })
  expect(components.map(lineFor).sort()).toEqual([
    'a@1.0.0 unknown direct registry a',
    'b@1.0.0 dev direct registry b',
    'b@2.0.0 unknown transitive registry a>b',
    'c@1.0.0 runtime direct registry c',
    'd@1.0.0 unknown transitive registry web>d',
  ])
  expect((await lockedOf(npmLs, 'ls.json', { 'ls.json': TREE })).unread).toMatchObject([
    { message: 'It says that gone is asked for and not installed' },
  ])
})

test.each([
  '{"lockfileVersion": 1, "dependencies": {"a": {"resolved": ""}}}',
  '{"dependencies": {"a": "1"}}',
  '[]',
])('%s is another thing', (text) => {
  expect(npmLs.recognizes?.(text)).toBe(false)
})
