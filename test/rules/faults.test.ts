import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import { isHiddenByFault } from '../../src/judging/conclude.ts'
import { evaluate, factsNeeded } from '../../src/judging/evaluate.ts'
import { judge } from '../../src/judging/scorecard.ts'
import { NO_COST } from '../../src/model/cost.ts'
import type { Facts } from '../../src/model/facts.ts'
import type { Policy } from '../../src/model/policy.ts'
import type { Rule, SignalFinding } from '../../src/model/rule.ts'
import type { Scorecard } from '../../src/model/scorecard.ts'
import { anyFacts, anyFault, anyOutage, anyPolicy } from '../support/any-facts.ts'
import { NOW } from '../support/build-facts.ts'

const wanting = rules.flatMap((rule) =>
  rule.signals.flatMap((signal) => (signal.wants ? [{ ...rule, signals: [signal] }] : [])),
)

test('hiding a wanted fact leaves a signal as it is, or unknown', () => {
  fc.assert(
    fc.property(anyFacts, anyPolicy, anyFault, (facts, policy, fault) => {
      for (const rule of wanting) {
        const before = findingOf(rule, facts, policy)
        for (const name of factsNeeded([rule])) {
          const after = findingOf(rule, { ...facts, [name]: fault }, policy)
          const words = `${after.id} without ${name}`
          expect([said(before), 'unknown'], words).toContain(said(after))
          // What was lost by a fault says so: an open question would let the point and the verdict stand.
          if (before.score !== null && after.score === null) expect(isHiddenByFault(after), words).toBe(true)
        }
      }
    }),
    { numRuns: 200 },
  )
})

test('hiding any fact by any fault leaves signals, points, verdict and gate as they are, or unknown', () => {
  fc.assert(
    fc.property(anyFacts, anyPolicy, anyOutage, (facts, policy, outage) => {
      const before = scorecardOf(facts, policy)
      const after = scorecardOf({ ...facts, ...outage }, policy)
      expect(answersOf(after)).toEqual(leftOf(answersOf(before), answersOf(after)))
    }),
    { numRuns: 100 },
  )
})

/** Of a rule with one signal. */
function findingOf(rule: Rule, facts: Facts, policy: Policy): SignalFinding {
  const { points, failures } = evaluate([rule], facts, policy, NOW)
  expect(failures).toEqual([])
  const finding = points[0]?.signals[0]
  if (!finding) throw new Error(`${rule.id} has no signal`)
  return finding
}

function said({ status, score }: SignalFinding): string {
  return status === 'unknown' ? status : `${status} ${score}`
}

/** Whatever is said, by its name; a signal with its score. */
function answersOf({ points, verdict, gate }: Scorecard): Readonly<Record<string, string>> {
  return Object.fromEntries([
    ['verdict', verdict],
    ...gate.conditions.map(({ condition, status }) => [`gate ${condition}`, status]),
    ...points.map(({ id, status }) => [id, status]),
    ...points.flatMap(({ signals }) => signals.map((signal) => [signal.id, said(signal)])),
  ])
}

/** What may be said in an outage: the same as before, but for what is unknown. */
function leftOf(before: ReturnType<typeof answersOf>, after: ReturnType<typeof answersOf>) {
  const isOpen = (word: string | undefined) => word === 'unknown' || word === 'undecided'
  return Object.fromEntries(
    Object.entries(before).map(([name, word]) => [name, isOpen(after[name]) ? after[name] : word]),
  )
}

const CONDITIONS = [
  ...rules.map(({ id }) => id),
  ...rules.map(({ id }) => `${id}:warn`),
  'license/compatible',
  'verdict:avoid',
  'verdict:adopt-with-care',
  'score:40',
  'score:60',
  'score:80',
]

function scorecardOf(facts: Facts, policy: Policy) {
  const target = {
    kind: 'github',
    host: 'github.com',
    owner: 'acme',
    repo: 'widget',
    url: 'https://github.com/acme/widget',
    name: 'acme/widget',
    example: false,
  } as const
  const collected = { target, facts, asOf: NOW.toISOString(), cost: NO_COST, notices: [] }
  return judge(collected, rules, { ...policy, failOn: CONDITIONS }, NOW).scorecard
}
