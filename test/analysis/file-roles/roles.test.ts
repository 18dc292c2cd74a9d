import { describe, expect, test } from 'vitest'
import { isOwnSource } from '../../../src/analysis/file-roles/ownership.ts'
import { type FileRole, roleOf } from '../../../src/analysis/file-roles/roles.ts'
import { filesToRead } from '../../../src/analysis/file-roles/to-read.ts'
import type { Documents } from '../../../src/model/facts/documents.ts'
import type { FactName } from '../../../src/model/facts.ts'
import { known } from '../../../src/model/unknown.ts'
import { documentsOf } from '../../../src/sources/ecosystem/npm/published.ts'
import { githubSource } from '../../../src/sources/forge/github/index.ts'
import { openRepository } from '../../../src/sources/git/repository.ts'
import { gitSource } from '../../../src/sources/git/source.ts'
import { checkout } from '../../sources/git/repositories.ts'
import { NOW } from '../../support/build-facts.ts'
import { healthyFacts } from '../../support/facts.ts'
import { githubDouble } from '../../support/github-double.ts'

const SAMPLES: readonly (readonly [string, FileRole | null])[] = [
  ['LICENSE', 'license'],
  ['license', 'license'],
  ['Licence.md', 'license'],
  ['LICENSE.html', 'license'],
  ['LICENSE-MIT', 'license'],
  ['LICENSE.MIT', 'license'],
  ['LICENCE-Apache', 'license'],
  ['LICENSE.docs', 'license'],
  ['MIT-LICENSE', 'license'],
  ['mit-license.txt', 'license'],
  ['APACHE_LICENSE-2.0.txt', 'license'],
  ['UNLICENSE', 'license'],
  ['COPYING', 'license'],
  ['COPYING.LESSER', 'license'],
  ['gpl-3.0.txt', 'license'],
  ['GPLv2', 'license'],
  ['mit.md', 'license'],
  ['licenses/MIT.txt', 'license'],
  ['LICENSES/Apache-2.0.txt', 'license'],
  ['packages/a/LICENSE', 'license'],
  ['crates/core/LICENSE-APACHE', 'license'],
  ['docs/LICENSE', 'license'],
  ['packages/a/licenses/BSD.txt', 'license'],
  ['NOTICE', 'notice'],
  ['notice.txt', 'notice'],
  ['COPYRIGHT', 'notice'],
  ['PATENTS', 'notice'],
  ['LICENSES.txt', 'notice'],
  ['THIRD-PARTY-NOTICES.md', 'notice'],
  ['third_party_licenses.txt', 'notice'],
  ['REUSE.toml', 'manifest'],
  ['.reuse/dep5', 'manifest'],
  ['debian/copyright', 'manifest'],
  ['package.json', 'manifest'],
  ['packages/a/package.json', 'manifest'],
  ['Cargo.toml', 'manifest'],
  ['pyproject.toml', 'manifest'],
  ['setup.py', 'manifest'],
  ['widget.gemspec', 'manifest'],
  ['pom.xml', 'manifest'],
  ['go.mod', 'manifest'],
  ['README', 'readme'],
  ['readme.rst', 'readme'],
  ['README.mediawiki', 'readme'],
  ['.github/CONTRIBUTING.md', 'contributing'],
  ['docs/CODE_OF_CONDUCT.md', 'conduct'],
  ['SECURITY.md', 'security'],
  ['SUPPORT.md', 'support'],
  ['GOVERNANCE.md', 'governance'],
  ['MAINTAINERS', 'owners'],
  ['.github/CODEOWNERS', 'owners'],
  ['AUTHORS', 'owners'],
  ['ADOPTERS.md', 'adopters'],
  ['WHO-IS-USING-IT.md', 'adopters'],
  ['docs/ROADMAP.md', 'roadmap'],
  ['.github/FUNDING.yml', 'funding'],
  ['DEPRECATED.md', 'deprecation'],
  ['CLA.md', 'agreement'],
  ['.mailmap', 'mailmap'],
  ['CITATION.cff', 'citation'],
  ['.github/workflows/ci.yml', 'workflow'],
  ['license.marshall.js', null],
  ['licenses.ts', null],
  ['license.json', null],
  ['license-header.txt', null],
  ['logo.svg.license', null],
  ['src/license.rs', null],
  ['licenses/check.py', null],
  ['licenses/README.md', null],
  ['vendor/other/LICENSE', null],
  ['node_modules/other/package.json', null],
  ['test/fixtures/x/LICENSE', null],
  ['examples/x/package.json', null],
  ['packages/a/README.md', null],
  ['docs/api/LICENSE', null],
  ['doc/README.md', null],
  ['a/b/c/d/e/LICENSE', null],
  ['security.ts', null],
  ['.github/workflows/stale.yml', null],
  ['CHANGELOG.md', null],
  ['lib/.mailmap', null],
]
const READ = SAMPLES.filter(([, role]) => role !== null).map(([path]) => path)

test.each(SAMPLES)('%s is %s', (path, role) => {
  expect(roleOf(path)).toBe(role)
})

describe('the same files are read', () => {
  const paths = SAMPLES.map(([path]) => path)
  const text = (path: string) => `This is ${path}\n`

  test('from GitHub', async () => {
    const facts = healthyFacts()
    const texts = paths.map((path) => ({ path, text: text(path), truncated: false, url: '' }))
    const entries = paths.map((path) => ({ path, kind: 'file' as const, size: 20 }))
    const github = githubDouble({
      ...facts,
      tree: known({ oid: null, entries, complete: true }),
      documents: known({ texts, unread: [] }),
    })
    const wanted: ReadonlySet<FactName> = new Set(['tree', 'documents'])
    const source = githubSource({ host: 'github.com', path: ['acme', 'widget'] }, github, {
      asOf: NOW,
      now: () => NOW,
      wanted,
    })
    expectRead(await source.read('documents'))
  })

  test('from a clone', async () => {
    const files = Object.fromEntries(paths.map((path) => [path, text(path)]))
    const repository = await openRepository(checkout([{ author: 'ann', day: '2020-01-01', files }]))
    expectRead(await gitSource(repository, { asOf: null, retrievedAt: NOW }).read('documents'))
  })

  test('from an archive', () => {
    const files = paths.map((path) => ({
      path,
      kind: 'file' as const,
      bytes: 20,
      executable: false,
      linkTarget: null,
      safe: true,
      content: Buffer.from(text(path)),
    }))
    expectRead(known(documentsOf(files, '')))
  })
})

describe('of a tree', () => {
  const file = (path: string, size = 100) => ({ path, kind: 'file' as const, size })
  const limits = { files: 3, ofParts: 1, bytes: 1000 }

  test('what the limits leave out is told as unread, the deepest first', () => {
    const entries = ['a/LICENSE', 'b/LICENSE', 'README.md', 'LICENSE'].map((path) => file(path))
    expect(filesToRead([...entries, file('COPYING', 2000)], limits)).toEqual({
      paths: ['README.md', 'LICENSE', 'a/LICENSE'],
      unread: ['COPYING', 'b/LICENSE'].map((path) => ({ path, detail: 'More or larger than is read' })),
    })
  })

  test('small texts at the root are read where no name there says licence', () => {
    const entries = [
      file('TERMS.txt'),
      file('lizenz'),
      file('big.txt', 100_000),
      file('x.js'),
      file('a/b.txt'),
    ]
    expect(filesToRead(entries, { ...limits, bytes: 1e6 }).paths).toEqual(['TERMS.txt', 'lizenz'])
    expect(filesToRead([...entries, file('LICENSE')], limits).paths).toEqual(['LICENSE'])
  })
})

test.each([
  ['src/index.ts', true],
  ['test/index.test.ts', true],
  ['third_party/x.c', false],
  ['deps/x.c', false],
  ['src/x.pb.go', false],
  ['README.md', false],
])('%s is source of its own: %s', (path, expected) => {
  expect(isOwnSource(path)).toBe(expected)
})

function expectRead(fact: { known: boolean; value?: Documents }) {
  expect(fact.value?.texts.map(({ path }) => path).sort()).toEqual([...READ].sort())
  expect(fact.value?.unread).toEqual([])
}
