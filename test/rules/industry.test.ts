import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import industry from '../../rules/industry/index.ts'
import { namesIn } from '../../rules/industry/named-adopters.ts'
import { evaluate } from '../../src/judging/evaluate.ts'
import { DEFAULT_POLICY } from '../../src/model/policy.ts'
import { unknown } from '../../src/model/unknown.ts'
import { NOW } from '../support/build-facts.ts'
import { healthyFacts } from '../support/facts.ts'
import { testSignal } from '../support/signal.ts'

const adopters = (text: string, path = 'ADOPTERS.md') => ({
  documents: { texts: [{ path, text, truncated: false, url: 'https://github.com/acme/widget' }], unread: [] },
  adopters: { named: [] },
})
const people = (...names: (string | null)[]) => ({
  team: {
    members: names.map((company, index) => ({
      login: `p${index}`,
      name: null,
      company,
      organizations: [],
      repositories: [],
      repositoriesTotal: 0,
    })),
  },
})

testSignal(industry, 'industry/named-adopters', [
  { name: 'named by the registry', status: 'pass', value: 3 },
  {
    name: 'named in a file',
    facts: adopters(
      '# Adopters\n\n- [Acme](https://acme.example) - web shop\n- Example Bank\n- Example Railways: timetables\n',
    ),
    status: 'pass',
    value: 3,
    details: { names: ['Acme', 'Example Bank', 'Example Railways'] },
  },
  { name: 'one', facts: adopters('* Acme'), status: 'warn', value: 1 },
  {
    name: 'no file',
    facts: { documents: { texts: [], unread: [] }, tree: { entries: [] }, adopters: { named: [] } },
    status: 'warn',
    value: 0,
  },
  {
    name: 'a file that was not read',
    facts: { documents: { texts: [], unread: [{ path: 'USERS.md', detail: 'x' }] }, adopters: { named: [] } },
    status: 'unknown',
    reason: 'incomplete',
  },
  {
    name: 'a file that was not read, beside names from elsewhere',
    facts: { documents: { texts: [], unread: [{ path: 'USERS.md', detail: 'x' }] } },
    status: 'unknown',
    reason: 'incomplete',
  },
  {
    name: 'hidden',
    facts: { documents: 'unknown', adopters: { named: [] } },
    status: 'unknown',
    reason: 'unreachable',
  },
])

testSignal(industry, 'industry/home', [
  {
    name: 'a foundation',
    facts: { owner: { login: 'Apache' } },
    status: 'pass',
    value: 'Apache Software Foundation',
  },
  { name: 'a verified organisation', status: 'pass', value: 'verified organisation' },
  { name: 'an organisation', facts: { owner: { verified: false } }, status: 'pass', value: 'organisation' },
  { name: 'a person', facts: { owner: { kind: 'User', verified: null } }, status: 'warn', value: 'person' },
  { name: 'hidden', facts: { owner: 'unknown' }, status: 'unknown' },
])

testSignal(industry, 'industry/companies', [
  {
    name: 'two',
    facts: people('@acme, Inc.', 'Example Ltd', null),
    status: 'pass',
    value: 2,
    details: { names: ['acme', 'Example'] },
  },
  {
    name: 'one, spelt in three ways',
    facts: people('@acme', 'Acme, Inc.', 'ACME'),
    status: 'warn',
    value: 1,
  },
  { name: 'none', facts: people('self-employed', null, 'University of Example'), status: 'warn', value: 0 },
  { name: 'nobody', facts: people(), status: 'unknown', reason: 'too-little-data' },
  { name: 'hidden', facts: { team: 'unknown' }, status: 'unknown' },
])

testSignal(industry, 'industry/downloads', [
  { name: 'many', status: 'pass', value: 850_000, summary: '850,000 downloads a week' },
  { name: 'some', facts: { adopters: { weeklyDownloads: 1000 } }, status: 'pass' },
  { name: 'few', facts: { adopters: { weeklyDownloads: 12 } }, status: 'warn' },
  { name: 'none', facts: { adopters: { weeklyDownloads: 0 } }, status: 'warn' },
  {
    name: 'not counted',
    facts: { adopters: { weeklyDownloads: null } },
    status: 'unknown',
    reason: 'not-collected',
  },
  {
    name: 'not read',
    facts: { adopters: unknown('not-collected', 'x') },
    status: 'unknown',
    reason: 'not-collected',
  },
  { name: 'hidden', facts: { adopters: 'unknown' }, status: 'unknown', reason: 'unreachable' },
])

testSignal(industry, 'industry/dependents', [
  { name: 'many', status: 'pass', value: 900 },
  {
    name: 'by repositories',
    facts: { adopters: { dependentPackages: null } },
    status: 'pass',
    value: 12_000,
  },
  { name: 'few', facts: { adopters: { dependentPackages: 2 } }, status: 'warn' },
  {
    name: 'not counted',
    facts: { adopters: { dependentPackages: null, dependentRepositories: null } },
    status: 'unknown',
    reason: 'not-collected',
  },
  { name: 'hidden', facts: { adopters: 'unknown' }, status: 'unknown', reason: 'unreachable' },
])

testSignal(industry, 'industry/stars', [
  { name: 'shown', facts: { repository: { stars: 123_456 } }, status: 'not-applicable', value: 123_456 },
  { name: 'hidden', facts: { repository: 'unknown' }, status: 'unknown' },
])

testSignal(industry, 'industry/known-users', [
  { name: 'asked', status: 'unknown', reason: 'not-tried' },
  {
    name: 'attested',
    policy: {
      attestations: [
        {
          what: 'industry/known-users',
          target: '*',
          answer: 'pass',
          statement: 'Our sister company runs it',
          evidence: 'https://wiki.example',
          owner: 'Ada',
          date: '2026-01-01',
          expires: '2026-12-31',
        },
      ],
    },
    status: 'pass',
    summary: 'Our sister company runs it (attested by Ada on 2026-01-01, until 2026-12-31)',
  },
])

describe('names of adopters', () => {
  test.each([
    ['| Company | Use |\n|---|---|\n| [Acme](https://a) | shop |\n| Bank | vault |', ['Acme', 'Bank']],
    ['1. **Acme** – since 2020\n2. `Bank`', ['Acme', 'Bank']],
    ['# Adopters\n\nPlease add yourself.\n\n- Please add your company here\n', []],
    ['no list at all', []],
  ])('in %j', (text, names) => {
    expect(namesIn(text)).toEqual(names)
  })
})

describe('the point', () => {
  test('is mediocre at worst, and stars change nothing', () => {
    const anyProject = fc.record({
      owner: fc.record({
        kind: fc.constantFrom('User' as const, 'Organization' as const),
        verified: fc.boolean(),
      }),
      adopters: fc.record({
        weeklyDownloads: fc.nat(3),
        dependentPackages: fc.nat(3),
        named: fc.constant([]),
      }),
      repository: fc.record({ stars: fc.nat() }),
    })
    const attestations = [
      {
        what: 'industry/known-users',
        target: '*',
        answer: 'fail',
        statement: 'Nobody',
        evidence: 'e',
        owner: 'o',
        date: '2026-01-01',
        expires: '2026-12-31',
      },
    ] as const
    fc.assert(
      fc.property(anyProject, fc.nat(), (changes, otherStars) => {
        const pointOf = (stars: number) => {
          const facts = healthyFacts({ ...changes, team: { members: [] }, repository: { stars } })
          return evaluate([industry], facts, { ...DEFAULT_POLICY, attestations }, NOW).points[0]
        }
        const point = pointOf(changes.repository.stars)
        expect(point?.status).not.toBe('fail')
        expect(pointOf(otherStars)?.score).toBe(point?.score)
      }),
      { numRuns: 40 },
    )
  })
})
