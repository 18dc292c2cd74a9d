import { expect, test } from 'vitest'
import { GitHubError } from '../../../../src/sources/forge/github/client/client.ts'
import {
  closedLatePart,
  LATE_ISSUES,
  LATE_PULLS,
  withClosedLate,
  withoutClosedLate,
} from '../../../../src/sources/forge/github/closed-late.ts'
import { periodOf } from '../../../../src/sources/forge/github/period.ts'
import { anIssue, aPull, daysBefore, listing, NOW } from '../../../support/build-facts.ts'

const WHERE = { owner: 'acme', name: 'widget', period: periodOf(NOW, NOW) }
const ALICE = { __typename: 'User', login: 'alice' }

function closed(number: number, more: object = {}) {
  return {
    number,
    url: `https://github.com/acme/widget/pull/${number}`,
    createdAt: '2025-01-05T00:00:00Z',
    closedAt: '2026-01-10T00:00:00Z',
    authorAssociation: 'CONTRIBUTOR',
    author: { __typename: 'User', login: 'eve' },
    timelineItems: {
      pageInfo: { hasNextPage: false },
      nodes: [{ __typename: 'ClosedEvent', createdAt: '2026-01-10T00:00:00Z', actor: ALICE, closer: null }],
    },
    ...more,
  }
}

function answer(data: Record<string, unknown>) {
  return { data, errors: [], retrievedAt: '2026-06-30T12:00:00Z' }
}

function page(...nodes: object[]) {
  return { issueCount: nodes.length, pageInfo: { hasNextPage: false, endCursor: null }, nodes }
}

const PULL = { isDraft: false, mergedAt: null, mergedBy: null }
const cut = { from: daysBefore(365) }

test('asks for what was opened before the year and closed in it', () => {
  const { variables } = closedLatePart(WHERE)
  expect(variables).toMatchObject({
    issues: ['String!', expect.stringContaining('created:<=2025-06-29 closed:2025-06-30..2026-06-30')],
    pulls: ['String!', expect.stringMatching(/^repo:acme\/widget .* is:pr$/)],
  })
})

test('late pull requests come behind the newest ones, with who closed them', () => {
  const newest = listing([aPull(20, 10), aPull(11, 300)], cut)
  const { items, coverage } = withClosedLate(
    newest,
    answer({ latePulls: page(closed(11, PULL), closed(5, PULL)) }),
    LATE_PULLS,
  )
  expect(items.map((item) => item.number)).toEqual([20, 11, 5])
  expect(items[2]).toMatchObject({
    closedAt: '2026-01-10T00:00:00Z',
    responses: [],
    responsesComplete: false,
    acts: [{ kind: 'closed', actor: { login: 'alice' } }],
  })
  expect(coverage).toEqual(newest.coverage)
})

test('late issues carry their reason', () => {
  const newest = listing([anIssue(20, 10)], cut)
  const late = closed(5, { stateReason: 'NOT_PLANNED' })
  const { items } = withClosedLate(newest, answer({ lateIssues: page(late) }), LATE_ISSUES)
  expect(items[1]).toMatchObject({ number: 5, stateReason: 'not-planned' })
})

test('a broken one hurts the list, and so does a request that failed', () => {
  const newest = listing([aPull(20, 10)], cut)
  const broken = withClosedLate(newest, answer({ latePulls: page({ number: 'five' }) }), LATE_PULLS)
  expect(broken.coverage.lost?.reason).toBe('incomplete')

  const failed = withoutClosedLate(newest, new GitHubError('unreachable', 'GitHub did not answer', null))
  expect(failed).toMatchObject({ coverage: { whole: false, lost: { reason: 'unreachable' } } })
  const programmers = new TypeError('a bug')
  expect(() => withoutClosedLate(newest, programmers)).toThrow(programmers)
})
