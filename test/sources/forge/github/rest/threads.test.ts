import { describe, expect, test } from 'vitest'
import type { RestThread } from '../../../../../src/sources/forge/github/rest/schemas.ts'
import {
  commentsFrom,
  issuesFromRest,
  NO_COMMENTS,
  pullsFromRest,
} from '../../../../../src/sources/forge/github/rest/threads.ts'

const THREAD: RestThread = {
  number: 1,
  html_url: 'https://github.com/acme/widget/issues/1',
  user: { login: 'user-1', type: 'User' },
  author_association: 'NONE',
  created_at: '2026-06-10T12:00:00Z',
  closed_at: null,
  labels: [],
  comments: 2,
}

const comment = (created_at: string) =>
  ({
    issue_url: 'https://api.github.com/repos/acme/widget/issues/1',
    user: { login: 'alice', type: 'User' },
    author_association: 'MEMBER',
    created_at,
  }) as const

const said = (more: boolean, ...at: string[]) =>
  commentsFrom({ items: at.map(comment), more, broken: 0, lost: null })

describe('what was said on a thread is taken only where its first word must have been read', () => {
  test.each([
    ['every comment was read', said(false, '2026-06-12T00:00:00Z'), true, 1],
    [
      'comments were read back to before it was opened',
      said(true, '2026-06-12T00:00:00Z', '2026-06-09T00:00:00Z'),
      true,
      2,
    ],
    [
      'they end within it: the oldest that was read may not be the first',
      said(true, '2026-06-12T00:00:00Z'),
      false,
      0,
    ],
    ['they end in the second in which it was opened', said(true, '2026-06-10T12:00:00Z'), false, 0],
    ['none was read', NO_COMMENTS, false, 0],
  ])('%s', (_, comments, responsesComplete, count) => {
    const [issue] = issuesFromRest([THREAD], comments)
    expect(issue?.responsesComplete).toBe(responsesComplete)
    expect(issue?.responses).toHaveLength(count)
  })

  test('nothing was said where nothing is to be read', () => {
    const [issue] = issuesFromRest([{ ...THREAD, comments: 0 }], NO_COMMENTS)
    expect(issue).toMatchObject({ responsesComplete: true, responses: [] })
  })
})

test('what was said comes oldest first, to the thread it was said on', () => {
  const other = {
    ...comment('2026-06-11T00:00:00Z'),
    issue_url: 'https://api.github.com/repos/acme/widget/issues/12',
  }
  const items = [comment('2026-06-13T00:00:00Z'), other, comment('2026-06-12T00:00:00Z')]
  const { byNumber } = commentsFrom({ items, more: false, broken: 0, lost: null })
  expect([...byNumber].map(([number, responses]) => [number, responses.map(({ at }) => at)])).toEqual([
    [1, ['2026-06-12T00:00:00Z', '2026-06-13T00:00:00Z']],
    [12, ['2026-06-11T00:00:00Z']],
  ])
  expect(byNumber.get(12)).toEqual([
    {
      at: '2026-06-11T00:00:00Z',
      author: { login: 'alice', kind: 'User' },
      association: 'MEMBER',
      kind: 'comment',
    },
  ])
})

test('of comments of which none came, with more behind them, nothing is whole', () => {
  expect(said(true).wholeSince).toBeUndefined()
  expect(said(false).wholeSince).toBeNull()
})

describe('issues and pull requests come in one list', () => {
  const merged = { ...THREAD, number: 2, pull_request: { merged_at: '2026-06-12T00:00:00Z' } }
  const unmerged = { ...THREAD, number: 3, pull_request: {} }
  const ofOwnList = { ...THREAD, number: 4, merged_at: null, draft: true }
  const all: RestThread[] = [THREAD, merged, unmerged, ofOwnList]

  test('and are told apart', () => {
    expect(issuesFromRest(all, NO_COMMENTS).map(({ number }) => number)).toEqual([1])
    expect(
      pullsFromRest(all, NO_COMMENTS).map(({ number, mergedAt, draft }) => [number, mergedAt, draft]),
    ).toEqual([
      [2, '2026-06-12T00:00:00Z', false],
      [3, null, false],
      [4, null, true],
    ])
  })

  test('reviews of a pull request were not read, so its responses are never complete', () => {
    const [pull] = pullsFromRest([{ ...merged, comments: 0 }], said(false))
    expect(pull).toMatchObject({ responsesComplete: false, mergedBy: null })
  })
})

describe('who closed a thread', () => {
  const closed_by = { login: 'alice', type: 'User' }
  const closed_at = '2026-06-12T00:00:00Z'
  const alice = { login: 'alice', kind: 'User' }

  test('is an act where it is told', () => {
    const [issue] = issuesFromRest(
      [{ ...THREAD, closed_at, closed_by, state_reason: 'completed' }],
      NO_COMMENTS,
    )
    expect(issue).toMatchObject({
      stateReason: 'completed',
      closedByChange: false,
      acts: [{ at: closed_at, actor: alice, kind: 'closed' }],
    })
  })

  test('has merged it too, where it is merged', () => {
    const merged_at = '2026-06-11T00:00:00Z'
    const [pull] = pullsFromRest(
      [{ ...THREAD, closed_at, closed_by, pull_request: { merged_at } }],
      NO_COMMENTS,
    )
    expect(pull?.acts).toEqual([
      { at: merged_at, actor: alice, kind: 'merged' },
      { at: closed_at, actor: alice, kind: 'closed' },
    ])
  })

  test.each([
    ['of an open one', { closed_at: null, closed_by, state_reason: 'completed' }],
    ['of one that does not say', { closed_at, closed_by: null }],
  ])('%s is nobody', (_, changes) => {
    expect(issuesFromRest([{ ...THREAD, ...changes }], NO_COMMENTS)[0]?.acts).toEqual([])
  })

  test('an open issue has no reason for being closed', () => {
    const [issue] = issuesFromRest([{ ...THREAD, state_reason: 'completed' }], NO_COMMENTS)
    expect(issue?.stateReason).toBeNull()
  })
})

test('labels are names, in both forms', () => {
  const [issue] = issuesFromRest([{ ...THREAD, labels: ['bug', { name: 'help' }, {}] }], NO_COMMENTS)
  expect(issue?.labels).toEqual(['bug', 'help'])
})
