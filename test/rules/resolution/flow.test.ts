import { expect, test } from 'vitest'
import resolution from '../../../rules/resolution/index.ts'
import type { Issue } from '../../../src/model/facts/issues.ts'
import type { Pull } from '../../../src/model/facts/pulls.ts'
import { anAct, anIssue, aPull, daysBefore, listing, merged, resolved } from '../../support/build-facts.ts'
import { findSignal, testSignal } from '../../support/signal.ts'

const BACKLOG = 'resolution/backlog'
const COUNTS = { open: 40, openOlderThanYear: 10, openedLastYear: 100, closedLastYear: 110 }

testSignal(resolution, BACKLOG, [
  {
    name: 'shrinking',
    facts: { backlog: COUNTS },
    status: 'pass',
    value: -10,
    summary: '100 issues opened and 110 closed in twelve months, 40 open',
    details: { shareOlderThanYear: 0.25 },
  },
  {
    name: 'growing a little',
    facts: { backlog: { ...COUNTS, closedLastYear: 60 } },
    status: 'warn',
    value: 40,
  },
  { name: 'growing fast', facts: { backlog: { ...COUNTS, closedLastYear: 10 } }, status: 'fail', value: 90 },
  {
    name: 'hardly an issue',
    facts: { backlog: { open: 0, openOlderThanYear: 0, openedLastYear: 2, closedLastYear: 2 } },
    status: 'unknown',
    reason: 'too-little-data',
    details: { shareOlderThanYear: null },
  },
  {
    name: 'issues switched off',
    facts: { repository: { issuesEnabled: false } },
    status: 'unknown',
    reason: 'not-collected',
  },
  { name: 'counts unknown', facts: { backlog: 'unknown' }, status: 'unknown', reason: 'unreachable' },
])

test('the line of open issues is counted back from now, where every issue was read', () => {
  const items: Issue[] = [anIssue(3, 10), resolved(anIssue(2, 100), 'alice', 24 * 60), anIssue(1, 800)]
  const backlog = { open: 2, openOlderThanYear: 1, openedLastYear: 2, closedLastYear: 1 }
  const line = findSignal(resolution, BACKLOG, { facts: { backlog, issues: listing(items) } }).series[0]
  expect(line?.points.map(([, count]) => count)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 1, 2])
  expect(line?.points.at(-1)?.[0]).toBe('2026-06-30')

  const cut = listing(items, { from: daysBefore(400) })
  expect(findSignal(resolution, BACKLOG, { facts: { backlog, issues: cut } }).series).toEqual([])
})

function pulls(...items: Pull[]) {
  return { pulls: listing(items), issues: listing<Issue>([]) }
}

function times(count: number, make: (number: number) => Pull, from = 1): Pull[] {
  return Array.from({ length: count }, (_, index) => make(from + index))
}

const after = (days: number) => (number: number) => merged(aPull(number, 300), 'alice', 24 * days)
const rejected = (number: number) =>
  aPull(number, 300, { closedAt: daysBefore(299), acts: [anAct('closed', 'alice', 299)] })

testSignal(resolution, 'resolution/pull-merge-time', [
  {
    name: 'within a week',
    facts: pulls(...times(5, after(3))),
    status: 'pass',
    value: 72,
    summary: 'Outsiders’ pull requests are merged after 3 days (median of 5)',
  },
  { name: 'within two months', facts: pulls(...times(5, after(60))), status: 'warn', value: 1440 },
  { name: 'within nine months', facts: pulls(...times(5, after(270))), status: 'fail', value: 6480 },
  {
    name: 'rejected ones wait no longer',
    facts: pulls(...times(5, after(3)), ...times(5, rejected, 6)),
    status: 'pass',
    value: 72,
  },
  {
    name: 'most are left open',
    facts: pulls(...times(2, after(3)), ...times(6, (number) => aPull(number, 300), 3)),
    status: 'fail',
    value: null,
    summary: '2 of 8 pull requests by outsiders merged; half of them not within 10 months',
  },
  {
    name: 'none is old enough to tell',
    facts: pulls(...times(6, (number) => aPull(number, 2))),
    status: 'unknown',
    reason: 'too-little-data',
  },
  {
    name: 'too few',
    facts: pulls(...times(4, after(3))),
    status: 'unknown',
    reason: 'too-little-data',
    value: null,
  },
  { name: 'pull requests unknown', facts: { pulls: 'unknown' }, status: 'unknown', reason: 'unreachable' },
])
