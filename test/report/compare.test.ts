import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Scorecard } from '../../src/model/scorecard.ts'
import { compare } from '../../src/report/compare.ts'
import { named, scorecard, signal } from '../support/scorecard.ts'
import { dead, halfUnknown, healthy } from '../support/scorecards.ts'

function scored(name: string, low: number, high: number, coverage = 1): Scorecard {
  const card = named(name, scorecard())
  return { ...card, score: { ...card.score, value: Math.round((low + high) / 2), low, high, coverage } }
}

function names(cards: readonly Scorecard[]): string[] {
  return compare(cards).candidates.map(({ view }) => view.target.name)
}

describe('the order', () => {
  test('by verdict first', () => {
    expect(names([dead(), halfUnknown(), healthy()])).toEqual([
      'acme/rocket',
      'acme/submarine',
      'acme/steam-engine',
    ])
  })

  test('the gate rules out, whatever the verdict says', () => {
    const failing: Scorecard = {
      ...healthy(),
      gate: {
        status: 'fail',
        conditions: [{ condition: 'core-team:warn', status: 'fail', reason: 'Three people' }],
      },
    }
    const { candidates } = compare([failing, dead()])
    expect(candidates.map(({ rank }) => rank)).toEqual([1, null])
    expect(candidates[1]?.reason).toBe('Fails the gate: core-team:warn (Three people)')
    expect(candidates[0]?.reason).toBe('Ahead of acme/rocket: that one fails the gate')
  })

  test('by what the score is at least, then at most, then coverage, then name', () => {
    expect(names([scored('b/wide', 40, 95), scored('a/sure', 60, 70)])).toEqual(['a/sure', 'b/wide'])
    expect(names([scored('b/b', 60, 70), scored('a/a', 60, 80)])).toEqual(['a/a', 'b/b'])
    expect(names([scored('b/b', 60, 70, 0.5), scored('c/c', 60, 70, 0.9)])).toEqual(['c/c', 'b/b'])
    expect(names([scored('b/b', 60, 70), scored('a/a', 60, 70)])).toEqual(['a/a', 'b/b'])
  })

  test('it does not depend on the order the candidates were given in', () => {
    const cards = [dead(), halfUnknown(), healthy(), scored('a/a', 50, 90), scored('b/b', 55, 60)]
    const expected = names(cards)
    fc.assert(
      fc.property(fc.shuffledSubarray(cards, { minLength: cards.length }), (shuffled) => {
        expect(names(shuffled)).toEqual(expected)
      }),
    )
  })
})

describe('the reason', () => {
  test.each([
    [scored('a/a', 60, 70), scored('b/b', 40, 50), 'Ahead of b/b: score 65 (60–70) against 45 (40–50)'],
    [
      scored('a/a', 60, 70),
      scored('b/b', 40, 65),
      'Ahead of b/b: score 65 (60–70) against 53 (40–65); the ranges overlap, so the order may change with what is unknown',
    ],
    [scored('a/a', 60, 70), scored('b/b', 60, 70), 'Ahead of b/b: as good; in order of name'],
    [
      scored('a/a', 60, 70, 0.9),
      scored('b/b', 60, 70, 0.5),
      'Ahead of b/b: as good, with 90 % answered against 50 %',
    ],
    [healthy(), dead(), 'Ahead of acme/steam-engine: the verdict is adopt with care, not avoid'],
  ])('of the first', (a, b, expected) => {
    expect(compare([b, a]).candidates[0]?.reason).toBe(expected)
  })

  test('of the others it is told from their side', () => {
    expect(compare([healthy(), dead()]).candidates[1]?.reason).toBe(
      'Behind acme/rocket: the verdict is avoid, not adopt with care',
    )
  })
})

describe('the rows', () => {
  test('the more a point tells apart, the higher it stands', () => {
    const good = scorecard()
    const other = scorecard({
      community: [signal('community/x', { status: 'warn' })],
      industry: [signal('industry/x', { status: 'unknown' })],
      resolution: [signal('resolution/x', { status: 'fail' })],
    })
    const { rows } = compare([good, named('acme/other', other)])
    expect(rows.slice(0, 4).map(({ id }) => id)).toEqual(['resolution', 'community', 'industry', 'license'])
    expect(rows.map(({ differs }) => differs).slice(0, 4)).toEqual([true, true, true, false])
  })

  test('a point only one of them was judged on', () => {
    const own = { ...scorecard().points[0], id: 'house-rule', point: null, title: 'House rule' }
    const card = scorecard()
    // A rule of somebody else's: the shape is that of the ten.
    const withOwn = { ...card, points: [...card.points, own as (typeof card.points)[number]] }
    const { rows } = compare([withOwn, named('acme/other', card)])
    expect(rows[0]).toMatchObject({ id: 'house-rule', number: '', differs: true })
    expect(rows[0]?.cells.filter((cell) => cell === null)).toHaveLength(1)
  })
})

test('one candidate is compared with nobody', () => {
  expect(compare([healthy()]).candidates).toMatchObject([{ rank: 1, reason: 'The only candidate', given: 0 }])
})
