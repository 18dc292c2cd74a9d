import community from '../../../rules/community/index.ts'
import type { Issue } from '../../../src/model/facts/issues.ts'
import type { Pull } from '../../../src/model/facts/pulls.ts'
import { aCommit, anAct, aPull, daysBefore, listing, merged, person } from '../../support/build-facts.ts'
import { testSignal } from '../../support/signal.ts'

function pulls(...items: Pull[]) {
  return { pulls: listing(items), issues: listing<Issue>([]), commits: listing([aCommit('alice', 400)]) }
}

function times(count: number, make: (number: number) => Pull, from = 1): Pull[] {
  return Array.from({ length: count }, (_, index) => make(from + index))
}

const HANG_UP = { reason: 'unreachable', detail: 'The second page did not come' } as const

const accepted = (number: number) => merged(aPull(number, 60), 'alice', 24)
const rejected = (number: number) =>
  aPull(number, 60, { closedAt: daysBefore(50), acts: [anAct('closed', 'alice', 50)] })
const withdrawn = (number: number) =>
  aPull(number, 60, { closedAt: daysBefore(50), acts: [anAct('closed', `Contributor-${number}`, 50)] })

testSignal(community, 'community/acceptance', [
  { name: 'the healthy repository', status: 'pass' },
  {
    name: 'most are merged',
    facts: pulls(...times(3, accepted), ...times(1, rejected, 4), ...times(1, withdrawn, 5), aPull(9, 60)),
    status: 'warn',
    policy: { thresholds: { community: { acceptedShare: { good: 0.65, full: 0.9 } } } },
    value: 0.6,
    summary: '3 of 5 pull requests of outsiders merged in 365 days',
    details: { merged: 3, closedUnmerged: 2, withdrawnByAuthor: 1, openAndUnanswered30Days: 1 },
  },
  {
    name: 'few are merged',
    facts: pulls(...times(1, accepted), ...times(7, rejected, 2)),
    status: 'fail',
    value: 0.125,
  },
  {
    name: 'what was decided late is lost to a fault, though the list reaches beyond the year',
    facts: { pulls: listing(times(6, accepted), { from: daysBefore(400), lost: HANG_UP }) },
    status: 'unknown',
    reason: 'incomplete',
  },
  {
    name: 'decided in the year counts, whenever it was opened',
    facts: pulls(
      ...times(4, (number) => merged(aPull(number, 500), 'alice', 24 * 200)),
      merged(aPull(8, 500), 'alice', 24),
      ...times(1, rejected, 9),
    ),
    status: 'pass',
    value: 0.8,
  },
  {
    name: 'maintainers’ own do not count',
    facts: pulls(
      ...times(4, accepted),
      ...times(9, (number) => merged(aPull(number, 40, { author: person('alice') }), 'bob', 2), 20),
    ),
    status: 'unknown',
    reason: 'too-little-data',
    value: null,
    summary: 'Only 4 of 5 decided pull requests of outsiders needed, in 365 days',
    details: { insidersDecided: 9, insidersMerged: 9 },
  },
  {
    name: 'none decided',
    facts: pulls(),
    status: 'unknown',
    reason: 'too-little-data',
  },
  { name: 'pull requests unknown', facts: { pulls: 'unknown' }, status: 'unknown', reason: 'unreachable' },
])

const firstTry = (number: number) => merged(aPull(number, 60), 'alice', 24)

testSignal(community, 'community/newcomers', [
  {
    name: 'all who tried were merged',
    facts: pulls(...times(3, firstTry)),
    status: 'pass',
    value: 3,
    summary: 'Work of 3 of 3 newcomers was merged in 365 days',
  },
  {
    name: 'one person with two first pull requests is one newcomer',
    facts: pulls(
      ...times(3, firstTry),
      merged(aPull(4, 59, { author: person('contributor-1') }), 'alice', 24),
    ),
    status: 'pass',
    value: 3,
    details: { tried: 3 },
  },
  {
    name: 'no newcomer’s work was merged',
    facts: pulls(...times(4, rejected)),
    status: 'fail',
    value: 0,
  },
  {
    name: 'a third of them',
    facts: pulls(...times(1, firstTry), ...times(2, rejected, 2)),
    status: 'warn',
    value: 1,
  },
  {
    name: 'those who had work merged before are no newcomers',
    facts: pulls(
      ...times(2, firstTry),
      merged(aPull(3, 500), 'alice', 24),
      merged(aPull(4, 60, { author: person('contributor-3') }), 'alice', 24),
    ),
    status: 'unknown',
    reason: 'too-little-data',
    summary: 'Only 2 of 3 newcomers needed, in 365 days',
  },
  {
    name: 'nor those with old commits; the commits of the pull request itself are no old ones',
    facts: {
      ...pulls(...times(4, firstTry)),
      commits: listing([aCommit('contributor-1', 61), aCommit('contributor-2', 400)]),
    },
    status: 'pass',
    value: 3,
  },
  {
    name: 'what was decided late is lost to a fault, though the list reaches beyond the year',
    facts: { pulls: listing(times(4, firstTry), { from: daysBefore(400), lost: HANG_UP }) },
    status: 'unknown',
    reason: 'incomplete',
  },
  {
    name: 'commits hidden by a fault',
    facts: { ...pulls(...times(4, firstTry)), commits: 'unknown' },
    status: 'unknown',
    reason: 'unreachable',
  },
  {
    name: 'commits cut by a fault',
    facts: {
      ...pulls(...times(4, firstTry)),
      commits: listing([aCommit('alice', 3)], {
        from: daysBefore(30),
        lost: HANG_UP,
      }),
    },
    status: 'unknown',
    reason: 'incomplete',
  },
])
