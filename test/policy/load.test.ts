import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { UserError } from '../../src/model/user-error.ts'
import { effective, folder, load } from './support.ts'

test.each<[string, string, string | null]>([
  ['an expression', '{"license":"MIT OR ISC"}', 'MIT OR ISC'],
  ['none', '{}', null],
  ['an empty one', '{"license":""}', null],
  ['a file', '{"license":"SEE LICENSE IN terms.txt"}', null],
  ['a mapping of early days', '{"license":{"type":"MIT"}}', null],
  ['a manifest that is none', '{', null],
  ['a list', '[]', null],
  ['nothing', 'null', null],
])('the licence of the project one stands in: %s', async (_, text, license) => {
  const cwd = folder({ 'package.json': text })
  expect((await effective(cwd)).policy.projectLicense).toBe(license)
})

test('what a later file of `extends` says overrides an earlier one, and the file itself both', async () => {
  const cwd = folder({
    'oss-check.yaml': 'extends: [./a.yaml, ./b.yaml]\nwillingness: fund\n',
    'a.yaml': 'kind: tool\nwillingness: none\nprojectLicense: MIT\n',
    'b.yaml': 'kind: library\nwillingness: report\n',
  })
  expect((await effective(cwd)).policy).toMatchObject({
    kind: 'library',
    willingness: 'fund',
    projectLicense: 'MIT',
  })
})

test('a file that two others stand on is no circle', async () => {
  const cwd = folder({
    'oss-check.yaml': 'extends: [./a.yaml, ./b.yaml]\n',
    'a.yaml': 'extends: ./base.yaml\n',
    'b.yaml': 'extends: ./base.yaml\n',
    'base.yaml': 'kind: tool\n',
  })
  expect((await effective(cwd)).policy.kind).toBe('tool')
})

test('an override for some targets holds before the rest of its file and of those it stands on, and after flags', async () => {
  const cwd = folder({
    'oss-check.yaml': 'extends: ./org.yaml\nkind: tool\ntargets: { "npm:*": { willingness: fund } }\n',
    'org.yaml': 'targets: { "npm:*": { kind: library, willingness: none } }\n',
  })
  expect((await effective(cwd, {}, ['npm:a'])).policy).toMatchObject({ kind: 'library', willingness: 'fund' })
  expect((await effective(cwd, {}, ['github.com/a/b'])).policy).toMatchObject({
    kind: 'tool',
    willingness: null,
  })
  const flags = { kind: 'framework', willingness: 'patch' } as const
  expect((await effective(cwd, { flags }, ['npm:a'])).policy).toMatchObject(flags)
})

test.each([
  ['the flag before the variable', 'named.yaml', 'other.yaml', 'tool'],
  ['the variable', null, 'other.yaml', 'library'],
  ['an empty variable is none', null, '', 'framework'],
])('which file is read: %s', async (_, policyPath, variable, kind) => {
  const cwd = folder({
    'named.yaml': 'kind: tool',
    'other.yaml': 'kind: library',
    'oss-check.yaml': 'kind: framework',
  })
  const book = await load(cwd, { policyPath, env: { OSS_CHECK_POLICY: variable } })
  expect(book.forTarget([]).policy.kind).toBe(kind)
})

test('the file that is read is told, and its plugins by name', async () => {
  const cwd = folder({
    'oss-check.yaml': 'rules: [./rule.js]\n',
    'rule.js': 'export default { before() {} }',
  })
  const book = await load(cwd, { plugins: false })
  expect(book.path).toBe(join(cwd, 'oss-check.yaml'))
  expect(book.forTarget([]).policy.rules).toEqual(['./rule.js'])
  expect((await load(folder())).path).toBeNull()
})

test.each([
  ['.', 'oss-check.yaml:1:7'],
  ['a', '../oss-check.yaml:1:7'],
  ['a/b', '../../oss-check.yaml:1:7'],
])('seen from %s a value stands at %s', async (from, where) => {
  const cwd = folder({ 'oss-check.yaml': 'kind: tool\n', 'a/b/c/x': '' })
  expect((await effective(join(cwd, from))).origins.kind?.where).toBe(where)
})

test('from further below it is told by its whole path', async () => {
  const cwd = folder({ 'oss-check.yaml': 'kind: tool\n', 'a/b/c/x': '' })
  const { origins } = await effective(join(cwd, 'a/b/c'))
  expect(origins.kind?.where).toBe(`${join(cwd, 'oss-check.yaml')}:1:7`)
})

describe('an attestations file', () => {
  const attestation =
    '{ what: sandbox, answer: pass, statement: s, evidence: e, owner: o, date: 2026-01-01, expires: 2027-01-01 }'

  test('holds attestations and nothing else', async () => {
    const cwd = folder({ 'oss-check.attestations.yaml': `attestations: [${attestation}]\nkind: tool\n` })
    await expect(load(cwd)).rejects.toThrow('oss-check.attestations.yaml:2:1: a policy has no key "kind"')
  })

  test('tells where its answers stand', async () => {
    const cwd = folder({ 'oss-check.attestations.yaml': `attestations: [${attestation}]\n` })
    expect((await effective(cwd)).origins.attestations).toEqual({
      layer: 'project',
      where: 'oss-check.attestations.yaml:1:15',
    })
  })
})

test.each([
  ['deny', 'licenses: { deny: ["MIT OR nothing"] }'],
  ['allow', 'licenses: { allow: ["not a licence"] }'],
])('a %s list that cannot work is refused, wherever it is said', async (name, text) => {
  const cwd = folder({ 'oss-check.yaml': `${text}\n` })
  await expect(effective(cwd)).rejects.toThrow(UserError)
  await expect(effective(cwd)).rejects.toThrow(`The ${name} list cannot work: `)
})

describe('plugins of a policy that was found', () => {
  const files = { 'oss-check.yaml': 'rules: [./rule.js]\n', 'rule.js': 'export default { before() {} }' }

  test.each<[string, (cwd: string) => readonly string[], boolean]>([
    ['in the project that is judged', (cwd) => [cwd], false],
    ['somewhere below it', (cwd) => [join(cwd, '..')], false],
    ['beside it', (cwd) => [`${cwd}-other`], true],
    ['above it', (cwd) => [join(cwd, 'vendor')], true],
    ['with nothing local judged', () => [], true],
  ])('%s', async (_, evaluated, loaded) => {
    const cwd = folder({ ...files, 'vendor/x': '' })
    const { hooks, notices } = await load(cwd, { evaluatedPaths: evaluated(cwd) })
    expect(hooks).toHaveLength(loaded ? 1 : 0)
    expect(notices.map(({ level }) => level)).toEqual([loaded ? 'info' : 'warning'])
  })
})
