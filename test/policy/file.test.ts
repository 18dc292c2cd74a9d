import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { UserError } from '../../src/model/user-error.ts'
import { parsePolicyFile, readPolicyFile } from '../../src/policy/file.ts'
import { folder } from './support.ts'

const parsed = (text: string) => parsePolicyFile(text, '/x/oss-check.yaml', 'oss-check.yaml')

test.each<[string, string, unknown]>([
  ['nothing', '', {}],
  ['comments', '# ours\n', {}],
  ['an explicit nothing', 'null\n', {}],
  ['a mapping', 'kind: tool\n', { kind: 'tool' }],
  ['JSON', '{"failOn":["license"]}', { failOn: ['license'] }],
  ['an alias', 'a: &a [1]\nb: *a\n', { a: [1], b: [1] }],
])('%s is read', (_, text, value) => {
  expect(parsed(text).value).toEqual(value)
})

test('an alias that leads nowhere is refused', () => {
  expect(() => parsed('a: *b\n')).toThrow(UserError)
})

describe('where something stands', () => {
  const { locate } = parsed('kind: tool\nwaivers:\n  - what: license\n    owner: me\n')

  test.each<[readonly PropertyKey[], string | null, string | null]>([
    [['kind'], '1:7', '1:1'],
    [['waivers'], '3:3', '2:1'],
    [['waivers', 0], '3:5', '3:5'],
    [['waivers', 0, 'owner'], '4:12', '4:5'],
    [['waivers', 1], null, null],
    [['waivers', 0, 'reason'], null, null],
    [['nothing'], null, null],
    [['nothing', 'below'], null, null],
  ])('%j: its value at %s, its key at %s', (path, value, key) => {
    expect(locate(path)).toBe(value)
    expect(locate(path, 'key')).toBe(key)
  })
})

test.each([
  ['a folder', 'folder', 'The policy it cannot be read: it is a folder'],
  ['nothing', 'none.yaml', 'The policy it cannot be read: there is no such file'],
  ['a file for a folder', 'large.yaml/x', 'The policy it cannot be read: ENOTDIR'],
  ['a byte too many', 'large.yaml', 'it has 1000001 bytes; a policy has at most 1000000'],
])('%s is no policy', (_, name, message) => {
  const cwd = folder({ 'folder/x': '', 'large.yaml': `#${'x'.repeat(1_000_000)}` })
  expect(() => readPolicyFile(join(cwd, name), 'it')).toThrow(message)
})

test('as much as a policy may hold is read', () => {
  const cwd = folder({ 'large.yaml': `#${'x'.repeat(999_999)}` })
  expect(readPolicyFile(join(cwd, 'large.yaml'), 'it').value).toEqual({})
})
