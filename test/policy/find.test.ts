import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findPolicy, isPath, realPath, resolveExtended } from '../../src/policy/find.ts'
import { folder } from './support.ts'

describe('the policy that holds', () => {
  test('is the nearest one upwards', () => {
    const cwd = folder({ 'oss-check.yaml': '', 'a/oss-check.json': '{}', 'a/b/x': '' })
    expect(findPolicy(join(cwd, 'a/b'), null).path).toBe(join(cwd, 'a/oss-check.json'))
    expect(findPolicy(cwd, null).path).toBe(join(cwd, 'oss-check.yaml'))
  })

  test('is the named one, relative to where one stands, and there or not', () => {
    const cwd = folder({ 'oss-check.yaml': '', 'other.yaml': '' })
    expect(findPolicy(cwd, './other.yaml').path).toBe(join(cwd, 'other.yaml'))
    expect(findPolicy(cwd, 'none.yaml').path).toBe(join(cwd, 'none.yaml'))
  })

  test('two in one folder: the first is read and the other told, unless one was named', () => {
    const cwd = folder({ 'oss-check.yaml': '', 'oss-check.json': '{}' })
    const [first, second] = [join(cwd, 'oss-check.yaml'), join(cwd, 'oss-check.json')]
    expect(findPolicy(cwd, null)).toMatchObject({
      path: first,
      notices: [`Both ${first} and ${second} are there; the first is read`],
    })
    expect(findPolicy(cwd, 'oss-check.json').notices).toEqual([])
    expect(findPolicy(folder({ 'oss-check.yaml': '' }), null).notices).toEqual([])
  })

  test('under two names that lead to one file it is one', () => {
    const cwd = folder({ 'oss-check.json': '{}' })
    symlinkSync(join(cwd, 'oss-check.json'), join(cwd, 'oss-check.yaml'))
    expect(findPolicy(cwd, null)).toMatchObject({ path: join(cwd, 'oss-check.json'), notices: [] })
  })

  test('attestations lie beside it, else where one stands', () => {
    const name = 'oss-check.attestations.yaml'
    const cwd = folder({ 'oss-check.yaml': '', [name]: '', 'a/b/x': '' })
    expect(findPolicy(join(cwd, 'a/b'), null).attestations).toBe(join(cwd, name))
    const alone = folder({ [name]: '' })
    expect(findPolicy(alone, null)).toEqual({ path: null, attestations: join(alone, name), notices: [] })
    expect(findPolicy(folder(), null)).toEqual({ path: null, attestations: null, notices: [] })
  })
})

describe('what a policy extends', () => {
  test.each(['oss-check.yaml', 'oss-check.yml', 'oss-check.json'])('a package with %s', (name) => {
    const cwd = folder({ [`node_modules/@acme/policy/${name}`]: '{}', 'a/b/oss-check.yaml': '' })
    const from = join(cwd, 'a/b/oss-check.yaml')
    expect(resolveExtended('@acme/policy', from, 'x:1:1')).toBe(join(cwd, 'node_modules/@acme/policy', name))
  })

  test('a file of a package, and nothing that is no policy by its ending', () => {
    const cwd = folder({ 'node_modules/acme/strict.yml': '', 'node_modules/acme/index.js': '' })
    const from = join(cwd, 'oss-check.yaml')
    expect(resolveExtended('acme/strict.yml', from, 'x:1:1')).toBe(join(cwd, 'node_modules/acme/strict.yml'))
    expect(() => resolveExtended('acme/index.js', from, 'x:1:1')).toThrow('x:1:1: no package acme/index.js')
  })

  test('a path, from where the file lies', () => {
    const cwd = folder({ 'a/oss-check.yaml': '', 'org.yaml': '' })
    expect(resolveExtended('../org.yaml', join(cwd, 'a/oss-check.yaml'), 'x:1:1')).toBe(join(cwd, 'org.yaml'))
  })
})

test.each([
  ['./a', true],
  ['../a', true],
  ['.\\a', true],
  ['/a', true],
  ['a/b', false],
  ['@acme/a', false],
  ['.../a', false],
  ['.a', false],
])('%s is a path: %s', (specifier, expected) => {
  expect(isPath(specifier)).toBe(expected)
})

test('a path that is not there stays as it is', () => {
  expect(realPath('/nowhere/at/all')).toBe('/nowhere/at/all')
})
