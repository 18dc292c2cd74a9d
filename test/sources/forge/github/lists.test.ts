import { describe, expect, test } from 'vitest'
import { reachOf } from '../../../../src/model/coverage.ts'
import type { Listing } from '../../../../src/model/facts/listing.ts'
import type { Page } from '../../../../src/sources/forge/github/answer.ts'
import {
  discussionsFrom,
  listFrom,
  releasesFrom,
  tagsFrom,
} from '../../../../src/sources/forge/github/lists.ts'
import type { Period } from '../../../../src/sources/forge/github/period.ts'
import type { PartAnswer } from '../../../../src/sources/forge/github/query.ts'
import { NotTold, type Reading } from '../../../../src/sources/forge/github/request.ts'
import { answerOf, readingOf } from './support.ts'

const TODAY: Period = { until: '2026-06-30T23:59:59Z', past: false }
const PAST: Period = { until: '2026-01-31T23:59:59Z', past: true }

const page = (more: boolean, broken = 0): Page<unknown> => ({
  nodes: [],
  total: 9,
  next: more ? 'cursor' : null,
  broken,
})
const dates = (items: readonly (string | null)[], more: boolean, period: Period, broken = 0) =>
  listFrom('tags', page(more, broken), items, (at) => at, { period })

describe('a page of a list', () => {
  test('is whole for what is later than its oldest item: others of that very second may follow', () => {
    const items = ['2026-03-01T00:00:00Z', '2026-02-01T00:00:00Z', null]
    const { coverage } = dates(items, true, TODAY)
    expect(coverage).toMatchObject({ from: '2026-02-01T00:00:01Z', whole: false, total: 9 })
    expect(reachOf(coverage, Date.parse('2026-02-01T00:00:00Z'))).toBe('short')
    expect(dates(items, false, TODAY).coverage).toMatchObject({ from: null, whole: true, total: 9 })
  })

  test('without a dated item is whole for nothing but the day judged', () => {
    expect(dates([null], true, TODAY).coverage.from).toBe('2026-07-01T00:00:00Z')
  })

  test.each<[string, readonly string[], boolean, Period, boolean]>([
    ['all of it later, and more behind it', ['2026-03-01T00:00:00Z'], true, PAST, false],
    ['all of it later, and nothing behind it', ['2026-03-01T00:00:00Z'], false, PAST, true],
    ['some of it by then', ['2026-03-01T00:00:00Z', '2026-01-31T23:59:59Z'], true, PAST, true],
    ['a day that is not over', ['2026-07-30T00:00:00Z'], true, TODAY, true],
  ])('of a past day: %s', (_, items, more, period, told) => {
    if (told) expect(dates(items, more, period).items).toEqual(items)
    else expect(() => dates(items, more, period)).toThrow(NotTold)
  })

  test('with a broken item reaches nowhere', () => {
    const { coverage } = dates(['2026-03-01T00:00:00Z'], false, TODAY, 2)
    expect(coverage).toMatchObject({ whole: false, total: 9, lost: { reason: 'incomplete' } })
    expect(coverage.lost?.detail).toContain('2 of the tags')
    expect(reachOf(coverage, Date.parse('2026-06-30T00:00:00Z'))).toBe('lost')
  })
})

test.each<[string, (answer: PartAnswer, reading: Reading) => Listing<unknown>, string, object]>([
  [
    'releases',
    releasesFrom,
    'releases',
    { tagName: 'v1', publishedAt: '2026-01-01T00:00:00Z', isPrerelease: false, isDraft: false, url: 'u' },
  ],
  ['tags', tagsFrom, 'refs', { name: 'v1', target: { committedDate: '2026-01-01T00:00:00Z' } }],
  [
    'discussions',
    discussionsFrom,
    'discussions',
    {
      url: 'u',
      createdAt: '2026-01-01T00:00:00Z',
      isAnswered: null,
      answerChosenAt: null,
      author: null,
      category: { isAnswerable: false },
      comments: { totalCount: 0 },
    },
  ],
])('%s reach back by their own dates', (part, from, connection, node) => {
  const page = { nodes: [node], pageInfo: { hasNextPage: true, endCursor: 'x' } }
  const { coverage } = from(answerOf({ [part]: { [connection]: page } }), readingOf())
  expect(coverage).toMatchObject({ from: '2026-01-01T00:00:01Z', whole: false })
})

test('drafts are no releases, whatever date they carry', () => {
  const release = {
    tagName: 'v1',
    publishedAt: '2026-01-01T00:00:00Z',
    isPrerelease: true,
    isDraft: false,
    url: 'u',
  }
  const nodes = [
    release,
    { ...release, tagName: 'draft', isDraft: true },
    { ...release, tagName: 'unpublished', publishedAt: null },
  ]
  const { items } = releasesFrom(answerOf({ releases: { releases: { nodes } } }), readingOf())
  expect(items).toEqual([{ tag: 'v1', prerelease: true, publishedAt: '2026-01-01T00:00:00Z', url: 'u' }])
})

test.each<[string, object | null, string | null]>([
  [
    'its own date',
    { tagger: { date: '2026-01-01T02:00:00+02:00' }, target: { committedDate: '2025-01-01T00:00:00Z' } },
    '2026-01-01T00:00:00.000Z',
  ],
  ['the date of its commit', { committedDate: '2026-02-01T00:00:00Z' }, '2026-02-01T00:00:00.000Z'],
  [
    'the date of the commit it points to',
    { tagger: null, target: { committedDate: '2026-03-01T00:00:00Z' } },
    '2026-03-01T00:00:00.000Z',
  ],
  ['none, of a file', {}, null],
  ['none, of nothing', null, null],
])('a tag has %s', (_, target, at) => {
  const answer = answerOf({ tags: { refs: { nodes: [{ name: 'v1', target }] } } })
  expect(tagsFrom(answer, readingOf()).items).toEqual([{ name: 'v1', at }])
})

test.each([
  ['answered, in a category that has answers', true, true, true],
  ['not answered', true, null, false],
  ['a category without answers', false, null, null],
])('a discussion: %s', (_, isAnswerable, isAnswered, answered) => {
  const node = {
    url: 'u',
    createdAt: '2026-01-01T00:00:00Z',
    isAnswered,
    answerChosenAt: '2026-01-02T00:00:00Z',
    author: { __typename: 'User', login: 'ann' },
    category: { isAnswerable },
    comments: { totalCount: 3 },
  }
  const answer = answerOf({ discussions: { discussions: { nodes: [node] } } })
  expect(discussionsFrom(answer, readingOf()).items).toEqual([
    {
      url: 'u',
      createdAt: '2026-01-01T00:00:00Z',
      author: { login: 'ann', kind: 'User' },
      answered,
      answeredAt: '2026-01-02T00:00:00Z',
      comments: 3,
    },
  ])
})
