import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { placesIn } from '../../src/cli/place-of.ts'
import type { TargetRecord } from '../../src/model/scorecard.ts'
import { folder } from '../policy/support.ts'

const WIDGET = target('github', 'acme/widget', 'https://github.com/acme/widget')
const ROCKET = target('npm', 'npm:rocket@^2', 'https://www.npmjs.com/package/rocket')

function target(kind: TargetRecord['kind'], name: string, url: string): TargetRecord {
  return { kind, host: null, owner: null, repo: null, url, name, example: false }
}

/** A repository with these files. */
function repository(files: Readonly<Record<string, string>>): string {
  const root = folder(files)
  mkdirSync(join(root, '.git'))
  return root
}

const POLICY =
  'kind: tool\ntargets:\n  "github.com/acme/widget-ng": { kind: tool }\n  "github.com/acme/widget": {}\n'
const MANIFEST =
  '{\n  "name": "mine",\n  "dependencies": {\n    "rocket-fuel": "1",\n    "rocket": "^2"\n  }\n}\n'

describe('a target is named', () => {
  const root = repository({ 'oss-check.yaml': POLICY, 'package.json': MANIFEST })
  const placeOf = placesIn(root, join(root, 'oss-check.yaml'))

  test('in the line of the policy that holds for it', () => {
    expect(placeOf(WIDGET)).toEqual({ uri: 'oss-check.yaml', line: 4 })
  })

  test('in the line of the manifest that asks for it', () => {
    expect(placeOf(ROCKET)).toEqual({ uri: 'package.json', line: 5 })
  })

  test.each([
    ['pypi', 'requests', 'requirements.txt', 'urllib3\nrequests-oauth==1\nrequests>=2\n', 3],
    ['cargo', 'serde', 'Cargo.toml', '[dependencies]\nserde_json = "1"\nserde = "1"\n', 3],
    [
      'golang',
      'github.com/acme/kit',
      'go.mod',
      'module x\n\nrequire (\n\tgithub.com/acme/kit v1.2.0\n)\n',
      4,
    ],
  ])('in a manifest of %s', (kind, name, file, content, line) => {
    const place = placesIn(repository({ [file]: content }), null)
    expect(place(target(kind, `${kind}:${name}@1`, 'https://example.org/x'))).toEqual({ uri: file, line })
  })

  test('nowhere: it would be in the policy', () => {
    const other = target('github', 'acme/other', 'https://github.com/acme/other')
    expect(placeOf(other)).toEqual({ uri: 'oss-check.yaml', line: 1 })
  })
})

test('the place is relative to the repository, wherever in it one stands, and written as an address', () => {
  const root = repository({ 'a b/c/package.json': MANIFEST })
  const cwd = join(root, 'a b', 'c')
  expect(placesIn(cwd, null)(ROCKET)).toEqual({ uri: 'a%20b/c/package.json', line: 5 })
})

test('where there is no file, the policy is where it would be', () => {
  expect(placesIn(repository({}), null)(WIDGET)).toEqual({ uri: 'oss-check.yaml', line: 1 })
  expect(placesIn(folder(), null)(ROCKET)).toEqual({ uri: 'oss-check.yaml', line: 1 })
})

test('a policy outside of the repository is no place in it', () => {
  const root = repository({ 'package.json': '{}' })
  const other = folder({ 'oss-check.yaml': POLICY })
  expect(placesIn(root, join(other, 'oss-check.yaml'))(WIDGET)).toEqual({ uri: 'package.json', line: 1 })
})

test('a local target is where its own manifest is, never outside', () => {
  const root = repository({ 'packages/one/Cargo.toml': '', 'package.json': '{}', 'go.mod': '' })
  const local = (name: string) => target('path', name, `file://${name}`)
  const placeOf = placesIn(root, null)
  expect(placeOf(local('./packages/one'))).toEqual({ uri: 'packages/one/Cargo.toml', line: 1 })
  expect(placeOf(local(join(root, 'packages/one')))).toEqual({ uri: 'packages/one/Cargo.toml', line: 1 })
  expect(placeOf(local('.'))).toEqual({ uri: 'package.json', line: 1 })
  expect(placeOf(local(folder({ 'package.json': '{}' })))).toEqual({ uri: 'package.json', line: 1 })
  expect(placeOf(local(folder({ 'Cargo.toml': '' })))).toEqual({ uri: 'package.json', line: 1 })
})
