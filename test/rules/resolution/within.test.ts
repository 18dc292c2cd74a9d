import resolution from '../../../rules/resolution/index.ts'
import type { Issue } from '../../../src/model/facts/issues.ts'
import type { Pull } from '../../../src/model/facts/pulls.ts'
import { anAct, anIssue, bot, daysBefore, hoursAfter, listing, resolved } from '../../support/build-facts.ts'
import { testSignal } from '../../support/signal.ts'

function issues(...items: Issue[]) {
  return { issues: listing(items), pulls: listing<Pull>([]) }
}

function times(count: number, make: (number: number) => Issue, from = 1): Issue[] {
  return Array.from({ length: count }, (_, index) => make(from + index))
}

const soon = (number: number) => resolved(anIssue(number, 200), 'alice', 24 * 10)
const late = (number: number) => resolved(anIssue(number, 200), 'alice', 24 * 60)
const open = (number: number) => anIssue(number, 200)

/** Closed after ten days, in some way. */
function closed(changes: Partial<Issue>, login = 'alice') {
  const at = hoursAfter(daysBefore(200), 240)
  return (number: number) =>
    anIssue(number, 200, { closedAt: at, acts: [{ ...anAct('closed', login, 0), at }], ...changes })
}

const byBot = closed({
  acts: [{ ...anAct('closed', 'x', 190), actor: bot('stale') }],
  stateReason: 'completed',
})

testSignal(resolution, 'resolution/within-30-days', [
  { name: 'the healthy repository', status: 'pass' },
  {
    name: 'three of five in time',
    facts: issues(...times(3, soon), ...times(1, late, 4), ...times(1, open, 5)),
    status: 'pass',
    value: 0.6,
    summary: '60 % of outsiders’ issues are resolved within 30 days (5 issues)',
    details: { resolved: 4, stillOpen: 1, closedUnresolved: 0 },
  },
  { name: 'few', facts: issues(...times(2, soon), ...times(6, open, 3)), status: 'warn', value: 0.25 },
  { name: 'none', facts: issues(...times(6, open)), status: 'fail', value: 0 },
  {
    name: 'not planned ends the waiting and resolves nothing',
    facts: issues(
      ...times(2, soon),
      ...times(2, closed({ stateReason: 'not-planned' }), 3),
      ...times(4, open, 5),
    ),
    status: 'warn',
    value: 0.25,
    details: { closedUnresolved: 2 },
  },
  {
    name: 'closed by a bot resolves nothing, whatever it calls it',
    facts: issues(...times(6, byBot)),
    status: 'unknown',
    reason: 'too-little-data',
    details: { resolved: 0, closedUnresolved: 6 },
  },
  {
    name: 'a duplicate resolves nothing',
    facts: issues(...times(4, open), ...times(4, closed({ stateReason: 'duplicate' }), 5)),
    status: 'fail',
    value: 0,
  },
  {
    name: 'a change that a bot merged resolves',
    facts: issues(...times(5, (number) => ({ ...byBot(number), closedByChange: true }))),
    status: 'pass',
    value: 1,
  },
  {
    name: 'completed by the author, or before there were reasons',
    facts: issues(
      ...times(3, closed({ stateReason: 'completed' }, 'user-1')),
      ...times(2, closed({ stateReason: null }), 4),
    ),
    status: 'pass',
    value: 1,
  },
  {
    name: 'none old enough',
    facts: issues(...times(6, (number) => anIssue(number, 20))),
    status: 'unknown',
    reason: 'too-little-data',
    summary: 'No issue of 6 was watched for 30 days yet',
  },
  {
    name: 'too few',
    facts: issues(...times(4, soon)),
    status: 'unknown',
    reason: 'too-little-data',
    value: null,
  },
  {
    name: 'issues switched off',
    facts: { repository: { issuesEnabled: false } },
    status: 'unknown',
    reason: 'not-collected',
  },
  {
    name: 'cut by a fault',
    facts: {
      issues: listing(times(9, soon), {
        from: daysBefore(300),
        lost: { reason: 'unexpected', detail: 'The second page was broken' },
      }),
    },
    status: 'unknown',
    reason: 'incomplete',
  },
])

testSignal(resolution, 'resolution/within-90-days', [
  { name: 'the healthy repository', status: 'pass' },
  {
    name: 'those that took sixty days are in time',
    facts: issues(...times(2, soon), ...times(1, late, 3), ...times(2, open, 4)),
    status: 'pass',
    value: 0.6,
  },
  { name: 'some', facts: issues(...times(2, late), ...times(3, open, 3)), status: 'warn', value: 0.4 },
  { name: 'hardly any', facts: issues(...times(1, late), ...times(5, open, 3)), status: 'fail' },
  { name: 'issues unknown', facts: { issues: 'unknown' }, status: 'unknown', reason: 'unreachable' },
])
