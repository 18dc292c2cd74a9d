import { describe, expect, test } from 'vitest'
import type { TreeEntry } from '../../../../../src/model/facts/tree.ts'
import type { RestAnswer } from '../../../../../src/sources/forge/github/client/client.ts'
import { commitsFromRest } from '../../../../../src/sources/forge/github/rest/commits.ts'
import { joinedPages, pageFrom } from '../../../../../src/sources/forge/github/rest/page.ts'
import {
  communityFromRest,
  documentFromRest,
  licenseFromRest,
  ownerFromRest,
  repositoryFromRest,
} from '../../../../../src/sources/forge/github/rest/repository.ts'
import { commitSchema, type RestRepository } from '../../../../../src/sources/forge/github/rest/schemas.ts'
import { readingOf } from '../support.ts'

const REPOSITORY: RestRepository = {
  full_name: 'acme/widget',
  html_url: 'https://github.com/acme/widget',
  description: null,
  created_at: '2020-01-01T00:00:00Z',
  pushed_at: '2026-01-01T00:00:00Z',
  archived: false,
  disabled: false,
  fork: false,
  private: false,
  size: 7,
  default_branch: 'main',
  stargazers_count: 1,
  forks_count: 2,
  has_issues: true,
  language: null,
  owner: { login: 'acme', type: 'Organization', html_url: 'https://github.com/acme' },
  license: null,
}

const answerOf = (data: unknown, next: string | null = null): RestAnswer => ({
  status: 200,
  data,
  next,
  url: 'u',
  retrievedAt: '',
})

test.each<[string, Partial<RestRepository>, object]>([
  ['under its name', {}, { owner: 'acme', name: 'widget', renamedFrom: null, host: 'github.com' }],
  ['renamed', { full_name: 'new/gadget' }, { owner: 'new', name: 'gadget', renamedFrom: 'acme/widget' }],
  [
    'that says little',
    {},
    { watchers: null, discussionsEnabled: false, topics: [], languages: [], homepage: null },
  ],
  ['without a home page', { homepage: '' }, { homepage: null }],
  ['with one', { homepage: 'https://acme.example' }, { homepage: 'https://acme.example' }],
  ['with a main language', { language: 'C' }, { languages: [{ name: 'C', bytes: null }] }],
  ['counted', { subscribers_count: 0 }, { stars: 1, forks: 2, watchers: 0 }],
  ['forked', { fork: true, parent: { full_name: 'a/b' } }, { fork: true, parent: 'a/b' }],
  ['that is small', { size: 0 }, { empty: false }],
  ['that nothing was pushed to', { size: 0, pushed_at: null }, { empty: true }],
  ['pushed to by other means', { pushed_at: null }, { empty: false }],
])('a repository %s', (_, changes, expected) => {
  expect(repositoryFromRest({ ...REPOSITORY, ...changes }, readingOf())).toMatchObject(expected)
})

test('what REST does not tell of an owner is null', () => {
  expect(ownerFromRest(REPOSITORY)).toEqual({
    login: 'acme',
    kind: 'Organization',
    name: null,
    url: 'https://github.com/acme',
    createdAt: null,
    verified: null,
    sponsorable: null,
  })
  expect(ownerFromRest({ ...REPOSITORY, owner: { ...REPOSITORY.owner, type: 'User' } }).kind).toBe('User')
})

test('the licence that GitHub detects, or none', () => {
  expect(licenseFromRest({ license: { spdx_id: 'MIT', name: 'MIT License' } })).toEqual({
    spdxId: 'MIT',
    name: 'MIT License',
  })
  expect(licenseFromRest({ license: null })).toEqual({ spdxId: null, name: null })
  expect(licenseFromRest({})).toEqual({ spdxId: null, name: null })
})

describe('the community profile', () => {
  const read = (files: object, paths: readonly string[] | null) => {
    const entries = (paths ?? []).map((path): TreeEntry => ({ path, kind: 'file', size: 1 }))
    const tree = paths === null ? null : { oid: null, entries, complete: true }
    return communityFromRest(answerOf({ files }), tree, REPOSITORY)
  }

  test.each<[string, object, readonly string[] | null, object]>([
    [
      'of nothing',
      {},
      [],
      { codeOfConduct: null, contributing: null, issueTemplates: 0, pullTemplates: 0, securityPolicy: null },
    ],
    ['without a list of files', { issue_template: {} }, null, { issueTemplates: 1, securityPolicy: null }],
    [
      'with forms',
      { issue_template: {} },
      ['.github/ISSUE_TEMPLATE/a.yml', '.github/ISSUE_TEMPLATE/b.md', '.github/ISSUE_TEMPLATE/config.yml'],
      { issueTemplates: 2 },
    ],
    [
      'with guides',
      { code_of_conduct: { name: 'Covenant' }, contributing: { html_url: 'c' }, pull_request_template: {} },
      [],
      { codeOfConduct: 'Covenant', contributing: 'c', pullTemplates: 1 },
    ],
    [
      'with a policy',
      {},
      ['.github/SECURITY.md'],
      { securityPolicy: 'https://github.com/acme/widget/security/policy' },
    ],
    ['with a namesake of one', {}, ['src/security.md', 'SECURITY-old.md'], { securityPolicy: null }],
  ])('%s', (_, files, paths, expected) => {
    expect(read(files, paths)).toMatchObject({ ...expected, privateReporting: null, goodFirstIssues: null })
  })
})

test('a file comes in base64 or as it is', () => {
  const file = { path: 'LICENSE', html_url: null, content: 'TUlU', encoding: 'base64' }
  expect(documentFromRest(answerOf(file))).toMatchObject({ path: 'LICENSE', text: 'MIT', url: '' })
  expect(documentFromRest(answerOf({ ...file, encoding: 'utf-8', html_url: 'u' }))).toMatchObject({
    text: 'TUlU',
    url: 'u',
  })
})

describe('commits', () => {
  const commit = (date: string, more: object = {}) => ({
    sha: date,
    commit: {
      author: { name: 'Ann', email: 'a@b.example', date: '2020-01-01T00:00:00Z' },
      committer: { name: 'GitHub', email: 'x', date },
    },
    author: { login: 'ann' },
    parents: [{ sha: 'p' }, { sha: 'q' }],
    ...more,
  })

  test('are dated by their committer, else by their author', () => {
    const { author } = commit('x').commit
    const unsigned = commit('b', { commit: { author, committer: null }, author: {}, parents: [] })
    const page = pageFrom(answerOf([commit('2026-01-02T00:00:00Z'), unsigned]), commitSchema)
    expect(commitsFromRest(page).items).toEqual([
      {
        oid: '2026-01-02T00:00:00Z',
        committedAt: '2026-01-02T00:00:00Z',
        authoredAt: '2020-01-01T00:00:00Z',
        author: { login: 'ann', name: 'Ann', email: 'a@b.example' },
        parents: 2,
      },
      {
        oid: 'b',
        committedAt: '2020-01-01T00:00:00Z',
        authoredAt: '2020-01-01T00:00:00Z',
        author: { login: null, name: 'Ann', email: 'a@b.example' },
        parents: 0,
      },
    ])
  })

  test('without any signature that can be read are missing, and the list says so', () => {
    const unread = commit('b', { commit: { author: null, committer: null } })
    const { items, coverage } = commitsFromRest(
      pageFrom(answerOf([commit('2026-01-02T00:00:00Z'), unread]), commitSchema),
    )
    expect(items.map(({ oid }) => oid)).toEqual(['2026-01-02T00:00:00Z'])
    expect(coverage).toMatchObject({ whole: false, lost: { reason: 'incomplete' } })
    const nothing = commitsFromRest(pageFrom(answerOf([unread], 'next'), commitSchema))
    expect(nothing).toMatchObject({ items: [], coverage: { whole: false, lost: { reason: 'incomplete' } } })
  })

  test('reach back to the second after the oldest that was read', () => {
    const first = pageFrom(answerOf([commit('2026-01-02T00:00:00Z')], 'next'), commitSchema)
    const second = pageFrom(answerOf([commit('2026-01-01T00:00:00Z'), 7], 'next'), commitSchema)
    expect(commitsFromRest(first).coverage).toMatchObject({ from: '2026-01-02T00:00:01Z', whole: false })
    const both = joinedPages(first, second)
    expect(both).toMatchObject({ broken: 1, more: true })
    expect(both.items.map(({ sha }) => sha)).toEqual(['2026-01-02T00:00:00Z', '2026-01-01T00:00:00Z'])
  })

  test('of a search lie inside its answer; what holds no list is not understood', () => {
    expect(pageFrom(answerOf({ items: [commit('x')] }), commitSchema).items).toHaveLength(1)
    for (const data of [null, 'text', {}, { items: 7 }]) {
      expect(() => pageFrom(answerOf(data), commitSchema)).toThrow(/a form that is not understood \(a list\)/)
    }
  })
})
