import fc from 'fast-check'
import { expect, test } from 'vitest'
import { factsAsOf } from '../../src/model/as-of.ts'
import type { Facts } from '../../src/model/facts.ts'
import { isFault } from '../../src/model/unknown.ts'
import {
  anAct,
  anIssue,
  aPull,
  aResponse,
  daysBefore,
  listing,
  merged,
  NOW,
  resolved,
} from '../support/build-facts.ts'
import { healthyFacts } from '../support/facts.ts'

const asOf = (days: number) => new Date(daysBefore(days))

test('nothing later than the day judged is left', () => {
  const facts = healthyFacts()
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2000 }), (days) => {
      const cut = factsAsOf(facts, asOf(days), NOW)
      expect(instantsIn(cut).filter((instant) => Date.parse(instant) > asOf(days).getTime())).toEqual([])
      expect(factsAsOf(cut, asOf(days))).toEqual(cut)
    }),
    { numRuns: 25 },
  )
})

test('for the day they were collected for, facts stay as they are', () => {
  expect(factsAsOf(healthyFacts(), NOW)).toEqual(healthyFacts())
})

test('what shows one moment is unknown for an earlier day, and no fault', () => {
  const cut = factsAsOf(healthyFacts(), asOf(400), NOW)
  for (const name of ['tree', 'documents', 'backlog', 'community', 'team', 'adopters'] as const) {
    const fact = cut[name]
    expect(fact.known).toBe(false)
    expect(!fact.known && isFault(fact.reason)).toBe(false)
  }
})

test('before the repository was created nothing is known but what is yours', () => {
  const cut = factsAsOf(healthyFacts(), asOf(7 * 365))
  expect(cut.commits).toMatchObject({ known: false, reason: 'too-little-data' })
  expect(cut.project.known).toBe(true)
})

test('a repository archived later was not archived', () => {
  const facts = healthyFacts({ repository: { archived: true, archivedAt: daysBefore(5) } })
  expect(valueIn(factsAsOf(facts, asOf(6)), 'repository')).toMatchObject({
    archived: false,
    archivedAt: null,
  })
  expect(valueIn(factsAsOf(facts, asOf(4)), 'repository')).toMatchObject({ archived: true })
})

test('a licence that changed later is not told by what it is now', () => {
  const changes = [{ ...licenseChange(), committedAt: daysBefore(10) }]
  const facts = healthyFacts({ licenseHistory: { changes } })
  expect(factsAsOf(facts, asOf(11)).license).toMatchObject({ known: false, reason: 'not-collected' })
  expect(factsAsOf(facts, asOf(9)).license.known).toBe(true)
})

const answered = anIssue(1, 20, { responses: [aResponse('alice', 18), aResponse('bob', 4)] })

test.each([
  ['an answer given later is none', answered, 10, { responses: [aResponse('alice', 18)] }],
  [
    'an issue closed later is open',
    resolved(anIssue(1, 20), 'alice', 240),
    15,
    { closedAt: null, stateReason: null },
  ],
  [
    'an issue closed before stays closed',
    resolved(anIssue(1, 20), 'alice', 24),
    15,
    { stateReason: 'completed' },
  ],
  [
    'an issue closed, reopened and closed again later was closed in between',
    {
      ...anIssue(1, 20, {
        acts: [anAct('closed', 'bob', 18), anAct('reopened', 'bob', 8), anAct('closed', 'bob', 3)],
      }),
      closedAt: daysBefore(3),
      stateReason: 'not-planned' as const,
    },
    15,
    { closedAt: daysBefore(18), stateReason: null, acts: [anAct('closed', 'bob', 18)] },
  ],
  [
    'and open again after it was reopened',
    {
      ...anIssue(1, 20, {
        acts: [anAct('closed', 'bob', 18), anAct('reopened', 'bob', 8), anAct('closed', 'bob', 3)],
      }),
      closedAt: daysBefore(3),
    },
    5,
    { closedAt: null },
  ],
])('%s', (_, issue, days, expected) => {
  const facts = healthyFacts({ issues: listing([issue]) })
  expect(valueIn(factsAsOf(facts, asOf(days)), 'issues').items[0]).toMatchObject(expected)
})

test('a pull request merged later is open, and one opened later is not there', () => {
  const facts = healthyFacts({ pulls: listing([aPull(2, 5), merged(aPull(1, 20), 'alice', 24 * 8)]) })
  const { items, coverage } = valueIn(factsAsOf(facts, asOf(15)), 'pulls')
  expect(items).toMatchObject([{ number: 1, mergedAt: null, mergedBy: null, closedAt: null }])
  expect(coverage).toMatchObject({ to: asOf(15).toISOString(), total: 1 })
})

test('of a list that was cut, what begins after the day judged is unknown, not empty', () => {
  const cutList = listing([anIssue(9, 2)], { total: 80, from: daysBefore(3) })
  const facts = healthyFacts({ issues: cutList })
  expect(factsAsOf(facts, asOf(10)).issues).toMatchObject({ known: false, reason: 'not-collected' })
  expect(valueIn(factsAsOf(facts, asOf(1)), 'issues').coverage.total).toBe(80)
})

test('of a later day than they were collected for, nothing of the project is known, and no fault', () => {
  const later = factsAsOf(healthyFacts(), new Date(daysBefore(-1)), NOW)
  expect(later.commits).toMatchObject({ known: false, reason: 'not-collected' })
  expect(later.license).toMatchObject({ known: false, reason: 'not-collected' })
  expect(later.project.known).toBe(true)
})

test('what is undated and was read after the day judged is left out, though it was collected for that day', () => {
  const tags = listing([
    { name: 'v1', at: daysBefore(300) },
    { name: 'moved', at: null },
  ])
  const facts = healthyFacts({ tags })
  const names = (readAt: Date) => {
    const { tags: rewound } = factsAsOf(facts, asOf(200), asOf(200), readAt)
    return rewound.known && rewound.value.items.map(({ name }) => name)
  }
  expect(names(asOf(200))).toEqual(['v1', 'moved'])
  expect(names(NOW)).toEqual(['v1'])
})

test('an unknown stays what it is', () => {
  const facts = healthyFacts({ commits: 'unknown' })
  expect(factsAsOf(facts, asOf(10), NOW).commits).toEqual(facts.commits)
})

function valueIn<Name extends 'repository' | 'issues' | 'pulls'>(facts: Facts, name: Name) {
  const fact = facts[name]
  if (!fact.known) throw new Error(`${name} is unknown: ${fact.detail}`)
  return fact.value as Extract<Facts[Name], { known: true }>['value']
}

function licenseChange() {
  const { changes } = historyIn(healthyFacts())
  const change = changes[0]
  if (!change) throw new Error('the healthy repository has a licence history')
  return change
}

function historyIn({ licenseHistory }: Facts) {
  if (!licenseHistory.known) throw new Error('known in the healthy repository')
  return licenseHistory.value
}

/** Every instant in the values; evidence says when it was read, which may be later. */
function instantsIn(facts: Facts): string[] {
  const values = Object.values(facts).flatMap((fact) => (fact.known ? [fact.value] : []))
  return [...JSON.stringify(values).matchAll(/"(\d{4}-\d\d-\d\dT[\d:.]+Z)"/g)].map((match) => match[1] ?? '')
}
