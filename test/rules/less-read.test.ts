import { describe, expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import { evaluate } from '../../src/judging/evaluate.ts'
import { NO_DAY, tornBy } from '../../src/model/coverage.ts'
import type { Facts } from '../../src/model/facts.ts'
import { DEFAULT_POLICY } from '../../src/model/policy.ts'
import { known } from '../../src/model/unknown.ts'
import {
  anIssue,
  aPull,
  aResponse,
  daysBefore,
  listing,
  merged,
  NOW,
  person,
} from '../support/build-facts.ts'
import { type FactChanges, healthyFacts } from '../support/facts.ts'
import { history, tagsAt, work } from './activity/histories.ts'

const LISTS = ['commits', 'tags', 'releases', 'issues', 'pulls', 'discussions', 'advisories'] as const
type ListName = (typeof LISTS)[number]

const LOST = { reason: 'unreachable', detail: 'GitHub hung up' } as const
const README = {
  path: 'README.md',
  text: '# Widget',
  truncated: false,
  url: 'https://github.com/acme/widget',
}
const FORTY = Array.from({ length: 40 }, (_, index) => index)

const WORLDS: Readonly<Record<string, FactChanges>> = {
  healthy: {},
  'old advisories without a patch': {
    advisories: listing(
      [1, 2].map((number) => ({
        id: `GHSA-xxxx-xxxx-000${number}`,
        severity: 'high' as const,
        summary: 'Spins for ever',
        publishedAt: daysBefore(100 * number),
        reportedAt: null,
        withdrawnAt: null,
        vulnerableRange: null,
        patchedVersions: number === 1 ? '3.2.0' : null,
        url: 'https://github.com/acme/widget/security/advisories/1',
      })),
    ),
  },
  'discussions without answers': {
    documents: { texts: [README] },
    discussions: listing(
      FORTY.map((index) => ({
        url: `https://github.com/acme/widget/discussions/${index}`,
        createdAt: daysBefore(5 + 9 * index),
        author: null,
        answered: index < 3,
        answeredAt: index < 3 ? daysBefore(4 + 9 * index) : null,
        comments: 1,
      })),
    ),
  },
  'a maintainer known by merges only': {
    issues: listing(
      FORTY.map((index) =>
        anIssue(index, 10 + index, {
          author: person(index % 4 === 0 ? `user-${index}` : 'alice'),
          responses: [aResponse('bob', index % 4 === 0 ? 4 : 9.9 + index)],
        }),
      ),
    ),
    pulls: listing(FORTY.map((index) => merged(aPull(100 + index, 30 + 8 * index), 'alice', 24))),
  },
  'an agreement seen on an old pull request': {
    owner: { login: 'acme', name: 'Acme Inc' },
    pulls: listing(
      FORTY.map((index) => aPull(100 - index, 5 + index, { labels: index === 39 ? ['cla: yes'] : [] })),
    ),
  },
  'silent, and its pull requests wait': {
    commits: history(work(90, 5, 1000)),
    tags: tagsAt(1000, 1100),
    issues: listing([]),
    pulls: listing(FORTY.map((index) => aPull(100 - index, 500 + index))),
  },
}

/** What a fault leaves of a list: all of it with a hole somewhere, its newest half, its newest item, nothing. */
const TORN: Readonly<Record<string, (size: number) => number>> = {
  'a hole in': (size) => size,
  'half of': (size) => Math.ceil(size / 2),
  'the newest of': () => 1,
  'nothing of': () => 0,
}

describe.each(Object.entries(WORLDS))('%s', (_, changes) => {
  const whole = signalsOf(healthyFacts(changes))

  test.each(LISTS.flatMap((name) => Object.keys(TORN).map((how) => [how, name] as const)))(
    'with %s the %s every signal says the same, or that it cannot tell',
    (how, name) => {
      const read = signalsOf(torn(healthyFacts(changes), name, TORN[how] ?? (() => 0)))
      for (const [id, answer] of read) {
        if (answer.status !== 'unknown') expect({ id, ...answer }).toEqual({ id, ...whole.get(id) })
      }
    },
  )
})

const TEXTS: readonly (readonly [string, string])[] = [
  ['LICENSE', 'MIT License'],
  [
    'README.md',
    '# Widget\n\nDeprecated: use gadget.\n\n## Contributing\n\nRun the tests.\n\nAsk on https://stackoverflow.com/tags/widget',
  ],
  ['CONTRIBUTING.md', 'Be nice. Sign the Contributor License Agreement.'],
  ['SUPPORT.md', 'Ask on https://discord.gg/widget'],
  ['GOVERNANCE.md', 'The steering committee votes.'],
  ['MAINTAINERS.md', '- @alice\n- @bob'],
  ['SECURITY.md', 'Mail security@widget.example, we answer within 3 days.'],
  ['ADOPTERS.md', '- [Acme](https://acme.example)\n- [Beta](https://beta.example)'],
  ['DEPRECATED.md', 'This project is deprecated.'],
  ['ROADMAP.md', '- 2027: 4.0'],
  [
    'package.json',
    '{"name":"widget","version":"3.2.0","license":"MIT","engines":{"node":">=99"},"bin":"cli.js"}',
  ],
  ['.github/workflows/ci.yml', 'jobs:\n  test:\n    strategy:\n      matrix:\n        node: [22, 24]\n'],
]

describe.each([true, false])('of a repository of many texts (a guide of its own is known: %s)', (isKnown) => {
  const told = TEXTS.map(([path, text]) => ({ ...README, path, text }))
  const entries = TEXTS.map(([path]) => ({ path, kind: 'file' as const, size: 100 }))
  const factsOf = (unread: string | null) =>
    healthyFacts({
      community: {
        contributing: isKnown ? 'https://github.com/acme/widget/blob/HEAD/CONTRIBUTING.md' : null,
      },
      tree: { entries, complete: true },
      documents: {
        texts: told.filter(({ path }) => path !== unread),
        unread: unread === null ? [] : [{ path: unread, detail: 'GitHub did not give its text' }],
      },
    })
  const whole = signalsOf(factsOf(null))

  test.each(TEXTS.map(([path]) => path))(
    '%s unread, every signal says the same, or that it cannot tell',
    (path) => {
      for (const [id, answer] of signalsOf(factsOf(path))) {
        if (answer.status !== 'unknown') expect({ id, ...answer }).toEqual({ id, ...whole.get(id) })
      }
    },
  )
})

function signalsOf(facts: Facts) {
  const { points } = evaluate(rules, facts, DEFAULT_POLICY, NOW)
  return new Map(
    points.flatMap(({ signals }) => signals.map(({ id, status, score }) => [id, { status, score }] as const)),
  )
}

function torn(facts: Facts, name: ListName, left: (size: number) => number): Facts {
  const fact = facts[name]
  if (!fact.known) return facts
  const items = fact.value.items.slice(0, left(fact.value.items.length))
  const isCut = items.length < fact.value.items.length
  const last = items.at(-1)
  const from = isCut && last ? (dateOf(last) ?? NO_DAY) : NO_DAY
  // One list of the union, with items of its own kind.
  return { ...facts, [name]: known({ items, coverage: tornBy(LOST, from, null) }) } as Facts
}

function dateOf(item: object): string | null {
  const dates: Record<string, unknown> = { ...item }
  const date = dates.committedAt ?? dates.at ?? dates.publishedAt ?? dates.createdAt
  return typeof date === 'string' ? date : null
}
