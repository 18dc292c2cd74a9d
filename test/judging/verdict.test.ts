import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import { possibleVerdicts, verdictOf } from '../../src/judging/verdict.ts'
import { type Called, lookUp, OTHERWISE, TOLERANCE, VERDICT_TABLE } from '../../src/judging/verdict-table.ts'
import { DEFAULT_POLICY, WILLINGNESS, type Willingness } from '../../src/model/policy.ts'
import type { PointFinding, Status } from '../../src/model/rule.ts'
import type { VerdictWord } from '../../src/model/scorecard.ts'
import { aFinding, aPoint } from '../support/finding.ts'

const IDS = rules.map(({ id }) => id)

/** `lost` is unknown because of a fault, `unknown` an open question. */
type Given = Status | 'lost'

/** All ten points pass but for these. */
function pointsWith(changes: Readonly<Record<string, Given>>): PointFinding[] {
  return IDS.map((id) => aPointThatIs(id, changes[id] ?? 'pass'))
}

function aPointThatIs(id: string, given: Given): PointFinding {
  const status = given === 'lost' ? 'unknown' : given
  const reason = given === 'lost' ? 'unreachable' : 'not-tried'
  const missing = status === 'unknown' ? [{ fact: null, reason, detail: 'gone' } as const] : []
  const score = status === 'pass' ? 1 : status === 'warn' ? 0.5 : status === 'fail' ? 0 : null
  return aPoint({
    id,
    title: id,
    role: rules.find((rule) => rule.id === id)?.role ?? 'ordinary',
    status,
    score,
    signals: [aFinding({ id: `${id}/one`, status, score, missing })],
  })
}

function verdict(changes: Readonly<Record<string, Given>>, willingness: Willingness | null = null) {
  return verdictOf(pointsWith(changes), { ...DEFAULT_POLICY, willingness })
}

const mediocre = (count: number) =>
  Object.fromEntries(WARNABLE.slice(0, count).map((id) => [id, 'warn' as const]))
const WARNABLE = [
  'community',
  'core-team',
  'resolution',
  'industry',
  'sandbox',
  'marathon',
  'fit',
  'activity',
  'license',
]

describe('the table, row by row', () => {
  test.each<[row: string, changes: Record<string, Given>, word: VerdictWord]>([
    ['everything passes', {}, 'adopt'],
    ...IDS.filter((id) => !['industry', 'support'].includes(id)).map(
      (id): [string, Record<string, Given>, VerdictWord] => [`${id} fails`, { [id]: 'fail' }, 'avoid'],
    ),
    ['industry fails', { industry: 'fail' }, 'adopt-with-care'],
    ['support fails', { support: 'fail' }, 'adopt'],
    ['support is mediocre', { support: 'warn' }, 'adopt'],
    ['support is unknown', { support: 'unknown' }, 'adopt'],
    [
      'a failure beside much that is unknown',
      { license: 'unknown', activity: 'unknown', fit: 'fail' },
      'avoid',
    ],
    ['the licence is unknown', { license: 'unknown' }, 'undecided'],
    ['activity is unknown', { activity: 'unknown' }, 'undecided'],
    ['one essential point is open', { community: 'unknown' }, 'adopt-with-care'],
    ['two essential points are open', { community: 'unknown', resolution: 'unknown' }, 'adopt-with-care'],
    [
      'three essential points are open',
      { community: 'unknown', resolution: 'unknown', 'core-team': 'unknown' },
      'undecided',
    ],
    [
      'the points that nobody has tried are open',
      { sandbox: 'unknown', marathon: 'unknown', fit: 'unknown' },
      'adopt-with-care',
    ],
    ['points that do not apply', { sandbox: 'not-applicable', marathon: 'not-applicable' }, 'adopt'],
    ['a fault hides a point that could fail', { community: 'lost' }, 'undecided'],
    ['a fault hides a point, and another fails anyway', { community: 'lost', fit: 'fail' }, 'avoid'],
    ['a fault hides industry, which could cost adopt', { industry: 'lost' }, 'undecided'],
    ['a fault hides industry where care is due anyway', { industry: 'lost', fit: 'warn' }, 'adopt-with-care'],
    ['a fault hides support where nothing is mediocre', { support: 'lost' }, 'adopt'],
    [
      'a fault hides support where three points are mediocre',
      { ...mediocre(3), support: 'lost' },
      'undecided',
    ],
  ])('%s', (_row, changes, word) => {
    expect(verdict(changes).word).toBe(word)
  })
})

describe('each row', () => {
  const called = (role: Called['role'], status: Status): Called => ({ role, status })
  const well = [called('indispensable', 'pass'), called('ordinary', 'pass')]
  const many = (count: number, point: Called) => Array.from({ length: count }, () => point)

  test.each<[row: number, given: string, points: readonly Called[], word: VerdictWord]>([
    [0, 'a point fails', [called('ordinary', 'fail')], 'avoid'],
    [
      0,
      'a point fails while others are open',
      [called('essential', 'fail'), called('indispensable', 'unknown')],
      'avoid',
    ],
    [1, 'an indispensable point is unknown', [called('indispensable', 'unknown')], 'undecided'],
    [1, 'an indispensable point does not arise', [called('indispensable', 'not-applicable')], 'undecided'],
    [2, 'three essential points are open', many(3, called('essential', 'unknown')), 'undecided'],
    [3, 'three points are mediocre', many(3, called('ordinary', 'warn')), 'avoid'],
    [
      3,
      'a poor indicative point is one too many',
      [...many(2, called('essential', 'warn')), called('indicative', 'fail')],
      'avoid',
    ],
    [4, 'an ordinary point is open', [called('ordinary', 'unknown')], 'adopt-with-care'],
    [4, 'two essential points are open', many(2, called('essential', 'unknown')), 'adopt-with-care'],
    [5, 'two points are mediocre', many(2, called('ordinary', 'warn')), 'adopt-with-care'],
    [6, 'one point is mediocre', [called('ordinary', 'warn')], 'adopt'],
    [6, 'questions do not arise', [called('essential', 'not-applicable')], 'adopt'],
  ])('%i holds where %s', (row, _given, points, word) => {
    const situation = { points: [...well, ...points], tolerance: { adopt: 1, care: 2 } }
    const first = VERDICT_TABLE.findIndex((one) => one.pointsOf(situation).length > 0)
    expect(first === -1 ? VERDICT_TABLE.length : first).toBe(row)
    expect(lookUp(situation)).toBe(word)
    expect(VERDICT_TABLE[row]?.verdict ?? OTHERWISE).toBe(word)
  })
})

describe('willingness', () => {
  test.each(WILLINGNESS)('%s tolerates as many mediocre points as the table says', (willingness) => {
    const { adopt, care } = TOLERANCE[willingness]
    for (let count = 0; count <= WARNABLE.length; count += 1) {
      const expected = count <= adopt ? 'adopt' : count <= care ? 'adopt-with-care' : 'avoid'
      expect(verdict(mediocre(count), willingness).word, `${count} mediocre`).toBe(expected)
    }
  })

  test('undeclared counts as report', () => {
    for (let count = 0; count <= WARNABLE.length; count += 1) {
      expect(verdict(mediocre(count), null).word).toBe(verdict(mediocre(count), 'report').word)
    }
  })

  test('buys nothing where the project cannot be helped', () => {
    const changes = { ...mediocre(3), support: 'fail' } as const
    expect(verdict(changes, 'fund').word).toBe('avoid')
    expect(verdict(changes, 'fund').reasons).toContain(
      'Your willingness "fund" buys nothing where the project cannot be helped',
    )
  })

  test.each<[number, Willingness, string[]]>([
    [1, 'patch', ['Your willingness "patch" bought this verdict: with "none" it would be adopt-with-care']],
    [5, 'maintain', ['Your willingness "maintain" bought this verdict: with "none" it would be avoid']],
    [0, 'fund', []],
    [1, 'none', []],
  ])('with %i mediocre points %s is told what it bought', (count, willingness, expected) => {
    const said = verdict(mediocre(count), willingness).reasons.filter((reason) => /willingness/.test(reason))
    expect(said).toEqual(expected)
  })

  test('never makes a verdict worse', () => {
    const givens: Given[] = ['pass', 'warn', 'fail', 'unknown', 'not-applicable', 'lost']
    const anyPoints = fc.tuple(
      ...IDS.map((id) => fc.constantFrom(...givens).map((given) => aPointThatIs(id, given))),
    )
    fc.assert(
      fc.property(anyPoints, fc.nat(3), (points, index) => {
        const less = ranks(possibleVerdicts(points, WILLINGNESS[index] ?? 'none'))
        const more = ranks(possibleVerdicts(points, WILLINGNESS[index + 1] ?? 'fund'))
        expect(Math.min(...more)).toBeGreaterThanOrEqual(Math.min(...less))
        expect(Math.max(...more)).toBeGreaterThanOrEqual(Math.max(...less))
      }),
      { numRuns: 500 },
    )
  })

  test('never makes a verdict worse that no fault touches, in words', () => {
    const givens: Given[] = ['pass', 'warn', 'fail', 'unknown', 'not-applicable']
    const changes = fc.record(Object.fromEntries(IDS.map((id) => [id, fc.constantFrom(...givens)])))
    fc.assert(
      fc.property(changes, fc.nat(3), (given, index) => {
        const less = verdict(given, WILLINGNESS[index])
        const more = verdict(given, WILLINGNESS[index + 1])
        expect(RANK[more.word]).toBeGreaterThanOrEqual(RANK[less.word])
      }),
      { numRuns: 500 },
    )
  })
})

describe('a fault', () => {
  test('only ever makes a verdict undecided', () => {
    const givens: Given[] = ['pass', 'warn', 'fail', 'unknown', 'not-applicable']
    const truth = fc.record(
      Object.fromEntries(
        IDS.map((id) => [id, fc.constantFrom(...givens.filter((one) => one !== 'unknown'))]),
      ),
    )
    fc.assert(
      fc.property(truth, fc.subarray(IDS), fc.constantFrom(...WILLINGNESS), (given, hidden, willingness) => {
        const before = verdict(given, willingness).word
        const lost = Object.fromEntries(hidden.map((id) => [id, 'lost' as const]))
        expect([before, 'undecided']).toContain(verdict({ ...given, ...lost }, willingness).word)
      }),
      { numRuns: 2000 },
    )
  })
})

const RANK: Readonly<Record<VerdictWord, number>> = { avoid: 0, undecided: 1, 'adopt-with-care': 2, adopt: 3 }

function ranks(words: ReadonlySet<VerdictWord>): number[] {
  return [...words].map((word) => RANK[word])
}
