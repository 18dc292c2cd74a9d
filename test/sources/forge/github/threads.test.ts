import { describe, expect, test } from 'vitest'
import { issueFrom, pullFrom, stateReasonFrom } from '../../../../src/sources/forge/github/threads.ts'
import type { IssueNode, PullNode, TimelineItem } from '../../../../src/sources/forge/github/threads-query.ts'

const ANN = { __typename: 'User', login: 'ann' } as const
const at = (day: number) => `2026-01-0${day}T00:00:00Z`
const comment = (day: number): TimelineItem => ({
  __typename: 'IssueComment',
  createdAt: at(day),
  authorAssociation: 'MEMBER',
  author: ANN,
})
const review = (state: string, submittedAt: string | null = at(2)): TimelineItem => ({
  __typename: 'PullRequestReview',
  submittedAt,
  state,
  authorAssociation: 'MEMBER',
  author: ANN,
})
const closedBy = (closer: string | null, day = 3): TimelineItem => ({
  __typename: 'ClosedEvent',
  createdAt: at(day),
  actor: ANN,
  closer: closer === null ? null : { __typename: closer },
})

function issue(items: readonly (TimelineItem | null)[], changes: Partial<IssueNode> = {}): IssueNode {
  return {
    number: 7,
    url: 'u',
    createdAt: at(1),
    closedAt: at(3),
    authorAssociation: 'NONE',
    author: null,
    labels: null,
    timelineItems: { pageInfo: { hasNextPage: false }, nodes: [...items] },
    stateReason: 'COMPLETED',
    ...changes,
  }
}

function pull(items: readonly TimelineItem[], changes: Partial<PullNode> = {}): PullNode {
  return { ...issue(items), isDraft: true, mergedAt: at(4), mergedBy: ANN, ...changes }
}

test.each([
  ['COMPLETED', 'completed'],
  ['not_planned', 'not-planned'],
  ['DUPLICATE', 'duplicate'],
  ['REOPENED', null],
  [null, null],
  [undefined, null],
])('the reason %s is %s', (told, reason) => {
  expect(stateReasonFrom(told)).toBe(reason)
})

describe('an issue is closed by a change', () => {
  test.each<[string, readonly TimelineItem[], string | null, boolean]>([
    ['closed by a commit', [closedBy('Commit')], at(3), true],
    ['closed by a pull request', [closedBy('PullRequest')], at(3), true],
    ['closed by hand', [closedBy(null)], at(3), false],
    ['closed by something else', [closedBy('ProjectV2')], at(3), false],
    ['closed by a commit, then by hand', [closedBy('Commit', 2), closedBy(null)], at(3), false],
    [
      'closed by hand, then by a commit, with talk after it',
      [closedBy(null, 2), closedBy('Commit'), comment(4)],
      at(3),
      true,
    ],
    ['closed by a commit and open again', [closedBy('Commit')], null, false],
    ['closed without a word of it', [comment(2)], at(3), false],
  ])('%s: %s', (_, items, closedAt, expected) => {
    expect(issueFrom(issue(items, { closedAt })).closedByChange).toBe(expected)
  })
})

test('comments and reviews are responses; a review that is still being written is none', () => {
  const reviews = [
    review('APPROVED'),
    review('CHANGES_REQUESTED'),
    review('COMMENTED'),
    review('PENDING', null),
  ]
  const { responses, acts } = pullFrom(pull([comment(1), ...reviews]))
  expect(responses.map(({ kind, at: when }) => [kind, when])).toEqual([
    ['comment', at(1)],
    ['approval', at(2)],
    ['change-request', at(2)],
    ['review', at(2)],
  ])
  expect(
    responses.every(({ author, association }) => author?.login === 'ann' && association === 'MEMBER'),
  ).toBe(true)
  expect(acts).toEqual([])
})

test('what people did is an act, by whoever is told', () => {
  const events = (['ReopenedEvent', 'LabeledEvent', 'MergedEvent'] as const).map(
    (__typename): TimelineItem => ({ __typename, createdAt: at(5) }),
  )
  const { acts } = pullFrom(pull([closedBy(null), ...events]))
  expect(acts).toEqual([
    { at: at(3), actor: { login: 'ann', kind: 'User' }, kind: 'closed' },
    { at: at(5), actor: null, kind: 'reopened' },
    { at: at(5), actor: null, kind: 'labeled' },
    { at: at(5), actor: null, kind: 'merged' },
  ])
})

test('a thread longer than its page says so, and what GitHub hides is left out', () => {
  const labels = { nodes: [{ name: 'bug' }, null] }
  const cut = issue([null, comment(2)], { labels })
  cut.timelineItems.pageInfo.hasNextPage = true
  expect(issueFrom(cut)).toMatchObject({
    responsesComplete: false,
    labels: ['bug'],
    responses: [{ at: at(2) }],
  })
  expect(issueFrom(issue([]))).toMatchObject({ responsesComplete: true, labels: [], responses: [], acts: [] })
  const hidden = issue([], { timelineItems: { pageInfo: { hasNextPage: false }, nodes: null } })
  expect(issueFrom(hidden)).toMatchObject({ responses: [], acts: [] })
})

test('a pull request says whether it is a draft, and who merged it when', () => {
  expect(pullFrom(pull([]))).toMatchObject({ draft: true, mergedAt: at(4), mergedBy: { login: 'ann' } })
})
