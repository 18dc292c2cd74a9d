import { describe, expect, test } from 'vitest'
import { kindsOf } from '../../src/analysis/kind.ts'
import type { Documents } from '../../src/model/facts/documents.ts'
import type { Repository } from '../../src/model/facts/repository.ts'
import type { Tree } from '../../src/model/facts/tree.ts'
import { DEFAULT_POLICY, KINDS } from '../../src/model/policy.ts'
import { unknown } from '../../src/model/unknown.ts'
import { healthyValues } from '../support/healthy.ts'

interface Look {
  description?: string
  topics?: readonly string[]
  paths?: readonly string[]
  texts?: Readonly<Record<string, string>>
}

function factsOf({ description, topics = [], paths = [], texts = {} }: Look) {
  const repository: Repository = { ...healthyValues().repository, description: description ?? null, topics }
  const files = [...paths, ...Object.keys(texts)]
  const tree: Tree = {
    oid: null,
    complete: true,
    entries: files.map((path) => ({ path, kind: 'file', size: 1 })),
  }
  const documents: Documents = {
    unread: [],
    texts: Object.entries(texts).map(([path, text]) => ({ path, text, truncated: false, url: path })),
  }
  return { repository, tree, documents }
}

describe('the kind of a project', () => {
  test.each<{ name: string; look: Look; kind: string }>([
    {
      name: 'an internet draft',
      look: { paths: ['draft-ietf-tls-thing.md', 'Makefile', 'README.md'] },
      kind: 'specification',
    },
    {
      name: 'proposals in prose',
      look: { paths: ['p-1.mediawiki', 'p-2.mediawiki', 'p-3.mediawiki', 'p-4.mediawiki', 'README.md'] },
      kind: 'specification',
    },
    {
      name: 'a web framework',
      look: { texts: { 'package.json': '{"main":"index.js","keywords":["web","framework"]}' } },
      kind: 'framework',
    },
    {
      name: 'a plugin for a framework',
      look: {
        description: 'A plugin for the acme framework',
        texts: { 'package.json': '{"main":"index.js"}' },
      },
      kind: 'library',
    },
    {
      name: 'a command from npm',
      look: { texts: { 'package.json': '{"bin":{"x":"x.js"},"main":"x.js"}' } },
      kind: 'tool',
    },
    {
      name: 'a package with an entry point',
      look: { texts: { 'package.json': '{"exports":"./x.js"}' } },
      kind: 'library',
    },
    {
      name: 'a private package',
      look: { texts: { 'package.json': '{"private":true}' } },
      kind: 'application',
    },
    { name: 'a Rust binary', look: { paths: ['src/main.rs', 'Cargo.toml'] }, kind: 'tool' },
    { name: 'a Rust library', look: { paths: ['src/lib.rs', 'Cargo.toml'] }, kind: 'library' },
    { name: 'a Go command', look: { paths: ['go.mod', 'cmd/x/main.go'] }, kind: 'tool' },
    {
      name: 'a server by its description',
      look: { description: 'Self-hosted photo server' },
      kind: 'application',
    },
    { name: 'nothing to go by', look: {}, kind: 'library' },
    { name: 'a manifest that is no JSON', look: { texts: { 'package.json': '{' } }, kind: 'library' },
  ])('$name: $kind', ({ look, kind }) => {
    const [guess, ...others] = kindsOf(factsOf(look), DEFAULT_POLICY, {})
    expect(guess?.kind).toBe(kind)
    expect(guess?.reason).not.toBe('')
    expect(others).toEqual([])
  })

  test('is what the policy says', () => {
    const guesses = kindsOf(factsOf({ description: 'a framework' }), { ...DEFAULT_POLICY, kind: 'tool' }, {})
    expect(guesses.map(({ kind }) => kind)).toEqual(['tool'])
  })

  test('can be any where a fault hides what it is seen by', () => {
    const hidden = { tree: unknown('unreachable', 'GitHub hung up') }
    expect(kindsOf({}, DEFAULT_POLICY, hidden).map(({ kind }) => kind)).toEqual(KINDS)
  })

  test('is guessed from what there is where a fact was never to be had', () => {
    const absent = { repository: unknown('not-collected', 'Only a clone was read') }
    expect(kindsOf({}, DEFAULT_POLICY, absent)).toHaveLength(1)
  })
})
