import { expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import { evaluate } from '../../src/judging/evaluate.ts'
import type { Repository } from '../../src/model/facts/repository.ts'
import { DEFAULT_POLICY } from '../../src/model/policy.ts'
import type { SignalFinding } from '../../src/model/rule.ts'
import { unknown } from '../../src/model/unknown.ts'
import { NOW } from '../support/build-facts.ts'
import { type FactChanges, healthyFacts } from '../support/facts.ts'

const OF_ISSUES = [
  'community/issue-first-response',
  'resolution/within-30-days',
  'resolution/within-90-days',
  'resolution/backlog',
]
const OF_PATCHES = [
  'community/pull-first-response',
  'community/acceptance',
  'community/newcomers',
  'resolution/pull-merge-time',
  'support/first-review',
  'support/newcomer-issues',
]
const MIRROR: Partial<Repository> = { mirrorUrl: 'https://git.example.org/x.git' }
const UNREAD = unknown('unreachable', 'No answer')
const NOT_THERE = unknown('not-collected', 'Issues are switched off on GitHub')

test.each<[string, FactChanges]>([
  ['with issues', {}],
  ['without', { issues: NOT_THERE, backlog: NOT_THERE }],
  ['where they were not read', { issues: UNREAD, backlog: UNREAD }],
])('issues and patches of a mirror are not applicable, %s', (_, changes) => {
  const findings = findingsOf(MIRROR, changes)
  for (const id of [...OF_ISSUES, ...OF_PATCHES]) {
    expect(findings.get(id)).toMatchObject({ status: 'not-applicable' })
    expect(findings.get(id)?.summary).toContain('A mirror of https://git.example.org/x.git')
  }
  expect(findings.get('resolution/support-channels')?.value).not.toContain('issues')
})

test.each<[Partial<Repository>, string]>([
  [{ fork: true, parent: 'other/widget' }, 'this fork of other/widget'],
  [{ fork: false, parent: null }, 'where they go instead was not read'],
])('%j without issues says where they may be', (changes, words) => {
  const findings = findingsOf({ ...changes, issuesEnabled: false }, { issues: NOT_THERE, backlog: NOT_THERE })
  for (const id of OF_ISSUES) {
    expect(findings.get(id)).toMatchObject({ status: 'unknown' })
    expect(findings.get(id)?.summary).toContain(words)
  }
})

function findingsOf(
  repository: Partial<Repository>,
  changes: FactChanges,
): ReadonlyMap<string, SignalFinding> {
  const facts = healthyFacts({ ...changes, repository })
  const { points, failures } = evaluate(rules, facts, DEFAULT_POLICY, NOW)
  expect(failures).toEqual([])
  return new Map(points.flatMap(({ signals }) => signals.map((signal) => [signal.id, signal] as const)))
}
