import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import support from '../../rules/support/index.ts'
import { evaluate } from '../../src/judging/evaluate.ts'
import type { Pull } from '../../src/model/facts/pulls.ts'
import { DEFAULT_POLICY, WILLINGNESS } from '../../src/model/policy.ts'
import { aPull, aResponse, daysBefore, listing, merged, NOW } from '../support/build-facts.ts'
import { type FactChanges, healthyFacts } from '../support/facts.ts'
import { testSignal } from '../support/signal.ts'

const text = (path: string, words: string) => ({
  path,
  text: words,
  truncated: false,
  url: `https://github.com/acme/widget/blob/main/${path}`,
})

testSignal(support, 'support/open-to-help', [
  { name: 'open', status: 'pass', value: 'open' },
  {
    name: 'archived',
    facts: { repository: { archived: true } },
    status: 'fail',
    summary: 'It is archived: nobody can help there',
  },
  { name: 'disabled', facts: { repository: { disabled: true } }, status: 'fail' },
  {
    name: 'a mirror',
    facts: { repository: { mirrorUrl: 'https://git.example/w' } },
    status: 'pass',
    value: 'mirror',
  },
  { name: 'hidden', facts: { repository: 'unknown' }, status: 'unknown', reason: 'unreachable' },
])

testSignal(support, 'support/willingness', [
  { name: 'not declared', status: 'unknown', reason: 'not-tried' },
  { name: 'none', policy: { willingness: 'none' }, status: 'fail' },
  { name: 'report', policy: { willingness: 'report' }, status: 'warn' },
  { name: 'patch', policy: { willingness: 'patch' }, status: 'pass', value: 'patch' },
  { name: 'maintain', policy: { willingness: 'maintain' }, status: 'pass' },
  { name: 'fund', policy: { willingness: 'fund' }, status: 'pass' },
])

testSignal(support, 'support/guide', [
  {
    name: 'a whole guide',
    facts: {
      documents: {
        texts: [
          text(
            'CONTRIBUTING.md',
            'Clone it, run the tests, open a pull request; a maintainer will review it.',
          ),
        ],
      },
    },
    status: 'pass',
    summary: 'The contribution guide tells how to set up, test and send',
  },
  {
    name: 'a thin guide',
    facts: { documents: { texts: [text('CONTRIBUTING.md', 'Be nice.')] } },
    status: 'warn',
    details: { tells: [], silentOn: ['setup', 'test', 'send', 'review'] },
  },
  {
    name: 'a section of the README',
    facts: {
      community: { contributing: null },
      documents: {
        texts: [
          text(
            'README.md',
            '# W\n\n## Contributing\n\nInstall, run the tests, open a pull request, get a review.\n',
          ),
        ],
      },
    },
    status: 'pass',
  },
  {
    name: 'a guide of the organisation',
    facts: {
      community: { contributing: 'https://github.com/acme/.github/blob/main/CONTRIBUTING.md' },
      documents: { texts: [] },
    },
    status: 'pass',
  },
  {
    name: 'nothing',
    facts: { community: { contributing: null }, documents: { texts: [text('README.md', '# W')] } },
    status: 'fail',
    summary: 'Nothing tells how to contribute',
  },
  {
    name: 'a guide of its own that was not read is no guide kept elsewhere',
    facts: {
      community: { contributing: 'https://github.com/acme/widget/blob/main/CONTRIBUTING.md' },
      documents: { texts: [], unread: [{ path: 'CONTRIBUTING.md', detail: 'GitHub did not give its text' }] },
    },
    status: 'unknown',
    reason: 'incomplete',
    summary: 'CONTRIBUTING.md may tell how to contribute: GitHub did not give its text',
  },
  {
    name: 'a README that was not read',
    facts: {
      community: { contributing: null },
      documents: { texts: [], unread: [{ path: 'README.md', detail: 'GitHub did not give its text' }] },
    },
    status: 'unknown',
    reason: 'incomplete',
  },
  { name: 'hidden', facts: { documents: 'unknown' }, status: 'unknown', reason: 'unreachable' },
])

const reviewed = (number: number, days: number, afterDays: number) =>
  aPull(number, days, { responses: [aResponse('alice', days - afterDays, { kind: 'approval' })] })
const many = <T>(count: number, make: (number: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index + 1))
const pulls = (items: readonly Pull[]): FactChanges => ({ pulls: listing(items), issues: listing([]) })

testSignal(support, 'support/first-review', [
  {
    name: 'within a day',
    facts: pulls(many(8, (number) => reviewed(number, 100, 1))),
    status: 'pass',
    value: 24,
  },
  { name: 'within a month', facts: pulls(many(8, (number) => reviewed(number, 100, 30))), status: 'warn' },
  {
    name: 'merged without a review counts',
    facts: pulls(many(8, (number) => merged(aPull(number, 100), 'alice', 24))),
    status: 'pass',
  },
  {
    name: 'a comment is no review',
    facts: pulls(many(8, (number) => aPull(number, 300, { responses: [aResponse('alice', 299)] }))),
    status: 'fail',
    summary: /^0 of 8 changes by outsiders reviewed/,
  },
  { name: 'none for most of a year', facts: pulls(many(8, (number) => aPull(number, 340))), status: 'fail' },
  {
    name: 'most too young',
    facts: pulls(many(8, (number) => aPull(number, 2))),
    status: 'unknown',
    reason: 'too-little-data',
  },
  {
    name: 'too few',
    facts: pulls(many(4, (number) => reviewed(number, 100, 1))),
    status: 'unknown',
    reason: 'too-little-data',
  },
  {
    name: 'cut by a fault',
    facts: {
      pulls: listing([], {
        from: daysBefore(3),
        lost: { reason: 'unreachable', detail: 'x' },
      }),
    },
    status: 'unknown',
    reason: 'incomplete',
  },
  { name: 'hidden', facts: { pulls: 'unknown' }, status: 'unknown', reason: 'unreachable' },
])

testSignal(support, 'support/newcomer-issues', [
  { name: 'offered and taken', status: 'pass', value: 3, details: { taken: 8 } },
  {
    name: 'offered, never taken',
    facts: { community: { goodFirstIssues: { open: 5, closed: 0 } } },
    status: 'pass',
  },
  {
    name: 'one, never taken',
    facts: { community: { goodFirstIssues: { open: 1, closed: 0 } } },
    status: 'warn',
  },
  { name: 'none', facts: { community: { goodFirstIssues: { open: 0, closed: 0 } } }, status: 'warn' },
  { name: 'issues switched off', facts: { repository: { issuesEnabled: false } }, status: 'warn' },
  {
    name: 'not told',
    facts: { community: { goodFirstIssues: null } },
    status: 'unknown',
    reason: 'too-little-data',
  },
  { name: 'hidden', facts: { community: 'unknown' }, status: 'unknown' },
])

testSignal(support, 'support/hurdles', [
  { name: 'none', status: 'pass', value: 'none' },
  {
    name: 'CLA in the guide',
    facts: { documents: { texts: [text('CONTRIBUTING.md', 'Please sign the CLA first')] } },
    status: 'warn',
    value: 'CLA',
  },
  {
    name: 'CLA as a file',
    facts: { tree: { entries: [{ path: 'CLA.md', kind: 'file', size: 1 }] } },
    status: 'warn',
  },
  {
    name: 'DCO',
    facts: { documents: { texts: [text('CONTRIBUTING.md', 'Add Signed-off-by to every commit')] } },
    status: 'pass',
    value: 'DCO',
  },
  { name: 'hidden', facts: { documents: 'unknown' }, status: 'unknown' },
])

testSignal(support, 'support/funding', [
  { name: 'sponsors', status: 'pass', value: ['github'] },
  {
    name: 'no way',
    facts: { community: { fundingLinks: [] }, owner: { sponsorable: false } },
    status: 'warn',
  },
  {
    name: 'not told',
    facts: { community: { fundingLinks: null }, owner: { sponsorable: false } },
    status: 'unknown',
    reason: 'not-collected',
  },
  { name: 'hidden', facts: { owner: 'unknown' }, status: 'unknown' },
])

describe('the point', () => {
  test('never falls with more willingness, whatever the project is like', () => {
    const anyProject = fc.record({
      repository: fc.record({ archived: fc.boolean(), issuesEnabled: fc.boolean() }),
      community: fc.record({
        fundingLinks: fc.constant([]),
        goodFirstIssues: fc.constantFrom(null, { open: 0, closed: 0 }),
      }),
      documents: fc.constantFrom('unknown' as const, { texts: [] }),
      pulls: fc.constantFrom('unknown' as const, listing([])),
    })
    const rank = { fail: 0, unknown: 1, warn: 2, 'not-applicable': 2, pass: 3 }
    fc.assert(
      fc.property(anyProject, fc.nat(3), (changes, index) => {
        const facts = healthyFacts(changes)
        const [less, more] = [WILLINGNESS[index], WILLINGNESS[index + 1]].map((willingness = 'none') => {
          return evaluate([support], facts, { ...DEFAULT_POLICY, willingness }, NOW).points[0]
        })
        expect(rank[more?.status ?? 'fail']).toBeGreaterThanOrEqual(rank[less?.status ?? 'pass'])
        expect(more?.score ?? 0).toBeGreaterThanOrEqual(less?.score ?? 0)
      }),
      { numRuns: 40 },
    )
  })
})
