import { describe, expect, test } from 'vitest'
import { isOwnSource } from '../../../src/analysis/file-roles/ownership.ts'
import { authorshipOf, type PathChange, parseChanges } from '../../../src/sources/git/authorship.ts'

const person = (name: string) => ({ login: null, name, email: `${name}@example.io` })
const ann = person('ann')
const bob = person('bob')
const change = (
  author: typeof ann,
  path: string,
  kind: PathChange['kind'],
  from: string | null = null,
): PathChange => ({
  author,
  path,
  from,
  kind,
})

describe('output of git log -z --name-status', () => {
  test('added, changed, renamed, deleted; commits without files', () => {
    const output =
      '\x01ann\nann@example.io\0\nA\0a.ts\0A\0b.ts\0\x01bob\nbob@example.io\0\x01bob\nbob@example.io\0\nR090\0a.ts\0c.ts\0M\0b.ts\0\x01ann\nann@example.io\0\nD\0b.ts\0'
    expect(parseChanges(output)).toEqual([
      change(ann, 'a.ts', 'added'),
      change(ann, 'b.ts', 'added'),
      change(bob, 'c.ts', 'changed', 'a.ts'),
      change(bob, 'b.ts', 'changed'),
      change(ann, 'b.ts', 'deleted'),
    ])
  })

  test('paths with line breaks, and that look like the next author', () => {
    expect(parseChanges('\x01ann\nann@example.io\0\nA\0one\ntwo\0M\0\x01x\0')).toEqual([
      change(ann, 'one\ntwo', 'added'),
      change(ann, '\x01x', 'changed'),
    ])
  })
})

describe('authorship', () => {
  test('a file keeps the history of the names it had', () => {
    const changes = [
      change(ann, 'a.ts', 'added'),
      change(bob, 'b.ts', 'changed', 'a.ts'),
      change(bob, 'c.ts', 'changed', 'b.ts'),
    ]
    // ann: 4.391 - 0.321 ln 3 = 4.038; bob: 3.293 + 0.328 = 3.621: both know it.
    expect(authorshipOf(['c.ts'], changes)).toMatchObject({ files: 1, authors: 2 })
  })

  test('one person under two addresses, told by the full name, is one author', () => {
    const home = { login: null, name: 'Ann Smith', email: 'ann@home.example' }
    const work = { login: null, name: 'Ann Smith', email: 'ann@work.example' }
    const changes = [change(home, 'a.ts', 'added'), change(work, 'b.ts', 'added')]
    expect(authorshipOf(['a.ts', 'b.ts'], changes)).toEqual({
      truckFactor: 1,
      files: 2,
      authors: 1,
      core: [{ name: 'Ann Smith', files: 2 }],
    })
  })

  test('bots are nobody', () => {
    const bot = person('dependabot[bot]')
    expect(authorshipOf(['a.ts'], [change(bot, 'a.ts', 'added')])).toEqual({
      truckFactor: 0,
      files: 1,
      authors: 0,
      core: [],
    })
  })

  test('a file renamed in a circle ends', () => {
    const changes = [
      change(ann, 'a.ts', 'added'),
      change(ann, 'b.ts', 'changed', 'a.ts'),
      change(ann, 'a.ts', 'changed', 'b.ts'),
    ]
    expect(authorshipOf(['a.ts'], changes)).toMatchObject({ truckFactor: 1 })
  })
})

test.each([
  ['src/index.ts', true],
  ['lib/deep/Thing.java', true],
  ['Makefile', true],
  ['README.md', false],
  ['package.json', false],
  ['node_modules/x/index.js', false],
  ['third_party/zlib/inflate.c', false],
  ['docs/conf.py', false],
  ['examples/demo.rb', false],
  ['assets/jquery.min.js', false],
  ['src/api.pb.go', false],
  ['logo.png', false],
])('%s is own source: %s', (path, expected) => {
  expect(isOwnSource(path)).toBe(expected)
})
