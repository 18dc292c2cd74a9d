import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keyOf, nameOf, parseTarget } from '../../src/model/target.ts'
import { UserError } from '../../src/model/user-error.ts'

const widget = { kind: 'github', host: 'github.com', owner: 'acme', repo: 'widget' }

describe('what names a repository', () => {
  test.each([
    ['acme/widget'],
    ['  acme/widget '],
    ['acme/widget.git'],
    ['github.com/acme/widget'],
    ['www.github.com/acme/widget/'],
    ['https://github.com/acme/widget'],
    ['http://github.com/acme/widget.git'],
    ['https://github.com/acme/widget/tree/main/packages/a#readme'],
    ['https://user:secret@github.com/acme/widget?tab=readme'],
    ['git+https://github.com/acme/widget.git#v1.2.3'],
    ['git+ssh://git@github.com/acme/widget.git'],
    ['ssh://git@github.com:22/acme/widget.git'],
    ['ssh://git@ssh.github.com:443/acme/widget.git'],
    ['git://github.com/acme/widget.git'],
    ['git@github.com:acme/widget.git'],
    ['pkg:github/acme/widget'],
    ['pkg:github/acme/widget@244fd47e07d1004?arch=x#src'],
  ])('%s', (text) => {
    expect(parseTarget(text)).toEqual(widget)
  })

  test('a host of the adopter’s own', () => {
    const target = { ...widget, host: 'git.example.org' }
    expect(parseTarget('acme/widget', 'git.example.org')).toEqual(target)
    expect(parseTarget('https://git.example.org/acme/widget', 'git.example.org')).toEqual(target)
    expect(parseTarget('https://github.com/acme/widget', 'git.example.org')).toEqual(widget)
  })
})

test.each([
  ['npm:semver', { kind: 'npm', name: 'semver', range: '' }],
  ['npm:semver@^7', { kind: 'npm', name: 'semver', range: '^7' }],
  ['npm:@octokit/rest@>=20 <23', { kind: 'npm', name: '@octokit/rest', range: '>=20 <23' }],
  ['pkg:npm/semver@7.6.0', { kind: 'npm', name: 'semver', range: '7.6.0' }],
  ['pkg:npm/%40octokit/rest@22.0.1', { kind: 'npm', name: '@octokit/rest', range: '22.0.1' }],
  ['./here', { kind: 'path', path: './here' }],
  ['.', { kind: 'path', path: '.' }],
  ['/srv/clones/widget', { kind: 'path', path: '/srv/clones/widget' }],
  ['file:///srv/clones/my%20widget', { kind: 'path', path: '/srv/clones/my widget' }],
])('%s', (text, target) => {
  expect(parseTarget(text)).toEqual(target)
})

describe('what does not', () => {
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
    ['https://github.com.evil.example/acme/widget'],
    ['https://evil.example/github.com/acme/widget'],
    ['https://github.com@evil.example/acme/widget'],
    ['https://github.com/acme'],
    ['pkg:pypi/requests'],
    ['pkg:github/acme/widget/more'],
    ['npm:'],
    ['npm:../x'],
    ['npm:semver@7;rm'],
    [`${'a'.repeat(41)}/widget`],
  ])('%j', (text) => {
    expect(() => parseTarget(text)).toThrow(UserError)
  })

  test('says what is accepted', () => {
    const refused = catchError(() => parseTarget('widget'))
    expect(refused).toBeInstanceOf(UserError)
    expect((refused as UserError).hint).toContain('owner/repo')
  })

  test('nothing but valid names ever leaves the parser', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const target = tryParse(text)
        if (target?.kind !== 'github') return
        expect(target.owner).toMatch(/^[A-Za-z0-9_-]+$/)
        expect(target.repo).toMatch(/^[\w.-]+$/)
      }),
    )
  })
})

test('names and keys', () => {
  const target = parseTarget('https://github.com/Acme/Widget')
  expect(nameOf(target)).toBe('Acme/Widget')
  expect(keyOf(target)).toBe('github.com/acme/widget')
  expect(nameOf(parseTarget('npm:semver@^7'))).toBe('npm:semver@^7')
  expect(keyOf(parseTarget('npm:semver@^7'))).toBe('npm:semver')
})

function tryParse(text: string) {
  try {
    return parseTarget(text)
  } catch (error) {
    if (error instanceof UserError) return null
    throw error
  }
}

function catchError(run: () => unknown): unknown {
  try {
    run()
  } catch (error) {
    return error
  }
  return null
}
