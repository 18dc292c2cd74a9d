import { describe, expect, test } from 'vitest'
import { reachOf } from '../../../../src/model/coverage.ts'
import type { Page } from '../../../../src/sources/forge/github/answer.ts'
import {
  commitsFrom,
  type HistoryRead,
  historyFrom,
  openWindows,
  parentsFrom,
  withMore,
  withoutParents,
} from '../../../../src/sources/forge/github/history.ts'
import { commitFrom, type Entry } from '../../../../src/sources/forge/github/history-query.ts'
import { answerOf, readingOf } from './support.ts'

function entry(day: string, changes: Partial<Entry> = {}): Entry {
  const at = `${day}T12:00:00Z`
  return {
    id: `id ${day}`,
    oid: day,
    committedDate: at,
    authoredDate: at,
    messageHeadline: 'Work',
    author: null,
    ...changes,
  }
}

function page(days: readonly string[], more: Partial<Page<Entry>> = {}): Page<Entry> {
  return { nodes: days.map((day) => entry(day)), total: days.length, next: null, broken: 0, ...more }
}

const JUNE = { since: '2026-06-01T00:00:00Z', until: '2026-06-30T23:59:59Z' }
const MAY = { since: '2026-05-01T00:00:00Z', until: '2026-05-31T23:59:59Z' }
const APRIL = { since: '2026-04-01T00:00:00Z', until: '2026-04-30T23:59:59Z' }

/** 99 commits of which these were read: the newest page, and a page of each of three months. */
function read(
  june: Page<Entry>,
  may: Page<Entry>,
  april: Page<Entry>,
  newest: Partial<Page<Entry>> = {},
): HistoryRead {
  return {
    newest: page(['2026-06-29', '2026-06-20'], { total: 99, next: 'x', ...newest }),
    windows: [
      { window: JUNE, page: june },
      { window: MAY, page: may },
      { window: APRIL, page: april },
    ],
  }
}
const june = page(['2026-06-29', '2026-06-20', '2026-06-02'])
const may = page(['2026-05-20', '2026-05-10'])
const april = page(['2026-04-15'])

describe('how far the history reaches', () => {
  const fromOf = (history: HistoryRead) => commitsFrom(history, new Map(), null).coverage

  test.each<[string, HistoryRead, string]>([
    ['every window whole', read(june, may, april), APRIL.since],
    ['a window cut in the middle', read(june, { ...may, next: 'more' }, april), '2026-05-10T12:00:01Z'],
    ['the newest window cut', read({ ...june, next: 'more' }, may, april), '2026-06-02T12:00:01Z'],
    [
      'two windows cut',
      read(june, { ...may, next: 'more' }, { ...april, next: 'more' }),
      '2026-05-10T12:00:01Z',
    ],
    [
      'a window cut of which nothing came',
      read(june, { ...page([]), next: 'more' }, april),
      '2026-06-01T00:00:00Z',
    ],
    [
      'a newest page that reaches beyond the cut',
      read(june, { ...may, next: 'more' }, april, page(['2026-06-29', '2026-05-02'], { total: 99 })),
      '2026-05-02T12:00:01Z',
    ],
    ['no windows', { ...read(june, may, april), windows: [] }, '2026-06-20T12:00:01Z'],
    ['nothing at all', { newest: page([], { total: 99 }), windows: [] }, '9999-12-31T23:59:59Z'],
  ])('%s', (name, history, from) => {
    if (name === 'nothing at all') return expect(fromOf(history).whole).toBe(false)
    expect(fromOf(history)).toMatchObject({ from, whole: false, lost: null, total: 99 })
  })

  test('what is known beyond the first gap is left out', () => {
    const { items } = commitsFrom(read(june, { ...may, next: 'more' }, april), new Map(), null)
    expect(items.map(({ oid }) => oid)).toEqual(['2026-06-29', '2026-06-20', '2026-06-02', '2026-05-20'])
  })

  test('as many as there are: it is whole, however it was read', () => {
    const { items, coverage } = commitsFrom(read(june, may, april, { total: 6 }), new Map(), null)
    expect(items).toHaveLength(6)
    expect(coverage).toMatchObject({ from: null, whole: true, total: 6 })
    expect(fromOf(read(june, may, april, { total: 7 })).whole).toBe(false)
  })

  test.each<[string, HistoryRead]>([
    ['of the newest page', read(june, may, april, { broken: 1 })],
    ['of a window', read(june, { ...may, broken: 1 }, april)],
    ['of a history read to its end', read(june, may, april, { broken: 1, total: 6 })],
  ])('a broken commit %s tears it, and nobody knows where', (_, history) => {
    const coverage = fromOf(history)
    expect(coverage).toMatchObject({ whole: false, lost: { reason: 'incomplete' } })
    expect(reachOf(coverage, Date.parse('2026-06-25T00:00:00Z'))).toBe('lost')
  })

  test('broken commits are counted over all pages', () => {
    const { lost } = fromOf(read({ ...june, broken: 2 }, { ...may, broken: 3 }, april, { broken: 1 }))
    expect(lost?.detail).toContain('6 of the commits')
  })
})

test('commits come newest first and once, those with parents told before those without', () => {
  const told = page(['2026-06-20'], {
    nodes: [entry('2026-06-20', { parents: { totalCount: 2 } })],
    total: 99,
  })
  const { items } = commitsFrom(
    { ...read(june, may, april), newest: told },
    new Map([['2026-05-20', 3]]),
    null,
  )
  expect(items.map(({ oid, parents }) => [oid, parents])).toEqual([
    ['2026-06-29', 1],
    ['2026-06-20', 2],
    ['2026-06-02', 1],
    ['2026-05-20', 3],
    ['2026-05-10', 1],
    ['2026-04-15', 1],
  ])
})

test('clocks of committers go as they like: commits are in order, and the oldest counts wherever it stands', () => {
  const muddled = page(['2026-06-10', '2026-06-02', '2026-06-20', '2026-06-10'], { next: 'more' })
  muddled.nodes.forEach((node, index) => {
    node.oid = `${index}`
  })
  const { items, coverage } = commitsFrom(read(muddled, may, april), new Map(), null)
  expect(items.map(({ oid }) => oid)).toEqual(['2026-06-29', '2', '2026-06-20', '0', '3'])
  expect(coverage.from).toBe('2026-06-02T12:00:01Z')
})

test('the first answer holds the newest page and a page of every window', () => {
  const empty = { pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] }
  const aliases = Array.from({ length: 20 }, (_, index) => [
    `w${index}`,
    { ...empty, nodes: [entry(`${index}`)] },
  ])
  const newest = { ...empty, totalCount: 42 }
  const target = { newest, ...Object.fromEntries(aliases) }
  const history = historyFrom(answerOf({ history: { defaultBranchRef: { target } } }), readingOf())
  expect(history?.newest.total).toBe(42)
  expect(history?.windows.map((window) => window.page.nodes.map(({ oid }) => oid))).toEqual(
    aliases.map((_, index) => [`${index}`]),
  )
  expect(history?.windows[0]?.window.until).toBe('2026-06-30T23:59:59Z')
})

test('only the windows of the last year are read on', () => {
  const windows = Array.from({ length: 20 }, (_, index) => ({
    window: { since: `${index}`, until: '' },
    page: page([], { next: index % 6 === 5 ? `after ${index}` : null }),
  }))
  expect(openWindows({ newest: page([]), windows }).map(({ after }) => after)).toEqual([
    'after 5',
    'after 11',
  ])
})

test('next pages go to the windows that were open, in their order', () => {
  const history = read({ ...june, next: 'a', broken: 1 }, may, { ...april, next: 'b' })
  const more = (day: string, hasNextPage: boolean) => ({
    pageInfo: { hasNextPage, endCursor: 'c' },
    nodes: [entry(day), { oid: 7 }],
  })
  const target = { w0: more('2026-06-01', false), w1: more('2026-04-02', true) }
  const { windows } = withMore(history, answerOf({ history: { defaultBranchRef: { target } } }))
  expect(
    windows.map(({ page: { nodes, next, broken } }) => [nodes.at(-1)?.oid, nodes.length, next, broken]),
  ).toEqual([
    ['2026-06-01', 4, null, 2],
    ['2026-05-10', 2, null, 0],
    ['2026-04-02', 2, 'c', 1],
  ])
})

test('parents are asked for where they are not told and late enough to matter', () => {
  const asked = withoutParents(read(june, may, april), '2026-05-10T12:00:00Z')
  expect(asked.map(({ oid }) => oid)).toEqual(['2026-06-02', '2026-05-20', '2026-05-10'])
})

test('parents come by commit; what GitHub does not give is left out', () => {
  const answer = answerOf({
    parents0: [{ oid: 'a', parents: { totalCount: 2 } }, null, { oid: 'b' }, { parents: { totalCount: 3 } }],
    parents1: [{ oid: 'c', parents: { totalCount: 0 } }],
  })
  expect([...parentsFrom(answer)]).toEqual([
    ['a', 2],
    ['c', 0],
  ])
})

test('a repository without a commit has no history', () => {
  expect(historyFrom(answerOf({ history: { defaultBranchRef: null } }), readingOf())).toBeNull()
})

test.each([
  ['Merge pull request #7 from a/b', 2],
  ["Merge branch 'main' into topic", 2],
  ["Merge remote-tracking branch 'origin/main'", 2],
  ['Auto merge of #7 - a:b, r=c', 2],
  ['Rollup merge of #7 - a:b, r=c', 2],
  ['Merge acme/widget#12', 2],
  ['Merged PR 12: x', 2],
  ['Merge two caches into one', 1],
  ['Do not merge branches', 1],
])('without parents told, %j has %i', (messageHeadline, parents) => {
  expect(commitFrom(entry('2026-01-01', { messageHeadline }), new Map()).parents).toBe(parents)
  expect(
    commitFrom(entry('2026-01-01', { messageHeadline, parents: { totalCount: 1 } }), new Map()).parents,
  ).toBe(1)
})

test('who wrote a commit, and when, in UTC', () => {
  const author = { name: 'Ann', email: 'ann@example.org', user: { login: 'ann' } }
  const commit = commitFrom(
    entry('2026-01-01', { author, committedDate: '2026-01-01T02:00:00+02:00' }),
    new Map(),
  )
  expect(commit).toMatchObject({
    committedAt: '2026-01-01T00:00:00Z',
    author: { login: 'ann', name: 'Ann', email: 'ann@example.org' },
  })
  expect(
    commitFrom(entry('2026-01-01', { author: { ...author, user: null } }), new Map()).author.login,
  ).toBeNull()
  expect(commitFrom(entry('2026-01-01'), new Map()).author).toEqual({ login: null, name: null, email: null })
})
