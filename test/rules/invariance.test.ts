import fc from 'fast-check'
import { expect, test } from 'vitest'
import activity from '../../rules/activity/index.ts'
import coreTeam from '../../rules/core-team/index.ts'
import { evaluate } from '../../src/judging/evaluate.ts'
import type { Commit } from '../../src/model/facts/commits.ts'
import type { Facts } from '../../src/model/facts.ts'
import { DEFAULT_POLICY } from '../../src/model/policy.ts'
import { aCommit, listing, NOW } from '../support/build-facts.ts'
import { type FactChanges, healthyFacts } from '../support/facts.ts'
import { BOT } from './activity/histories.ts'

const people = ['alice', 'bob', 'carol', 'zoe']
const commitsArbitrary = fc
  .array(
    fc.record({
      days: fc.double({ min: 0, max: 1500, noNaN: true }),
      person: fc.nat(3),
      merge: fc.boolean(),
    }),
    {
      minLength: 1,
      maxLength: 120,
    },
  )
  .map((drawn) =>
    drawn.map(({ days, person, merge }) =>
      aCommit(people[person] ?? 'alice', days, { parents: merge ? 2 : 1 }),
    ),
  )
const runs = { numRuns: 60 }

function byDate(commits: readonly Commit[]) {
  return listing([...commits].sort((a, b) => Date.parse(b.committedAt) - Date.parse(a.committedAt)))
}

/** Everything that is said but the count of bots, which is there to change. */
function answers(facts: Facts, now: Date = NOW) {
  return evaluate([activity, coreTeam], facts, DEFAULT_POLICY, now).points.map(
    ({ status, score, signals }) => ({
      status,
      score: rounded(score),
      signals: signals.map((signal) => [
        signal.id,
        signal.status,
        rounded(signal.score),
        signal.value,
        signal.sampleSize,
      ]),
    }),
  )
}

/** Dates are whole milliseconds: moving them may change the last digits. */
function rounded(score: number | null): number | null {
  return score === null ? null : Math.round(score * 1e9) / 1e9
}

test('more commits by bots change nothing', () => {
  fc.assert(
    fc.property(
      commitsArbitrary,
      fc.array(fc.double({ min: 0, max: 1500, noNaN: true })),
      (commits, botDays) => {
        const byBots = botDays.map((days) => aCommit('renovate', days, { author: BOT }))
        const without = healthyFacts({ commits: byDate(commits) })
        const withBots = healthyFacts({ commits: byDate([...commits, ...byBots]) })
        expect(answers(withBots)).toEqual(answers(without))
      },
    ),
    runs,
  )
})

test('the same at another time: shifting every date and the day judged changes nothing', () => {
  fc.assert(
    fc.property(commitsArbitrary, fc.integer({ min: -4e11, max: 4e11 }), (commits, shiftMs) => {
      const changes: FactChanges = { commits: byDate(commits) }
      const facts = healthyFacts(changes)
      const shifted = shiftDates(facts, shiftMs) as Facts
      const daysDiffer = (text: unknown) =>
        typeof text === 'string' ? text.replaceAll(/\d{4}-\d\d-\d\d/g, 'DAY') : text
      const plain = (list: ReturnType<typeof answers>) =>
        JSON.parse(JSON.stringify(list, (_, value) => daysDiffer(value)))
      expect(plain(answers(shifted, new Date(NOW.getTime() + shiftMs)))).toEqual(plain(answers(facts)))
    }),
    runs,
  )
})

function shiftDates(value: unknown, shiftMs: number): unknown {
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value)) {
    return new Date(Date.parse(value) + shiftMs).toISOString()
  }
  if (Array.isArray(value)) return value.map((item) => shiftDates(item, shiftMs))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shiftDates(item, shiftMs)]))
}
