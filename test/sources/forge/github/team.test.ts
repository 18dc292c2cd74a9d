import { expect, test } from 'vitest'
import type { Commit } from '../../../../src/model/facts/commits.ts'
import { GitHubError } from '../../../../src/sources/forge/github/client/client.ts'
import { busiest, teamFrom } from '../../../../src/sources/forge/github/team.ts'
import { aCommit, aPull, bot, daysBefore, merged } from '../../../support/build-facts.ts'
import { answerOf } from './support.ts'

const SINCE = daysBefore(365)

test('merging counts twice, and who did more comes first', () => {
  const commits = [aCommit('ann', 1), aCommit('ann', 2), aCommit('ann', 3), aCommit('bob', 1)]
  const pulls = [merged(aPull(1, 30), 'carol', 24), merged(aPull(2, 30), 'Carol', 24)]
  expect(busiest(commits, pulls, SINCE)).toEqual(['Carol', 'ann', 'bob'])
})

test('of two that did as much the names decide, whatever their order', () => {
  const commits = ['bob', 'ann'].map((login) => aCommit(login, 1))
  expect(busiest(commits, [], SINCE)).toEqual(['ann', 'bob'])
})

test('eight people are looked at, and no more', () => {
  const commits = Array.from({ length: 12 }, (_, index) => aCommit(`person-${index}`, 1))
  expect(busiest(commits, [], SINCE)).toHaveLength(8)
})

const nobody = { author: { login: null, name: 'x', email: null } }
test.each<[string, readonly Commit[], Parameters<typeof busiest>[1]]>([
  ['bots', [aCommit('renovate[bot]', 1)], [{ ...merged(aPull(1, 30), 'x', 1), mergedBy: bot('mergify') }]],
  [
    'those without an account',
    [aCommit('x', 1, nobody)],
    [{ ...merged(aPull(1, 30), 'x', 1), mergedBy: null }],
  ],
  ['who did it before the time', [aCommit('x', 366)], [merged(aPull(1, 400), 'x', 24)]],
  ['who opened and merged nothing', [], [aPull(1, 30)]],
])('not counted: %s', (_, commits, pulls) => {
  expect(busiest(commits, pulls, SINCE)).toEqual([])
})

test('the first day of the time counts', () => {
  expect(busiest([aCommit('ann', 365)], [], SINCE)).toEqual(['ann'])
})

const repository = {
  nameWithOwner: 'ann/other',
  url: 'u',
  stargazerCount: 5,
  isArchived: true,
  archivedAt: daysBefore(9),
  pushedAt: daysBefore(10),
  issues: { totalCount: 3 },
}
const member = {
  login: 'ann',
  name: null,
  company: '@acme',
  repositories: { totalCount: 40, nodes: [repository, null] },
}
const gone = { path: ['member1'], reason: 'not-found', message: 'Could not resolve to a User' } as const

test('accounts that are gone are left out; any other fault takes the team', () => {
  const data = { member0: member, member1: null }
  expect(teamFrom(answerOf(data, [gone]), ['ann', 'bob']).members).toEqual([
    {
      login: 'ann',
      name: null,
      company: '@acme',
      organizations: null,
      repositoriesTotal: 40,
      repositories: [
        {
          nameWithOwner: 'ann/other',
          stars: 5,
          archived: true,
          archivedAt: daysBefore(9),
          pushedAt: daysBefore(10),
          openIssues: 3,
          url: 'u',
        },
      ],
    },
  ])
  expect(teamFrom(answerOf(data), ['ann', 'bob']).members).toHaveLength(1)
  const denied = answerOf(data, [{ ...gone, reason: 'denied' }])
  expect(() => teamFrom(denied, ['ann', 'bob'])).toThrow(GitHubError)
})

test('a person whose repositories are hidden has none that are known', () => {
  const hidden = { ...member, repositories: { totalCount: 0, nodes: null } }
  expect(teamFrom(answerOf({ member0: hidden }), ['ann']).members[0]?.repositories).toEqual([])
})
