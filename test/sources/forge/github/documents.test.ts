import { describe, expect, test } from 'vitest'
import {
  documentsFrom,
  heldAgainst,
  licenseHistoryFrom,
} from '../../../../src/sources/forge/github/documents.ts'
import { pastDocumentsFrom } from '../../../../src/sources/forge/github/past-documents.ts'
import { answerOf, readingOf } from './support.ts'

const text = (words: string | null, more: object = {}) => ({
  text: words,
  isTruncated: false,
  isBinary: false,
  ...more,
})
const fault = { path: ['texts', 'file0'], reason: 'denied', message: 'Not yours to see' } as const

describe('a file of today', () => {
  const read = (file0: unknown, errors: (typeof fault)[] = []) =>
    documentsFrom(answerOf({ texts: { file0 } }, errors), ['LICENSE'], readingOf())

  test('is a text with its address', () => {
    expect(read(text('MIT License'))).toEqual({
      texts: [
        {
          path: 'LICENSE',
          text: 'MIT License',
          truncated: false,
          url: 'https://github.com/acme/widget/blob/HEAD/LICENSE',
        },
      ],
      unread: [],
    })
    expect(read(text('')).texts).toMatchObject([{ text: '' }])
  })

  test.each<[string, object, number, boolean]>([
    ['as long as is kept', text('x'.repeat(200_000)), 200_000, false],
    ['longer than is kept', text('x'.repeat(200_001)), 200_000, true],
    ['cut by GitHub', text('x', { isTruncated: true }), 1, true],
  ])('%s', (_, file, length, truncated) => {
    const [document] = read(file).texts
    expect([document?.text.length, document?.truncated]).toEqual([length, truncated])
  })

  test.each<[string, unknown, (typeof fault)[], string]>([
    ['binary', text(null, { isBinary: true }), [], 'It is not a text file'],
    ['not given', text(null), [], 'GitHub did not give its text'],
    ['taken by a fault', text('MIT License'), [fault], 'Not yours to see'],
  ])('%s: it is there, and unread', (_, file, errors, detail) => {
    expect(read(file, errors)).toEqual({ texts: [], unread: [{ path: 'LICENSE', detail }] })
  })

  test('that is not there is neither', () => {
    expect(read(null)).toEqual({ texts: [], unread: [] })
  })
})

test('a file that GitHub lists and gives no text of is unread, once', () => {
  const told = documentsFrom(
    answerOf({ texts: { file0: null, file1: text('MIT License'), file2: text(null) } }),
    ['CONTRIBUTING.md', 'LICENSE', 'README.md'],
    readingOf(),
  )
  const { texts, unread } = heldAgainst(['CONTRIBUTING.md', 'LICENSE', 'README.md'], told)
  expect(texts.map(({ path }) => path)).toEqual(['LICENSE'])
  expect(unread).toEqual([
    { path: 'README.md', detail: 'GitHub did not give its text' },
    { path: 'CONTRIBUTING.md', detail: 'GitHub lists it and did not give its text' },
  ])
  expect(heldAgainst([], told)).toEqual(told)
})

describe('a file of a past day', () => {
  const THEN = text('then')
  const TODAY = text('today')
  const read = (then0: unknown, today0: unknown, totalCount: number) =>
    pastDocumentsFrom(
      answerOf({ texts: { then0, today0, defaultBranchRef: { target: { since0: { totalCount } } } } }),
      ['LICENSE'],
      readingOf(),
      'abc',
    )

  test.each<[string, unknown, unknown, number, string | null]>([
    ['given as it was', THEN, TODAY, 3, 'then'],
    ['not given, and untouched since', text(null), TODAY, 0, 'today'],
    ['not given, and touched since', text(null), TODAY, 1, null],
    ['not given, and binary today', text(null), text(null, { isBinary: true }), 0, null],
    ['not given, and gone today', text(null), null, 1, null],
    ['not found by its commit, and untouched since', null, TODAY, 0, 'today'],
  ])('%s', (_, then, today, touched, expected) => {
    const { texts, unread } = read(then, today, touched)
    expect(texts.map((document) => document.text)).toEqual(expected === null ? [] : [expected])
    expect(unread).toHaveLength(expected === null ? 1 : 0)
  })

  test('its address is that of the commit', () => {
    expect(read(THEN, TODAY, 0).texts[0]?.url).toBe('https://github.com/acme/widget/blob/abc/LICENSE')
  })

  test('that is nowhere is not there', () => {
    expect(read(null, null, 0)).toEqual({ texts: [], unread: [] })
  })
})

describe('the history of licence files', () => {
  const change = (oid: string, day: string, author: object | null = null) => ({
    oid,
    committedDate: `${day}T00:00:00Z`,
    messageHeadline: 'Relicense',
    url: 'u',
    author,
  })
  const read = (path0: object, path1: object = { nodes: [] }) =>
    licenseHistoryFrom(answerOf({ licenses: { defaultBranchRef: { target: { path0, path1 } } } }), [
      'LICENSE',
      'COPYING',
    ])

  test('comes newest first, over all files', () => {
    const author = { name: 'Ann', email: 'ann@example.org', user: { login: 'ann' } }
    const { changes, complete } = read(
      { nodes: [change('c', '2026-01-03'), change('a', '2026-01-01', author)] },
      { nodes: [change('b', '2026-01-02')] },
    )
    expect(changes.map(({ oid, path }) => [oid, path])).toEqual([
      ['c', 'LICENSE'],
      ['b', 'COPYING'],
      ['a', 'LICENSE'],
    ])
    expect(changes.map((each) => each.author)).toEqual([
      { login: null, name: null, email: null },
      { login: null, name: null, email: null },
      { login: 'ann', name: 'Ann', email: 'ann@example.org' },
    ])
    expect(complete).toBe(true)
  })

  test.each<[string, object]>([
    [
      'longer than a page',
      { nodes: [change('a', '2026-01-01')], pageInfo: { hasNextPage: true, endCursor: 'x' } },
    ],
    ['with a broken change', { nodes: [change('a', '2026-01-01'), { oid: 1 }] }],
  ])('%s is not complete, whichever file it is of', (_, page) => {
    expect(read(page).complete).toBe(false)
    expect(read({ nodes: [] }, page).complete).toBe(false)
  })
})
