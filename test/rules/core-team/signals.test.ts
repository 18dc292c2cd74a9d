import { expect, test } from 'vitest'
import rule from '../../../rules/core-team/index.ts'
import { evaluate } from '../../../src/judging/evaluate.ts'
import type { Commit } from '../../../src/model/facts/commits.ts'
import type { OtherProject } from '../../../src/model/facts/team.ts'
import { DEFAULT_POLICY } from '../../../src/model/policy.ts'
import { unknown } from '../../../src/model/unknown.ts'
import { aCommit, aPull, daysBefore, listing, merged, NOW } from '../../support/build-facts.ts'
import { healthyFacts } from '../../support/facts.ts'
import { testSignal } from '../../support/signal.ts'
import { BOT, cappedAt, history, lostBefore, work } from '../activity/histories.ts'

const NO_FORGE = unknown('not-collected', 'Only a clone was read')
const LOST = { name: 'the year is lost', facts: { commits: lostBefore(history(work(90, 1)), 90) } } as const
const FEW = { name: 'hardly any work', facts: { commits: history(work(5, 20)) } } as const

/** So many commits by each within the year, as the CHAOSS example counts them. */
function byCounts(counts: readonly number[]): Commit[] {
  return counts.flatMap((count, person) =>
    Array.from({ length: count }, (_, index) => aCommit(`person-${person}`, 1 + (index * 360) / count)),
  )
}

testSignal(rule, 'core-team/absence-factor', [
  {
    name: 'the worked example of CHAOSS',
    facts: { commits: history(byCounts([1000, 202, 90, 33, 332, 343, 42, 433])) },
    status: 'pass',
    value: 2,
  },
  { name: 'one person', facts: { commits: history(work(50, 5)) }, status: 'warn', value: 1 },
  {
    name: 'three people',
    facts: { commits: history(work(50, 5, 1, ['a', 'b', 'c', 'd', 'e'])) },
    status: 'pass',
    value: 3,
  },
  {
    name: 'a bot does half of the work and is nobody',
    facts: {
      commits: history(
        work(50, 5),
        work(50, 5).map((commit) => ({ ...commit, author: BOT })),
      ),
    },
    status: 'warn',
    value: 1,
  },
  {
    name: 'one person under two addresses and one login',
    facts: {
      commits: history(
        work(40, 5).map((commit, index) => ({
          ...commit,
          author: { login: 'alice', name: 'Alice', email: index % 2 ? 'a@work.example' : 'a@home.example' },
        })),
      ),
    },
    status: 'warn',
    value: 1,
  },
  { ...LOST, status: 'unknown', reason: 'incomplete' },
  { ...FEW, status: 'unknown', reason: 'too-little-data' },
])

testSignal(rule, 'core-team/concentration', [
  { name: 'shared', status: 'pass', value: 0.267, details: { lead: 'alice' } },
  { name: 'one person', facts: { commits: history(work(50, 5)) }, status: 'warn', value: 1 },
  { ...LOST, status: 'unknown', reason: 'incomplete' },
  { ...FEW, status: 'unknown', reason: 'too-little-data' },
])

testSignal(rule, 'core-team/departures', [
  { name: 'all stayed', status: 'pass', value: 0 },
  {
    name: 'the busiest of the year before is gone',
    facts: {
      commits: history(work(40, 9, 1, ['alice', 'bob']), work(60, 6, 366, ['carol', 'carol', 'alice'])),
    },
    status: 'fail',
    value: 1,
    details: { gone: ['carol'], stayed: ['alice'] },
  },
  {
    name: 'a lesser one is gone',
    facts: {
      commits: history(work(40, 9, 1, ['alice', 'bob']), work(60, 6, 366, ['alice', 'bob', 'carol'])),
    },
    status: 'warn',
    value: 1,
  },
  {
    name: 'silence since the last work hides nobody who left',
    facts: { commits: history(work(8, 20, 500, ['zoe']), work(60, 5, 900, ['alice', 'bob'])) },
    status: 'fail',
    value: 2,
  },
  {
    name: 'not read so far back',
    facts: { commits: cappedAt(history(work(90, 1)), 90) },
    status: 'unknown',
    reason: 'too-little-data',
  },
  {
    name: 'hardly any work the year before',
    facts: { commits: history(work(40, 5)) },
    status: 'unknown',
    reason: 'too-little-data',
  },
  { ...LOST, status: 'unknown', reason: 'incomplete' },
])

testSignal(rule, 'core-team/outlook', [
  { name: 'the lead is here', status: 'pass', details: { lead: 'alice' } },
  {
    name: 'the lead fell silent half a year ago',
    facts: { commits: history(work(10, 15, 1, ['bob']), work(60, 1, 200, ['alice'])) },
    status: 'warn',
    details: { lead: 'alice' },
  },
  {
    name: 'silent all year: the lead of the last year with work',
    facts: { commits: history(work(60, 3, 500, ['alice'])) },
    status: 'fail',
    details: { lead: 'alice' },
  },
  {
    name: 'seven people with a commit each have no lead',
    facts: { commits: history(work(7, 40, 5, ['a', 'b', 'c', 'd', 'e', 'f', 'g']), work(40, 5, 800)) },
    status: 'unknown',
    reason: 'too-little-data',
    summary: /No one leads: the busiest of 7 authors made 1 of 7/,
  },
  {
    name: 'four commits in a year are a lead',
    facts: { commits: history(work(4, 60, 5), work(40, 5, 800)) },
    status: 'pass',
    summary: /^alice, with 4 of 4 human commits in a year/,
  },
  {
    name: 'a history not read back far is no short tenure',
    facts: { commits: cappedAt(history(work(90, 1)), 90) },
    status: 'pass',
    details: { tenureRead: false },
  },
  {
    name: 'lost: the lead may have been here for ever',
    facts: { commits: lostBefore(history(work(500, 1)), 500) },
    status: 'unknown',
    reason: 'incomplete',
  },
  { ...FEW, status: 'unknown', reason: 'too-little-data' },
])

const merger = (login: string, days: number) => merged(aPull(days, days), login, 24)

testSignal(rule, 'core-team/active-maintainers', [
  { name: 'four', status: 'pass', value: 4 },
  {
    name: 'a merger who shows as a contributor',
    facts: {
      issues: listing([]),
      pulls: listing([merger('sipa', 40), merger('real-or-random', 50), merger('sipa', 60)]),
    },
    status: 'pass',
    value: 2,
    details: {
      people: ['sipa', 'real-or-random'],
      mergers: ['sipa', 'real-or-random'],
      withoutVisibleAssociation: 2,
    },
  },
  {
    name: 'one',
    facts: { issues: listing([]), pulls: listing([merger('alice', 40)]) },
    status: 'warn',
    value: 1,
  },
  {
    name: 'merged by a bot is merged by nobody',
    facts: { issues: listing([]), pulls: listing([merger('bors[bot]', 40)]) },
    status: 'fail',
    value: 0,
  },
  {
    name: 'merging long ago does not count, while somebody waits',
    facts: { issues: listing([]), pulls: listing([merger('alice', 500), aPull(7, 20)]) },
    status: 'fail',
    value: 0,
  },
  {
    name: 'nobody asks for anything',
    facts: { issues: listing([]), pulls: listing([merger('alice', 500)]) },
    status: 'unknown',
    reason: 'too-little-data',
  },
  {
    name: 'merging one’s own does not count',
    facts: {
      issues: listing([]),
      pulls: listing([{ ...merger('alice', 40), author: { login: 'alice', kind: 'User' } }]),
    },
    status: 'fail',
    value: 0,
  },
  { name: 'pull requests are lost', facts: { pulls: 'unknown' }, status: 'unknown', reason: 'unreachable' },
  {
    name: 'half of the year is lost',
    facts: { pulls: lostBefore(listing([merger('alice', 40)]), 180) },
    status: 'unknown',
    reason: 'unreachable',
  },
  {
    name: 'a clone alone, with merges',
    facts: {
      pulls: NO_FORGE,
      issues: NO_FORGE,
      commits: history(work(12, 9, 1, ['alice', 'bob']).map((commit) => ({ ...commit, parents: 2 }))),
    },
    status: 'pass',
    value: 2,
    details: { basis: 'merges' },
  },
  {
    name: 'a clone alone, without',
    facts: { pulls: NO_FORGE, issues: NO_FORGE },
    status: 'unknown',
    reason: 'not-collected',
  },
])

const at = (domain: string | null, login: string) => (commit: Commit) => ({
  ...commit,
  author: { login, name: login, email: domain === null ? `${login}@gmail.com` : `${login}@${domain}` },
})
const NO_TEAM = unknown('not-collected', 'Only a clone was read')

testSignal(rule, 'core-team/organisations', [
  {
    name: 'two companies by address',
    facts: {
      team: NO_TEAM,
      commits: history(
        work(20, 5).map(at('eng.acme.io', 'ann')),
        work(19, 5).map(at('widgets.co.uk', 'bob')),
        work(19, 5).map(at('third.dev', 'cem')),
      ),
    },
    status: 'pass',
    value: 2,
    details: { organisations: ['acme (20)', 'third (19)', 'widgets (19)'] },
  },
  {
    name: 'one company, by the profiles of those with private addresses',
    facts: { commits: history(work(40, 5).map(at(null, 'alice'))) },
    status: 'warn',
    value: 1,
    details: { organisations: ['acme (40)'] },
  },
  {
    name: 'one address of the employer does not place what was done from home',
    facts: {
      team: NO_TEAM,
      commits: history(work(8, 5).map(at('acme.io', 'ann')), work(32, 5).map(at('gmail.com', 'ann'))),
    },
    status: 'unknown',
    reason: 'too-little-data',
    details: { placedShare: 0.2 },
  },
  ...[
    'cs.stanford.edu',
    'ox.ac.uk',
    'tu-berlin.de',
    'stud.uni-bonn.de',
    'univ-lille.fr',
    'ethz.ch',
    'alumni.example.dev',
    'duck.com',
    'privaterelay.appleid.com',
    'users.noreply.github.com',
    'mozmail.com',
    'debian.org',
    'zelenka.family',
    'the-zelenkas.net',
    'zoezelenka.dev',
    'MacBook-Pro.local',
    'localhost',
  ].map((domain) => ({
    name: `${domain} is no employer`,
    facts: {
      team: NO_TEAM,
      commits: history(
        work(40, 5)
          .map(at(domain.toLowerCase(), 'zoe'))
          .map((commit) => ({ ...commit, author: { ...commit.author, name: 'Zoe Zelenka' } })),
      ),
    },
    status: 'unknown' as const,
    reason: 'too-little-data',
  })),
  {
    name: 'nobody can be placed',
    facts: { team: NO_TEAM, commits: history(work(40, 5).map(at(null, 'zoe'))) },
    status: 'unknown',
    reason: 'too-little-data',
  },
  { name: 'the profiles are lost', facts: { team: 'unknown' }, status: 'unknown', reason: 'unreachable' },
  { ...LOST, status: 'unknown', reason: 'incomplete' },
])

const project = (name: string, changes: Partial<OtherProject> = {}): OtherProject => ({
  nameWithOwner: `alice/${name}`,
  stars: 50,
  archivedAt: null,
  archived: false,
  pushedAt: daysBefore(10),
  openIssues: 8,
  url: `https://github.com/alice/${name}`,
  ...changes,
})
const left = { pushedAt: daysBefore(900) }
const teamWith = (...repositories: OtherProject[]) => ({
  members: [
    {
      login: 'alice',
      name: null,
      company: null,
      organizations: [],
      repositories,
      repositoriesTotal: repositories.length,
    },
  ],
})

testSignal(rule, 'core-team/other-projects', [
  {
    name: 'kept, ended openly, or nobody waits',
    facts: {
      team: teamWith(
        project('a'),
        project('b', { ...left, archived: true }),
        project('c', { ...left, openIssues: 0 }),
      ),
    },
    status: 'pass',
    value: 1,
  },
  {
    name: 'two of four left behind',
    facts: { team: teamWith(project('a'), project('b'), project('c', left), project('d', left)) },
    status: 'warn',
    value: 0.5,
    details: { leftBehind: ['alice/c', 'alice/d'] },
  },
  {
    name: 'all left behind',
    facts: { team: teamWith(project('a', left), project('b', left), project('c', left)) },
    status: 'fail',
    value: 0,
  },
  {
    name: 'only trials of their own',
    facts: {
      team: teamWith(project('a', { stars: 2 }), project('b', { stars: 0 }), project('c', { stars: 9 })),
    },
    status: 'unknown',
    reason: 'too-little-data',
  },
])

const authorship = (truckFactor: number) => ({
  truckFactor,
  files: 40,
  authors: 6,
  core: [{ name: 'ann', files: 30 }],
})

testSignal(rule, 'core-team/truck-factor', [
  { name: 'three', facts: { authorship: authorship(3) }, status: 'pass', value: 3 },
  { name: 'one', facts: { authorship: authorship(1) }, status: 'warn', value: 1 },
  { name: 'nobody knows most files', facts: { authorship: authorship(0) }, status: 'fail', value: 0 },
  { name: 'no clone', facts: { authorship: NO_FORGE }, status: 'unknown', reason: 'not-collected' },
])

test.each([
  ['one person carries it', ['alice'], 'warn', /alice made 100 %/],
  ['three do', ['alice', 'bob', 'carol'], 'pass', /./],
])('%s', (_, authors, status, summary) => {
  const facts = healthyFacts({ commits: history(work(120, 3, 1, authors)) })
  const [point] = evaluate([rule], facts, DEFAULT_POLICY, NOW).points
  expect(point).toMatchObject({ status })
  expect(point?.summary).toMatch(summary)
})

test('no team at work is no better than a weak one', () => {
  const left = history(work(8, 20, 1, ['zoe']), work(90, 3, 400, ['alice', 'bob']))
  const facts = healthyFacts({ commits: left, issues: listing([]), pulls: listing([]) })
  const [point] = evaluate([rule], facts, DEFAULT_POLICY, new Date(daysBefore(-400))).points
  expect(point).toMatchObject({
    status: 'fail',
    summary: 'Nobody worked on it for a year: there is no team at work',
  })
})
