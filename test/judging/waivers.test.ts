import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judge } from '../../src/judging/scorecard.ts'
import { NO_COST } from '../../src/model/cost.ts'
import { DEFAULT_POLICY, type Waiver } from '../../src/model/policy.ts'
import { defineRule, defineSignal, fail, type Rule, warn } from '../../src/model/rule.ts'
import { healthyFacts } from '../support/facts.ts'

const TODAY = '2026-06-30'
const failing = defineRule({
  id: 'license',
  point: 1,
  title: 'License',
  question: '?',
  signals: ['license/one', 'license/two'].map((id) =>
    defineSignal({
      id,
      title: id,
      needs: [],
      why: '',
      fix: '',
      references: [],
      judge: () => fail(`${id} is poor`),
    }),
  ),
})

function aWaiver(changes: Partial<Waiver> = {}): Waiver {
  const about = {
    what: 'license',
    target: '*',
    path: null,
    reason: 'we pay for it',
    owner: 'Legal',
    expires: '2026-12-31',
  }
  return { ...about, ...changes }
}

function scorecard(
  waivers: readonly Waiver[],
  failOn: readonly string[] = ['license'],
  rule: Rule = failing,
) {
  const facts = healthyFacts()
  const target = {
    kind: 'github',
    host: 'github.com',
    owner: 'acme',
    repo: 'widget',
    url: 'https://github.com/acme/widget',
    name: 'acme/widget',
    example: false,
  } as const
  const collected = { target, facts, asOf: `${TODAY}T00:00:00.000Z`, cost: NO_COST, notices: [] }
  return judge(collected, [rule], { ...DEFAULT_POLICY, waivers, failOn }, new Date(collected.asOf)).scorecard
}

describe('a waiver', () => {
  test('lets the gate pass and leaves finding, point and verdict as they are', () => {
    const { gate, points, verdict } = scorecard([aWaiver()])
    expect(gate).toEqual({
      status: 'pass',
      conditions: [
        {
          condition: 'license',
          status: 'pass',
          reason: 'license/one is poor (waived by Legal until 2026-12-31: we pay for it)',
        },
      ],
    })
    expect(points[0]?.status).toBe('fail')
    expect(points[0]?.signals.map(({ status }) => status)).toEqual(['fail', 'fail'])
    expect(verdict).toBe('avoid')
  })

  test.each([
    [
      'of all its failing signals',
      [aWaiver({ what: 'license/one' }), aWaiver({ what: 'license/two' })],
      'pass',
    ],
    ['of one of its failing signals', [aWaiver({ what: 'license/one' })], 'fail'],
    ['of something else', [aWaiver({ what: 'activity' })], 'fail'],
    ['for this target', [aWaiver({ target: 'github.com/acme/*' })], 'pass'],
    ['for this target, as people write it', [aWaiver({ target: 'acme/widget' })], 'pass'],
    ['for another target', [aWaiver({ target: 'github.com/other/*' })], 'fail'],
    ['on its last day', [aWaiver({ expires: TODAY })], 'pass'],
    ['the day after', [aWaiver({ expires: '2026-06-29' })], 'fail'],
  ] as const)('%s: the gate says so', (_name, waivers, status) => {
    expect(scorecard(waivers).gate.status).toBe(status)
  })

  test('that has expired fails and says so', () => {
    const { gate, notices } = scorecard([aWaiver({ expires: '2026-01-31' })])
    expect(gate.conditions[0]?.reason).toBe('license/one is poor (the waiver by Legal expired on 2026-01-31)')
    expect(notices).toContainEqual({
      level: 'warning',
      text: 'The waiver of license by Legal until 2026-01-31: we pay for it has expired',
    })
  })

  test('never hides that it exists', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/)
    const day = fc.constantFrom('2020-01-01', TODAY, '2030-01-01')
    const what = fc.constantFrom('license', 'license/one', 'activity', 'nothing')
    const waivers = fc.array(
      fc.record({
        what,
        target: fc.constant('*'),
        path: fc.constant(null),
        reason: word,
        owner: word,
        expires: day,
      }),
    )
    fc.assert(
      fc.property(waivers, (given) => {
        const with_ = scorecard(given)
        for (const { what: id, owner, expires, reason } of given) {
          const told = with_.notices.filter(({ text }) =>
            [id, owner, expires, reason].every((part) => text.includes(part)),
          )
          expect(told.length).toBeGreaterThan(0)
        }
        expect(with_.points).toEqual(scorecard([]).points)
        expect(with_.verdict).toBe(scorecard([]).verdict)
      }),
      { numRuns: 50 },
    )
  })
})

describe('a waiver at warn', () => {
  const mixed = {
    ...failing,
    signals: failing.signals.map((signal, index) => ({
      ...signal,
      judge: () => (index === 0 ? fail('poor') : warn('so so')),
    })),
  }
  const gated = (what: string, failOn: string) => {
    const { gate } = scorecard([aWaiver({ what })], [failOn], mixed)
    return gate.status
  }

  test.each([
    ['the poor signal alone is enough for a gate at fail', 'license/one', 'license', 'pass'],
    ['and not for one at warn, where the mediocre one fails too', 'license/one', 'license:warn', 'fail'],
    ['a waiver of the mediocre one does not cover the poor one', 'license/two', 'license', 'fail'],
    ['one of the point covers it, and its signals', 'license', 'license:warn', 'pass'],
    ['by name too', 'license', 'license/two:warn', 'pass'],
    ['one of a signal covers no other', 'license/one', 'license/two:warn', 'fail'],
  ])('%s', (_, what, failOn, status) => {
    expect(gated(what, failOn)).toBe(status)
  })
})
