import { describe, expect, test } from 'vitest'
import community from '../../../rules/community/index.ts'
import type { Issue } from '../../../src/model/facts/issues.ts'
import type { Pull } from '../../../src/model/facts/pulls.ts'
import {
  anAct,
  anIssue,
  aPull,
  aResponse,
  bot,
  daysBefore,
  hoursAfter,
  listing,
  person,
} from '../../support/build-facts.ts'
import { findSignal, testSignal } from '../../support/signal.ts'

const ISSUES = 'community/issue-first-response'
const PULLS = 'community/pull-first-response'

/** Opened `days` ago by an outsider, answered by a maintainer `hours` later. */
function answered(number: number, days: number, hours: number): Issue {
  const at = hoursAfter(daysBefore(days), hours)
  return anIssue(number, days, { responses: [{ ...aResponse('alice', 0), at }] })
}

function issues(...items: Issue[]) {
  return { issues: listing(items), pulls: listing<Pull>([]) }
}

const FIVE_ANSWERED = [10, 20, 30, 40, 50].map((hours, index) => answered(index + 1, 100, hours))

testSignal(community, ISSUES, [
  { name: 'the healthy repository', status: 'pass' },
  {
    name: 'the median of five that were all answered',
    facts: issues(...FIVE_ANSWERED),
    status: 'pass',
    value: 30,
    summary: 'Outsiders’ issues get a first answer after 30 hours (median of 5)',
    details: {
      answered: 5,
      waiting: 0,
      answeredWithin2Days: 0.8,
      answeredWithin7Days: 1,
      answeredWithin30Days: 1,
    },
  },
  {
    name: 'slow answers',
    facts: issues(...[1, 2, 3, 4, 5].map((number) => answered(number, 100, 24 * 15))),
    status: 'warn',
    value: 360,
  },
  {
    name: 'very slow answers',
    facts: issues(...[1, 2, 3, 4, 5].map((number) => answered(number, 300, 24 * 120))),
    status: 'fail',
    value: 2880,
  },
  {
    name: 'most were never answered',
    facts: issues(...FIVE_ANSWERED.slice(0, 2), ...[6, 7, 8, 9, 10].map((number) => anIssue(number, 200))),
    status: 'fail',
    value: null,
    summary: '2 of 7 issues by outsiders answered; half of them not within 7 months',
  },
  {
    name: 'nobody answered, and none waits for long',
    facts: issues(...[1, 2, 3, 4, 5, 6].map((number) => anIssue(number, 1))),
    status: 'unknown',
    reason: 'too-little-data',
  },
  {
    name: 'four are too few',
    facts: issues(...FIVE_ANSWERED.slice(1)),
    status: 'unknown',
    reason: 'too-little-data',
    value: null,
    summary: 'Only 4 of 5 issues by outsiders needed, in 365 days',
  },
  {
    name: 'items of maintainers do not count',
    facts: issues(
      ...FIVE_ANSWERED.slice(1),
      anIssue(9, 100, { author: person('alice'), association: 'MEMBER' }),
    ),
    status: 'unknown',
    reason: 'too-little-data',
  },
  {
    name: 'issues switched off',
    facts: { ...issues(), repository: { issuesEnabled: false } },
    status: 'unknown',
    reason: 'not-collected',
  },
  {
    name: 'the list was cut by a fault within the year',
    facts: {
      issues: listing(FIVE_ANSWERED, {
        from: daysBefore(120),
        lost: { reason: 'unreachable', detail: 'The second page did not come' },
      }),
    },
    status: 'unknown',
    reason: 'incomplete',
  },
  {
    name: 'the list was cut by the page cap: judged over what is whole',
    facts: { issues: listing(FIVE_ANSWERED, { from: daysBefore(120) }) },
    status: 'pass',
    value: 30,
    details: { windowDays: 120 },
  },
  {
    name: 'the answers to many were not read',
    facts: issues(
      ...FIVE_ANSWERED,
      ...[6, 7].map((number) => anIssue(number, 200, { responsesComplete: false })),
    ),
    status: 'unknown',
    reason: 'not-collected',
    value: null,
    summary: 'The answers to 2 of 7 issues by outsiders were not read',
  },
  {
    name: 'who is a maintainer is read off the pull requests too',
    facts: { ...issues(...FIVE_ANSWERED), pulls: 'unknown' },
    status: 'unknown',
    reason: 'unreachable',
  },
  {
    name: 'a limit of one’s own',
    facts: issues(...FIVE_ANSWERED),
    policy: { thresholds: { community: { responseHours: { prompt: 1, good: 2, slow: 3, lost: 4 } } } },
    status: 'fail',
    value: 30,
  },
])

describe('what counts as an answer', () => {
  const others = [20, 30, 40, 50].map((hours, index) => answered(index + 2, 100, hours))
  const at = hoursAfter(daysBefore(100), 10)
  const sixHours = hoursAfter(daysBefore(100), 6)
  const CASES: readonly [what: string, answeredOf5: number, issue: Partial<Issue>][] = [
    ['a comment by a stranger', 5, { responses: [{ ...aResponse('eve', 0), at, association: 'NONE' }] }],
    ['the author’s own comment', 4, { responses: [{ ...aResponse('User-1', 0), at, association: 'NONE' }] }],
    ['a bot’s comment', 4, { responses: [{ ...aResponse('x', 0), at, author: bot('stale') }] }],
    ['a comment of a deleted account', 4, { responses: [{ ...aResponse('x', 0), at, author: null }] }],
    ['closing by a maintainer', 5, { closedAt: at, acts: [{ ...anAct('closed', 'alice', 0), at }] }],
    ['labelling by a maintainer', 4, { acts: [{ ...anAct('labeled', 'alice', 0), at }] }],
    ['closing by the author', 4, { closedAt: at, acts: [{ ...anAct('closed', 'user-1', 0), at }] }],
    [
      'closing by a bot',
      4,
      { closedAt: at, acts: [{ ...anAct('closed', 'x', 0), at, actor: bot('stale') }] },
    ],
    [
      'an answer behind the responses that were read',
      4,
      {
        closedAt: at,
        responsesComplete: false,
        responses: [{ ...aResponse('user-1', 0), at: sixHours }],
        acts: [{ ...anAct('closed', 'alice', 0), at }],
      },
    ],
  ]

  test.each(CASES)('%s: %i of 5 answered', (_what, count, changes) => {
    const facts = issues(anIssue(1, 100, changes), ...others)
    expect(findSignal(community, ISSUES, { facts }).details).toMatchObject({ answered: count })
  })

  function curveOf(changes: Partial<Issue>) {
    const facts = issues(anIssue(1, 100, changes), ...others)
    return findSignal(community, ISSUES, { facts }).series[0]?.points
  }

  test('an unanswered issue is watched until its author closes it, and past its closing by a bot', () => {
    const early = hoursAfter(daysBefore(100), 10)
    const withdrawn = curveOf({ closedAt: early, acts: [{ ...anAct('closed', 'user-1', 0), at: early }] })
    const swept = curveOf({
      closedAt: early,
      acts: [{ ...anAct('closed', 'x', 0), at: early, actor: bot('stale') }],
    })
    expect(withdrawn).toEqual([
      [0, 0],
      [20, 0.25],
      [30, 0.5],
      [40, 0.75],
      [50, 1],
      [50, 1],
    ])
    expect(swept).toEqual([
      [0, 0],
      [20, 0.2],
      [30, 0.4],
      [40, 0.6],
      [50, 0.8],
      [2400, 0.8],
    ])
  })
})

function pulls(...items: Pull[]) {
  return { pulls: listing(items), issues: listing<Issue>([]) }
}

function reviewed(number: number, hours: number): Pull {
  const at = hoursAfter(daysBefore(60), hours)
  return aPull(number, 60, { responses: [{ ...aResponse('alice', 0), at, kind: 'review' }] })
}

testSignal(community, PULLS, [
  { name: 'the healthy repository', status: 'pass' },
  {
    name: 'reviews are answers',
    facts: pulls(...[1, 2, 3, 4, 5].map((number) => reviewed(number, number))),
    status: 'pass',
    value: 3,
    summary: 'Outsiders’ pull requests get a first answer after 3 hours (median of 5)',
  },
  {
    name: 'merging by another is an answer, the merge that is not told by whom is none',
    facts: pulls(
      ...[1, 2, 3, 4].map((number) => reviewed(number, number)),
      aPull(5, 60, { mergedAt: daysBefore(50), closedAt: daysBefore(50), mergedBy: person('alice') }),
      aPull(6, 60, { mergedAt: daysBefore(50), closedAt: daysBefore(50) }),
    ),
    status: 'pass',
    value: 3,
    details: { answered: 5, waiting: 1 },
  },
  {
    name: 'issues switched off make no difference',
    facts: {
      ...pulls(...[1, 2, 3, 4, 5].map((number) => reviewed(number, number))),
      repository: { issuesEnabled: false },
    },
    status: 'pass',
    value: 3,
  },
  { name: 'pull requests unknown', facts: { pulls: 'unknown' }, status: 'unknown', reason: 'unreachable' },
  {
    name: 'bots open none',
    facts: pulls(
      ...[1, 2, 3, 4, 5, 6].map((number) => ({ ...reviewed(number, 1), author: bot('renovate') })),
    ),
    status: 'unknown',
    reason: 'too-little-data',
    details: { openedByBots: 6 },
  },
])
