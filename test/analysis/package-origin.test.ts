import { expect, test } from 'vitest'
import { noticesOfOrigin } from '../../src/analysis/package-origin.ts'
import type { Package } from '../../src/model/facts/package.ts'
import type { TargetRecord } from '../../src/model/scorecard.ts'
import { known, unknown } from '../../src/model/unknown.ts'
import { healthyFacts } from '../support/facts.ts'
import { healthyValues } from '../support/healthy.ts'

const TARGET: TargetRecord = {
  kind: 'npm',
  host: null,
  owner: null,
  repo: null,
  url: '',
  name: 'npm:widget',
  example: false,
}

type Manifests = Readonly<Record<string, string | null>>

/** `manifests`: by path, null for one that stands in the tree and was not read. */
function notices(
  published: Partial<Package>,
  manifests: Manifests = {},
  complete = true,
  target: TargetRecord = TARGET,
): string[] {
  const values = healthyValues()
  const texts = Object.entries(manifests).flatMap(([path, text]) =>
    text === null ? [] : [{ path, text, truncated: false, url: '' }],
  )
  const entries = Object.keys(manifests).map((path) => ({ path, kind: 'file' as const, size: 1 }))
  const facts = {
    ...healthyFacts(),
    package: known({ ...values.package, ...published }),
    documents: known({ texts, unread: [] }),
    tree: known({ oid: null, entries, complete }),
  }
  return noticesOfOrigin(target, facts).map(({ text }) => text)
}

const OWN = { 'package.json': '{"name":"widget"}' }

test('which version was judged, why, and which repository it names', () => {
  expect(notices({}, OWN)).toEqual([
    'npm:widget was judged in version 3.5.0: your package-lock.json pins it',
    'It names github.com/acme/widget as its repository',
  ])
})

test('an address that stands in for the repository is said', () => {
  const repository = {
    url: 'https://github.com/acme/widget',
    directory: null,
    field: 'bugs',
    at: 'github.com/acme/widget',
  }
  expect(notices({ repository }, OWN)[1]).toBe(
    'It names no repository; its bugs address is that of github.com/acme/widget, which was judged',
  )
})

test('what an ecosystem calls so by another name is told by that', () => {
  const repository = {
    url: 'https://github.com/acme/widget',
    directory: null,
    field: 'scm',
    at: 'github.com/acme/widget',
  }
  expect(notices({ repository }, OWN)[1]).toBe(
    'By its scm it comes from github.com/acme/widget, which was judged',
  )
})

test('that nobody could be asked for the repository is said, and not that there is none', () => {
  const repository = unknown('unreachable', 'Its host did not answer')
  expect(notices({ repository })[1]).toBe('Its host did not answer, so no repository was judged')
})

test('a repository on another forge is said', () => {
  const repository = {
    url: 'https://gitlab.com/acme/tool.git',
    directory: null,
    field: 'repository',
    at: null,
  }
  expect(notices({ repository })[1]).toContain('https://gitlab.com/acme/tool.git')
  expect(notices({ repository: null })).toHaveLength(1)
})

test.each<[string, Manifests, boolean, string | null]>([
  ['is its own', OWN, true, null],
  [
    'holds it among others',
    { 'package.json': '{"private":true}', 'packages/a/package.json': '{"name":"widget"}' },
    true,
    null,
  ],
  [
    'may hold it, in what was not read',
    { 'package.json': '{"name":"mono"}', 'packages/a/package.json': null },
    true,
    null,
  ],
  ['may hold it, in what was not listed', { 'package.json': '{"name":"mono"}' }, false, null],
  ['is of another', { 'package.json': '{"name":"moment"}' }, true, 'is that of moment by its package.json'],
  ['has no manifest', {}, true, 'has no package.json that names a package'],
])('a repository that %s', (_case, manifests, complete, said) => {
  const stranger = notices({}, manifests, complete)[2] ?? null
  if (said === null) expect(stranger).toBeNull()
  else expect(stranger).toContain(`github.com/acme/widget ${said}`)
})

const AT = { url: 'https://github.com/acme/widget', directory: null, at: 'github.com/acme/widget' }

test.each<[string, string, string, string, Manifests, string | null]>([
  ['maven', 'org.acme:widget', 'scm', 'has no manifest at all', {}, 'has no pom.xml'],
  ['maven', 'org.acme:widget', 'scm', 'is built by Gradle', { 'core/build.gradle.kts': '' }, null],
  ['maven', 'org.acme:widget', 'scm', 'is built by sbt', { 'build.sbt': '' }, null],
  ['golang', 'github.com/acme/widget', 'module path', 'is older than modules', {}, null],
  [
    'composer',
    'acme/widget',
    'source',
    'is of another',
    { 'composer.json': '{"name":"acme/gear"}' },
    'is that of acme/gear',
  ],
])(
  'a package of %s, %s, by its %s from a repository that %s',
  (ecosystem, name, field, _, manifests, said) => {
    const published = { ecosystem, name, npm: null, repository: { ...AT, field } }
    const stranger = notices(published, manifests, true, { ...TARGET, kind: ecosystem })[2] ?? null
    if (said === null) expect(stranger).toBeNull()
    else expect(stranger).toContain(said)
  },
)

test('nothing is said of a repository that was not read', () => {
  const facts = { ...healthyFacts(), documents: unknown('unreachable', 'no') }
  expect(noticesOfOrigin(TARGET, facts)).toHaveLength(2)
})

test('of a target that is no package nothing is said', () => {
  expect(noticesOfOrigin({ ...TARGET, kind: 'github' }, healthyFacts())).toEqual([])
})
