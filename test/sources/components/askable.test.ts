import { expect, test } from 'vitest'
import { whyNotAsked } from '../../../src/sources/components/askable.ts'
import { aComponent } from '../../judging/components/support.ts'

const NPM = new URL('https://registry.npmjs.org/')

test.each([
  ['npm', 'registry', null, true],
  ['npm', 'registry', 'https://registry.npmjs.org/qs/-/qs-1.0.0.tgz', true],
  ['npm', 'registry', 'https://registry.yarnpkg.com/qs/-/qs-1.0.0.tgz', true],
  ['npm', 'registry', 'https://npm.acme.example/qs/-/qs-1.0.0.tgz', false],
  ['npm', 'registry', 'https://registry.npmjs.org.evil.example/qs/-/qs-1.0.0.tgz', false],
  ['cargo', 'registry', 'registry+https://github.com/rust-lang/crates.io-index', true],
  ['cargo', 'registry', 'registry+https://github.com/acme/private-index', false],
  ['cargo', 'registry', 'sparse+https://index.crates.io/', true],
  ['gem', 'registry', 'https://gems.contribsys.example/', false],
  ['npm', 'git', 'git+ssh://git@github.com/acme/own.git#0123', false],
  ['npm', 'path', 'file:../own', false],
  ['npm', 'url', 'https://example.com/own.tgz', false],
  ['npm', 'bundled', null, false],
] as const)('%s from %s %s: asked %j', (ecosystem, kind, url, asked) => {
  const component = aComponent({ ecosystem, source: { kind, url } })
  expect(whyNotAsked(component, NPM) === null).toBe(asked)
})

test('the registry that is set up is asked for what comes from it, and nobody for what has no version', () => {
  const own = new URL('https://npm.acme.example/repository/')
  const url = 'https://npm.acme.example/repository/qs/-/qs-1.0.0.tgz'
  expect(whyNotAsked(aComponent({ source: { kind: 'registry', url } }), own)).toBeNull()
  expect(whyNotAsked(aComponent({ version: null }), NPM)).toContain('No version')
})
