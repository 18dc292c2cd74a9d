import { describe, expect, test } from 'vitest'
import {
  authorsOf,
  degreeOfAuthorship,
  type FileEvent,
  truckFactorOf,
} from '../../../src/analysis/statistics/degree-of-authorship.ts'

const added = (author: string): FileEvent => ({ author, kind: 'added' })
const changed = (author: string, times = 1): FileEvent[] =>
  Array.from({ length: times }, () => ({ author, kind: 'changed' }))

describe('degree of authorship, 3.293 + 1.098 FA + 0.164 DL - 0.321 ln(1 + AC)', () => {
  test.each([
    { name: 'created it, nothing since', created: true, deliveries: 0, acceptances: 0, degree: 4.391 },
    {
      name: 'created it, 3 own changes, 5 by others',
      created: true,
      deliveries: 3,
      acceptances: 5,
      degree: 4.3078,
    },
    {
      name: '2 changes to a file with 10 others',
      created: false,
      deliveries: 2,
      acceptances: 10,
      degree: 2.8513,
    },
  ])('$name', ({ created, deliveries, acceptances, degree }) => {
    expect(degreeOfAuthorship(created, deliveries, acceptances)).toBeCloseTo(degree, 4)
  })
})

describe('the authors of a file', () => {
  test.each([
    { name: 'who created it', events: [added('ann')], authors: ['ann'] },
    {
      // bob: 3.293 + 0.164 = 3.457; ann: 4.391 - 0.321 ln 2 = 4.168: 0.83 of hers.
      name: 'one change to a file that was left as it was',
      events: [added('ann'), ...changed('bob')],
      authors: ['ann', 'bob'],
    },
    {
      // bob: 3.457 - 0.321 ln 6 = 2.882, below the constant.
      name: 'one change to a file that its creator went on with',
      events: [added('ann'), ...changed('ann', 5), ...changed('bob')],
      authors: ['ann'],
    },
    {
      // bob: 3.293 + 0.164 * 8 - 0 = 4.605; ann: 4.391 - 0.321 ln 9 = 3.686, 0.80 of it: both.
      name: 'eight changes make a second author',
      events: [added('ann'), ...changed('bob', 8)],
      authors: ['ann', 'bob'],
    },
    {
      // bob: 3.293 + 0.164 * 40 = 9.853; ann: 4.391 - 0.321 ln 41 = 3.199 is below the constant.
      name: 'whoever wrote it anew takes it over',
      events: [added('ann'), ...changed('bob', 40)],
      authors: ['bob'],
    },
    { name: 'adding it again is creating it', events: [added('ann'), added('bob')], authors: ['ann', 'bob'] },
    { name: 'nobody, of a file without history', events: [], authors: [] },
  ])('$name', ({ events, authors }) => {
    expect(authorsOf(events).sort()).toEqual(authors)
  })
})

describe('the truck factor', () => {
  test('a worked example: 10 files, ann 6, bob 3, cem 2', () => {
    const files = [
      ...Array.from({ length: 5 }, () => ['ann']),
      ['ann', 'bob'],
      ['bob'],
      ['bob'],
      ['cem'],
      ['cem'],
    ]
    // Without ann 5 of 10 are covered, which is half and enough; without bob as well, 2 of 10.
    expect(truckFactorOf(files)).toEqual({
      truckFactor: 2,
      authors: 3,
      core: [
        { name: 'ann', files: 6 },
        { name: 'bob', files: 3 },
      ],
    })
  })

  test.each([
    { name: 'one author of everything', files: [['ann'], ['ann']], factor: 1 },
    { name: 'most files have no author to begin with', files: [['ann'], [], []], factor: 0 },
    { name: 'four people with a file each', files: [['a'], ['b'], ['c'], ['d']], factor: 3 },
  ])('$name: $factor', ({ files, factor }) => {
    expect(truckFactorOf(files).truckFactor).toBe(factor)
  })
})
