import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keyOf, nameOf, type RepositoryRef } from '../../src/model/subject.ts'
import { UserError } from '../../src/model/user-error.ts'
import type { ForgeAddresses } from '../../src/sources/forge/forge.ts'
import { githubAddresses } from '../../src/sources/forge/github/address.ts'
import { homeOf, pageOf, parseSubject, repositoryAt } from '../../src/sources/subject.ts'

const COMPANY = { GITHUB_SERVER_URL: 'https://ghe.example.com' }

/** Every way to write a repository of a host, without anything beside it. */
const SPELLINGS: readonly ((host: string, name: string) => string)[] = [
  (host, name) => `${host}/${name}`,
  (host, name) => `${host.toUpperCase()}/${name}/`,
  (host, name) => `https://${host}/${name}`,
  (host, name) => `HTTPS://${host}/${name}.git`,
  (host, name) => `http://${host}/${name}/`,
  (host, name) => `https://${host}:443/${name}//`,
  (host, name) => `https://user:secret@${host}/${name}?tab=readme`,
  (host, name) => `https://${host}/${name}#readme`,
  (host, name) => `https://${host}/${name}/issues`,
  (host, name) => `https://${host}/${name}/tree/HEAD`,
  (host, name) => `git+https://${host}/${name}.git`,
  (host, name) => `git://${host}/${name}.git`,
  (host, name) => `git+ssh://git@${host}/${name}.git`,
  (host, name) => `git+ssh://git@${host}:${name}.git`,
  (host, name) => `ssh://git@${host}:22/${name}.git`,
  (host, name) => `ssh://git@${host}:${name}`,
  (host, name) => `git@${host}:${name}.git`,
  (host, name) => `org-7@${host}:${name}`,
  (host, name) => `${host}:${name}`,
  (host, name) => `scm:git:git://${host}/${name}.git`,
  (host, name) => `scm:git:git@${host}:${name}.git`,
  (host, name) => `scm:git:https://${host}/${name}`,
  (host, name) => `pkg:github/${name}?repository_url=https://${host}`,
  (host, name) => `  https://${host}/${name}\n`,
]
const ONLY_OF_GITHUB_COM = [
  'github:acme/widget',
  'GitHub:acme/widget.git',
  'pkg:github/acme/widget',
  'PKG:GitHub/acme/widget',
  'pkg://github/acme/widget?arch=x',
  'www.github.com/acme/widget/',
  'ssh://git@ssh.github.com:443/acme/widget.git',
]

describe('what names a repository', () => {
  test.each(SPELLINGS.map((spell) => [spell('github.com', 'acme/widget')]))('%j', (text) => {
    expect(subjectOf(text)).toEqual(repository('github.com'))
    expect(subjectOf(text, COMPANY)).toEqual(repository('github.com'))
  })

  test.each(SPELLINGS.map((spell) => [spell('ghe.example.com', 'acme/widget')]))(
    '%j on a company’s server, and there alone',
    (text) => {
      expect(subjectOf(text, COMPANY)).toEqual(repository('ghe.example.com'))
      expect(() => subjectOf(text)).toThrow(UserError)
    },
  )

  test.each(ONLY_OF_GITHUB_COM)('%s is on github.com wherever it is read', (text) => {
    expect(subjectOf(text, COMPANY)).toEqual(repository('github.com'))
  })

  test.each(['acme/widget', 'acme/widget/', 'acme/widget.git', ' acme/widget '])('%j, bare', (text) => {
    expect(subjectOf(text)).toEqual(repository('github.com'))
    expect(subjectOf(text, COMPANY)).toEqual(repository('ghe.example.com'))
    expect(subjectOf(text, { GH_HOST: 'https://ghe.example.com/' })).toEqual(repository('ghe.example.com'))
    expect(subjectOf(text, { GITHUB_API_URL: 'http://127.0.0.1:1' })).toEqual(repository('github.com'))
  })

  test.each(['artur-/x', 'a--b/x', 'acme_corp/x', 'acme/.github', 'acme/-'])(
    '%s is a name there is',
    (text) => {
      expect(subjectOf(text)).toEqual(repository('github.com', text.split('/')))
    },
  )

  test('in any spelling it is one subject, with one key', () => {
    const name = fc.stringMatching(/^[a-zA-Z\d][a-z\d-]{0,20}\/[a-zA-Z\d][a-z\d._-]{0,20}[a-z\d]$/)
    const host = fc.constantFrom('github.com', 'ghe.example.com')
    fc.assert(
      fc.property(name, host, fc.constantFrom(...SPELLINGS), (given, where, spell) => {
        fc.pre(!given.toLowerCase().endsWith('.git'))
        const subject = subjectOf(spell(where, given), COMPANY)
        expect(subject).toEqual(repository(where, given.split('/')))
        expect(keyOf(subject)).toBe(`${where}/${given}`.toLowerCase())
      }),
    )
  })
})

describe('what names a part of a repository is refused, for what is told holds for the whole', () => {
  test.each([
    ['acme/widget@v1', 'v1'],
    ['acme/widget@feature/x', 'feature/x'],
    ['acme/widget#main', 'main'],
    ['github:acme/widget#semver:^1', 'semver:^1'],
    ['git+https://github.com/acme/widget.git#v1.2.3', 'v1.2.3'],
    ['git@github.com:acme/widget.git#next', 'next'],
    ['https://github.com/acme/widget.git#next', 'next'],
    ['https://github.com/acme/widget#next', 'next'],
    ['https://github.com/acme/widget@v2', 'v2'],
    ['https://github.com/acme/widget?ref=v2', 'v2'],
    ['https://github.com/acme/widget/tree/main/packages/a#readme', 'main/packages/a'],
    ['https://github.com/acme/widget/blob/v1/README.md', 'v1/README.md'],
    ['https://github.com/acme/widget/commit/244fd47', '244fd47'],
    ['https://github.com/acme/widget/releases/tag/v1', 'v1'],
    ['https://github.com/acme/widget/archive/refs/tags/v1.zip', 'refs/tags/v1.zip'],
    ['pkg:github/acme/widget@244fd47e07d1004', '244fd47e07d1004'],
    ['pkg:github/acme/widget#packages/a', 'packages/a'],
  ])('%s', (text, part) => {
    const { message, hint } = refusalOf(text)
    expect(message).toContain(JSON.stringify(part))
    expect(hint).toContain('acme/widget;')
  })

  test('in a manifest it says where the source lies, and that is enough', () => {
    const forges = [githubAddresses({})]
    expect(repositoryAt('https://github.com/acme/widget/tree/main/packages/a', forges)).toEqual(
      repository('github.com'),
    )
    expect(repositoryAt('//github.com/acme/widget.git#v1', forges)).toEqual(repository('github.com'))
    expect(repositoryAt('https://gitlab.com/acme/widget', forges)).toBeNull()
    expect(repositoryAt('https://github.com/-/x', forges)).toBeNull()
  })
})

test.each([
  ['npm:semver', 'semver', ''],
  ['NPM:semver@^7', 'semver', '^7'],
  ['npm:@octokit/rest@>=20 <23', '@octokit/rest', '>=20 <23'],
  ['pkg:npm/semver@7.6.0', 'semver', '7.6.0'],
  ['PKG:NPM/semver@7.6.0', 'semver', '7.6.0'],
  ['pkg:npm/%40octokit/rest@22.0.1', '@octokit/rest', '22.0.1'],
  ['pkg:npm/@octokit/rest', '@octokit/rest', ''],
  ['https://www.npmjs.com/package/semver', 'semver', ''],
  ['npmjs.com/package/@octokit/rest/', '@octokit/rest', ''],
  ['https://www.npmjs.com/package/semver/v/7.6.0?activeTab=code', 'semver', '7.6.0'],
  ['https://registry.npmjs.org/semver', 'semver', ''],
  ['https://registry.npmjs.org/@octokit%2frest/22.0.1', '@octokit/rest', '22.0.1'],
  ['https://registry.npmjs.org/@octokit/rest/-/rest-22.0.1.tgz', '@octokit/rest', '22.0.1'],
])('%s is a package', (text, name, range) => {
  expect(subjectOf(text)).toEqual({ kind: 'package', type: 'npm', name, range })
})

test.each([
  ['./here', './here'],
  ['.', '.'],
  [' .. ', '..'],
  ['../there', '../there'],
  ['..\\there', '..\\there'],
  ['/srv/clones/widget', '/srv/clones/widget'],
  ['C:\\clones\\widget', 'C:\\clones\\widget'],
  ['file:///srv/clones/my%20widget', '/srv/clones/my widget'],
])('%s is a path', (text, path) => {
  expect(subjectOf(text)).toEqual({ kind: 'path', path })
})

describe('what names nothing', () => {
  test.each([
    [''],
    ['widget'],
    ['a/b/c'],
    ['acme//widget'],
    ['acme/..'],
    ['acme/.'],
    ['-acme/widget'],
    ['acme/wid get'],
    ['acme/widget%2f..%2fother'],
    ['ac\u0000me/widget'],
    ['https://gitlab.com/acme/widget'],
    ['gitlab:acme/widget'],
    ['https://github.com.evil.example/acme/widget'],
    ['https://evil.example/github.com/acme/widget'],
    ['https://github.com@evil.example/acme/widget'],
    ['https://github.com\\@evil.example/acme/widget'],
    ['https://github.com:8443/acme/widget'],
    ['https://github.com/acme'],
    ['pkg:deb/debian/curl'],
    ['pkg:github/acme/widget/more'],
    ['pkg:github/acme/widget?repository_url=https://evil.example'],
    ['pkg:npm/tool@1.0.0?repository_url=https://npm.corp.example/'],
    ['pkg:npm/tool@1.0.0#lib'],
    ['npm:'],
    ['npm:../x'],
    ['npm:semver@7;rm'],
    [`${'a'.repeat(41)}/widget`],
  ])('%j', (text) => {
    expect(() => subjectOf(text)).toThrow(UserError)
  })

  test('says what is accepted', () => {
    expect(refusalOf('widget').hint).toContain('owner/repo')
  })

  test.each([
    [' ', 'The target is empty'],
    ['file://[', '"file://[" is no file URL'],
    ['see file:///srv', '"see file:///srv" does not name a project'],
    ['widget', '"widget" does not name a project'],
    ['x'.repeat(80), `"${'x'.repeat(80)}" does not name a project`],
    ['x'.repeat(81), `"${'x'.repeat(80)}…" does not name a project`],
    ['https://gitlab.com/acme/widget', '"gitlab.com" is no forge that this run knows (github.com)'],
    ['git+ssh://git@gitlab.com/acme/widget', '"gitlab.com" is no forge that this run knows (github.com)'],
    ['https://me:secret@gitlab.com/acme', '"gitlab.com" is no forge that this run knows (github.com)'],
    ['git@git-hub.example:acme/widget', '"git-hub.example" is no forge that this run knows (github.com)'],
  ])('%j is told why', (text, message) => {
    expect(refusalOf(text).message).toBe(message)
  })

  test('and nothing but valid names ever leaves the parser', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const subject = tryParse(text)
        if (subject?.kind !== 'repository') return
        const [owner, repo] = subject.path
        expect(owner).toMatch(/^[A-Za-z0-9_-]+$/)
        expect(repo).toMatch(/^[\w.-]+$/)
      }),
    )
  })
})

test('names and keys', () => {
  const subject = subjectOf('https://github.com/Acme/Widget')
  expect(nameOf(subject, 'github.com')).toBe('Acme/Widget')
  expect(nameOf(subject, 'ghe.example.com')).toBe('github.com/Acme/Widget')
  expect(keyOf(subject)).toBe('github.com/acme/widget')
  expect(nameOf(subjectOf('npm:semver@^7'), 'github.com')).toBe('npm:semver@^7')
  expect(keyOf(subjectOf('npm:semver@^7'))).toBe('npm:semver')
})

describe('of several forges', () => {
  const ref = (forge: string): RepositoryRef => ({
    kind: 'repository',
    forge,
    host: `${forge}.example`,
    path: ['a', 'b'],
  })
  const forgeOf = (id: string): ForgeAddresses => ({
    id,
    hosts: [`${id}.example`],
    parse: (text) => (text.includes(id) ? { repository: ref(id), part: null } : null),
    pageOf: () => `the page of ${id}`,
  })
  const forges = [forgeOf('one'), forgeOf('two')]

  test('the one that knows the address has the repository', () => {
    expect(repositoryAt('at two', forges)).toEqual(ref('two'))
    expect(parseSubject('at two', forges)).toEqual(ref('two'))
    expect(repositoryAt('at three', forges)).toBeNull()
  })

  test('the first is home, and each shows its own pages', () => {
    expect(homeOf(forges)).toBe('one.example')
    expect(homeOf([])).toBe('')
    expect(pageOf(ref('two'), forges)).toBe('the page of two')
    expect(pageOf(ref('three'), forges)).toBe('three.example/a/b')
    expect(pageOf(subjectOf('npm:semver@7.6.0'), forges)).toBe('pkg:npm/semver')
    expect(pageOf(subjectOf('./here'), forges)).toBe('./here')
  })

  test('one that fails otherwise than by refusing has a bug', () => {
    const bug = new TypeError('a bug')
    const broken = {
      ...forgeOf('one'),
      parse: () => {
        throw bug
      },
    }
    expect(() => repositoryAt('x', [broken])).toThrow(bug)
  })
})

function subjectOf(text: string, env: Readonly<Record<string, string>> = {}) {
  return parseSubject(text, [githubAddresses(env)])
}

function repository(host: string, path: readonly string[] = ['acme', 'widget']): RepositoryRef {
  return { kind: 'repository', forge: 'github', host, path }
}

function tryParse(text: string) {
  try {
    return subjectOf(text)
  } catch (error) {
    if (error instanceof UserError) return null
    throw error
  }
}

function refusalOf(text: string): UserError {
  try {
    subjectOf(text)
  } catch (error) {
    if (error instanceof UserError) return error
  }
  throw new Error(`${text} was accepted`)
}
