import { expect, test } from 'vitest'
import { DEFAULT_POLICY } from '../../../src/model/policy.ts'
import { npm } from '../../../src/sources/ecosystem/npm/index.ts'
import { wantedByYou } from '../../../src/sources/ecosystem/wanted.ts'
import { folder } from '../../policy/support.ts'

const LOCK = '{"packages":{"node_modules/widget":{"version":"2.0.0"}}}'

test.each<[string, Record<string, string>, string | null, string, string | null]>([
  ['nothing', {}, null, '', null],
  ['a range in the manifest', { widget: '^1' }, null, '^1', 'your package.json asks for ^1'],
  ['a lockfile', { widget: '>=1', lock: LOCK }, null, '2.0.0', 'your package-lock.json pins it'],
  [
    'what is taken from elsewhere',
    { widget: 'me/widget' },
    null,
    '',
    'your package.json takes it from me/widget, and not from the registry',
  ],
  ['a policy', { widget: '^1' }, '^3', '^3', 'your policy needs ^3'],
  [
    'a policy that the lockfile keeps to',
    { widget: '>=1', lock: LOCK },
    '>=2',
    '2.0.0',
    'your package-lock.json pins it',
  ],
  [
    'a policy that the lockfile does not keep to',
    { widget: '>=1', lock: LOCK },
    '^3',
    '^3',
    'your policy needs ^3',
  ],
])('%s', async (_case, { lock, ...dependencies }, version, range, reason) => {
  const files = {
    'package.json': JSON.stringify({ dependencies }),
    ...(lock && { 'package-lock.json': lock }),
  }
  const needs = { ...DEFAULT_POLICY.needs, version, runtime: { node: '>=22' } }
  const wanted = await wantedByYou(npm, 'widget', { needs, folder: folder(files) })
  expect(wanted).toEqual({ name: 'widget', range, reason, runtime: { node: '>=22' } })
})
