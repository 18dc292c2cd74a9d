import { describe, expect, test } from 'vitest'
import type { TreeEntry } from '../../../../src/model/facts/tree.ts'
import {
  communityFrom,
  communityOfTree,
  formerName,
  licenseFrom,
  ownerFrom,
  repositoryFrom,
} from '../../../../src/sources/forge/github/overview.ts'
import type { Core } from '../../../../src/sources/forge/github/overview-query.ts'
import { treeFrom } from '../../../../src/sources/forge/github/tree.ts'
import { answerOf, readingOf } from './support.ts'

const TOLD = { privateReporting: null, goodFirstIssues: null }
const CORE: Core = {
  nameWithOwner: 'acme/widget',
  url: 'u',
  description: null,
  homepageUrl: '',
  createdAt: '2020-01-01T00:00:00Z',
  pushedAt: null,
  isArchived: false,
  archivedAt: null,
  isDisabled: false,
  isFork: false,
  isPrivate: false,
  isEmpty: false,
  mirrorUrl: null,
  stargazerCount: 1,
  forkCount: 2,
  hasIssuesEnabled: true,
  hasDiscussionsEnabled: false,
  parent: null,
  watchers: { totalCount: 3 },
  defaultBranchRef: { name: 'main', target: null },
  languages: null,
  repositoryTopics: { nodes: null },
}

test.each<[string, Partial<Core>, object]>([
  ['asked for by its name', {}, { owner: 'acme', name: 'widget', renamedFrom: null }],
  ['renamed', { nameWithOwner: 'new/gadget' }, { owner: 'new', name: 'gadget', renamedFrom: 'acme/widget' }],
  ['without a home page', { homepageUrl: '' }, { homepage: null }],
  ['with one', { homepageUrl: 'https://acme.example' }, { homepage: 'https://acme.example' }],
  ['with a branch', {}, { empty: false, defaultBranch: 'main' }],
  ['without a branch', { defaultBranchRef: null }, { empty: true, defaultBranch: null }],
  ['that says it is empty', { isEmpty: true }, { empty: true, defaultBranch: 'main' }],
  ['forked', { isFork: true, parent: { nameWithOwner: 'a/b' } }, { fork: true, parent: 'a/b' }],
  ['counted', {}, { stars: 1, forks: 2, watchers: 3, topics: [], languages: [] }],
  ['with topics', { repositoryTopics: { nodes: [{ topic: { name: 'cli' } }] } }, { topics: ['cli'] }],
  [
    'with languages',
    { languages: { edges: [{ size: 7, node: { name: 'C' } }] } },
    { languages: [{ name: 'C', bytes: 7 }] },
  ],
])('a repository %s', (_, changes, expected) => {
  expect(repositoryFrom({ ...CORE, ...changes }, readingOf())).toMatchObject(expected)
})

test('letter case is no other name', () => {
  expect(formerName('Acme/Widget', 'acme', 'WIDGET')).toBeNull()
  expect(formerName('acme/widget2', 'acme', 'widget')).toBe('acme/widget')
})

test('an owner and a licence say what is known of them', () => {
  const owner = {
    __typename: 'User',
    login: 'ann',
    url: 'u',
    name: null,
    createdAt: null,
    hasSponsorsListing: true,
  }
  const read = (more: object) => ownerFrom(answerOf({ owner: { owner: { ...owner, ...more } } }))
  expect(read({})).toMatchObject({ kind: 'User', verified: null, sponsorable: true })
  expect(read({ isVerified: false }).verified).toBe(false)
  const license = (licenseInfo: object | null) => licenseFrom(answerOf({ license: { licenseInfo } }))
  expect(license({ spdxId: 'MIT', name: 'MIT License' })).toEqual({ spdxId: 'MIT', name: 'MIT License' })
  expect(license(null)).toEqual({ spdxId: null, name: null })
})

describe('the community profile', () => {
  const nothing = {
    isSecurityPolicyEnabled: false,
    securityPolicyUrl: 'https://github.com/acme/widget/security/policy',
    codeOfConduct: null,
    contributingGuidelines: null,
    issueTemplates: null,
    pullRequestTemplates: null,
    fundingLinks: [],
  }
  const read = (changes: object) => communityFrom(answerOf({ community: { ...nothing, ...changes } }), TOLD)

  test('an address of a policy that is not there is none', () => {
    expect(read({})).toEqual({
      codeOfConduct: null,
      contributing: null,
      issueTemplates: 0,
      pullTemplates: 0,
      securityPolicy: null,
      fundingLinks: [],
      ...TOLD,
    })
  })

  test('says what is there', () => {
    const profile = {
      isSecurityPolicyEnabled: true,
      codeOfConduct: { name: 'Contributor Covenant' },
      contributingGuidelines: { url: 'c' },
      issueTemplates: [{ filename: 'a' }, { filename: 'b' }],
      pullRequestTemplates: [{ filename: null }],
    }
    expect(read(profile)).toMatchObject({
      codeOfConduct: 'Contributor Covenant',
      contributing: 'c',
      issueTemplates: 2,
      pullTemplates: 1,
      securityPolicy: nothing.securityPolicyUrl,
    })
  })

  const ofFiles = (...paths: readonly string[]) => {
    const entries = paths.map((path): TreeEntry => ({ path, kind: 'file', size: 1 }))
    return communityOfTree({ oid: null, entries, complete: true }, 'https://github.com/acme/widget', TOLD)
  }

  test.each<[string, readonly string[], object]>([
    [
      'guides',
      ['docs/CONTRIBUTING.md', 'SECURITY.md', 'CODE_OF_CONDUCT.md'],
      {
        contributing: 'https://github.com/acme/widget/blob/HEAD/docs/CONTRIBUTING.md',
        securityPolicy: 'https://github.com/acme/widget/blob/HEAD/SECURITY.md',
        codeOfConduct: 'CODE_OF_CONDUCT.md',
      },
    ],
    [
      'nothing',
      [],
      {
        contributing: null,
        securityPolicy: null,
        codeOfConduct: null,
        issueTemplates: 0,
        pullTemplates: 0,
        fundingLinks: null,
      },
    ],
    [
      'issue forms, but for what configures them and what lies elsewhere',
      [
        '.github/ISSUE_TEMPLATE/bug.yml',
        '.github/ISSUE_TEMPLATE/idea.md',
        '.github/ISSUE_TEMPLATE/config.yml',
        'x/.github/ISSUE_TEMPLATE/a.md',
        '.github/ISSUE_TEMPLATE/deep/a.md',
        '.github/ISSUE_TEMPLATE/a.md.bak',
      ],
      { issueTemplates: 2 },
    ],
    ['a pull request template at the root', ['PULL_REQUEST_TEMPLATE'], { pullTemplates: 1 }],
    ['one beside the workflows', ['.github/pull_request_template.md'], { pullTemplates: 1 }],
    [
      'none, but its namesake',
      ['src/PULL_REQUEST_TEMPLATE.md', 'PULL_REQUEST_TEMPLATES.md'],
      { pullTemplates: 0 },
    ],
  ])('of a past day is what its files tell: %s', (_, paths, expected) => {
    expect(ofFiles(...paths)).toMatchObject(expected)
  })

  test('a folder is no guide', () => {
    const entries: TreeEntry[] = [{ path: 'CONTRIBUTING', kind: 'folder', size: null }]
    expect(communityOfTree({ oid: null, entries, complete: true }, 'u', TOLD).contributing).toBeNull()
  })
})

test('the tree holds what git knows by its mode', () => {
  const modes = ['100644', '100755', '100664', '040000', '160000', '120000', '000000']
  const tree = [
    ...modes.map((mode, index) => ({ path: mode, mode, ...(index < 2 && { size: index }) })),
    { path: '040000/file', mode: '100644' },
  ]
  const answer = (truncated: boolean) => ({
    status: 200,
    data: { truncated, tree },
    next: null,
    url: 'u',
    retrievedAt: '',
  })
  expect(treeFrom(answer(false), 'abc')).toEqual({
    oid: 'abc',
    complete: true,
    entries: [
      { path: '100644', kind: 'file', size: 0 },
      { path: '100755', kind: 'file', size: 1 },
      { path: '100664', kind: 'file', size: null },
      { path: '040000', kind: 'folder', size: null },
      { path: '160000', kind: 'submodule', size: null },
      { path: '120000', kind: 'link', size: null },
      { path: '040000/file', kind: 'file', size: null },
    ],
  })
  expect(treeFrom(answer(true), null).complete).toBe(false)
  const cut = {
    ...answer(false),
    data: { truncated: false, tree: modes.map((mode) => ({ path: mode, mode })) },
  }
  expect(() => treeFrom(cut, 'abc')).toThrow('folders without what is in them')
})
