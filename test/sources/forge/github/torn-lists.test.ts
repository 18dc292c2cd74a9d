import { describe, expect, test } from 'vitest'
import type { Coverage } from '../../../../src/model/coverage.ts'
import { advisoriesFrom } from '../../../../src/sources/forge/github/advisories.ts'
import type { Page } from '../../../../src/sources/forge/github/answer.ts'
import { commitsFrom } from '../../../../src/sources/forge/github/history.ts'
import type { Entry } from '../../../../src/sources/forge/github/history-query.ts'
import { listFrom } from '../../../../src/sources/forge/github/lists.ts'
import { type RestPages, restListing } from '../../../../src/sources/forge/github/rest/page.ts'
import { threadListing } from '../../../../src/sources/forge/github/thread-pages.ts'

const LOST = { reason: 'unreachable', detail: 'The connection failed' } as const
const READING = { period: { until: '2026-06-30T23:59:59Z', past: false } }
const OLDEST = '2026-06-01T00:00:00Z'

/** What can come of a list: whole, cut by the page cap, with a broken item, or with a later page lost. */
const READS = {
  whole: { more: false, broken: 0, lost: null },
  capped: { more: true, broken: 0, lost: null },
  broken: { more: false, broken: 1, lost: null },
  'broken and capped': { more: true, broken: 1, lost: null },
  'a page lost': { more: true, broken: 0, lost: LOST },
} as const
type Read = (typeof READS)[keyof typeof READS]

/** Every reader that makes a list. Only some read later pages, and can lose one. */
const READERS: Readonly<Record<string, { read(how: Read): Coverage; losesPages?: true }>> = {
  threads: {
    losesPages: true,
    read: (how) =>
      threadListing(pageOf([{ createdAt: OLDEST }], how), (node) => node, how.lost, READING).coverage,
  },
  commits: {
    losesPages: true,
    read: (how) =>
      commitsFrom({ newest: pageOf([ENTRY], how, how.more ? 9 : 1), windows: [] }, new Map(), how.lost)
        .coverage,
  },
  'tags, releases and discussions': {
    read: (how) => listFrom('tags', pageOf([OLDEST], how), [OLDEST], (at) => at, READING).coverage,
  },
  'lists by REST': {
    losesPages: true,
    read: ({ more, broken, lost }) => {
      const pages: RestPages<string> = { items: [OLDEST], more, broken, lost }
      return restListing(pages, pages.items, 'commits', OLDEST).coverage
    },
  },
  advisories: {
    read: ({ more, broken }) =>
      advisoriesFrom({
        status: 200,
        data: [ADVISORY, ...Array.from({ length: broken }, () => ({ ghsa_id: null }))],
        next: more ? 'https://api.github.com/next' : null,
        url: 'https://api.github.com',
        retrievedAt: OLDEST,
      }).coverage,
  },
}

describe.each(Object.entries(READERS))('%s', (_, { read }) => {
  test('a whole list is whole', () => {
    expect(read(READS.whole)).toMatchObject({ from: null, whole: true, lost: null, total: 1 })
  })

  test('a capped list is whole since its oldest item, and nothing is lost', () => {
    const { from, whole, lost } = read(READS.capped)
    expect({ whole, lost }).toEqual({ whole: false, lost: null })
    expect(Date.parse(from ?? '')).toBeGreaterThanOrEqual(Date.parse(OLDEST))
    expect(Date.parse(from ?? '')).toBeLessThanOrEqual(Date.parse(OLDEST) + 1000)
  })

  test.each(['broken', 'broken and capped'] as const)(
    'a list that is %s may have its hole anywhere',
    (how) => {
      const { from, whole, lost } = read(READS[how])
      expect({ whole, reason: lost?.reason }).toEqual({ whole: false, reason: 'incomplete' })
      expect(Date.parse(from ?? '')).toBeGreaterThanOrEqual(Date.parse(OLDEST))
    },
  )
})

test.each(Object.entries(READERS).filter(([, { losesPages }]) => losesPages))(
  '%s: what lost a later page says which fault took it',
  (_, { read }) => {
    expect(read(READS['a page lost'])).toMatchObject({ whole: false, lost: LOST })
  },
)

const ENTRY: Entry = {
  id: '1',
  oid: 'abc',
  committedDate: OLDEST,
  authoredDate: OLDEST,
  messageHeadline: 'Work',
  author: null,
}

const ADVISORY = {
  ghsa_id: 'GHSA-xxxx-xxxx-0001',
  state: 'published',
  summary: 'Spins for ever',
  published_at: OLDEST,
  html_url: 'https://github.com/acme/widget/security/advisories/1',
}

function pageOf<Node>(nodes: readonly Node[], { more, broken }: Read, total = 1): Page<Node> {
  return { nodes, total, next: more ? 'cursor' : null, broken }
}
