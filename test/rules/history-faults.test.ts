import { describe, expect, test } from 'vitest'
import activity from '../../rules/activity/index.ts'
import coreTeam from '../../rules/core-team/index.ts'
import { evaluate, factsNeeded } from '../../src/judging/evaluate.ts'
import type { FactName, Facts } from '../../src/model/facts.ts'
import { DEFAULT_POLICY } from '../../src/model/policy.ts'
import { anIssue, daysBefore, listing, NOW } from '../support/build-facts.ts'
import { type FactChanges, healthyFacts } from '../support/facts.ts'
import { history, tagsAt, work } from './activity/histories.ts'

const RULES = [activity, coreTeam]
const QUIET = { issues: listing([]), pulls: listing([]), releases: listing([]) }
const openIssues = Array.from({ length: 40 }, (_, index) => anIssue(index, 1001 + index))

/** Every word of the lifecycle, and teams that are whole, alone and gone. */
const WORLDS: Readonly<Record<string, FactChanges>> = {
  healthy: {},
  archived: { repository: { archived: true } },
  deprecated: { package: { deprecated: 'use another' } },
  abandoned: {
    ...QUIET,
    commits: history(work(90, 5, 1000)),
    tags: tagsAt(1000),
    issues: listing(openIssues),
  },
  'never released': { ...QUIET, commits: history(work(90, 5, 1000)), tags: listing([]) },
  finished: { ...QUIET, commits: history(work(90, 5, 1000)), tags: tagsAt(1000) },
  declining: {
    commits: history(work(9, 40), work(120, 3, 366)),
    pulls: listing([]),
    issues: listing(openIssues),
  },
  stable: { commits: history(work(40, 45, 30)), tags: tagsAt(40, 90) },
  young: { repository: { createdAt: daysBefore(100) }, commits: history(work(30, 3)) },
  'a lead who left': { commits: history(work(10, 15, 1, ['bob']), work(200, 2, 250, ['alice'])) },
  wiped: { ...QUIET, commits: history(work(1, 1, 20)), issues: listing(openIssues) },
}
const LISTS = ['commits', 'tags', 'releases', 'issues', 'pulls'] as const

describe.each(Object.entries(WORLDS))('%s', (_, changes) => {
  const whole = pointsOf(healthyFacts(changes))

  test.each([...factsNeeded(RULES)])(
    'without %s each point says the same, or that it cannot tell',
    (name) => {
      expectNoOtherAnswer(healthyFacts({ ...changes, [name]: 'unknown' }))
    },
  )

  test.each(LISTS.flatMap((name) => [0, 1, 5, 60].map((kept) => ({ name, kept }))))(
    'with only $kept of $name each point says the same, or that it cannot tell',
    ({ name, kept }) => {
      expectNoOtherAnswer(cut(healthyFacts(changes), name, kept))
    },
  )

  function expectNoOtherAnswer(facts: Facts) {
    for (const [index, { answer, signals }] of pointsOf(facts).entries()) {
      if (answer.status !== 'unknown') expect(answer).toEqual(whole[index]?.answer)
      for (const [at, signal] of signals.entries()) {
        if (signal.status !== 'unknown') expect(signal).toEqual(whole[index]?.signals[at])
      }
    }
  }
})

function pointsOf(facts: Facts) {
  return evaluate(RULES, facts, DEFAULT_POLICY, NOW).points.map((point) => ({
    answer: { id: point.id, status: point.status },
    signals: point.signals.map(({ id, status, score }) => ({ id, status, score })),
  }))
}

/** The newest items only: a fault took the rest. */
function cut(facts: Facts, name: (typeof LISTS)[number] & FactName, kept: number): Facts {
  const fact = facts[name]
  if (!fact.known || fact.value.items.length <= kept) return facts
  const items = fact.value.items.slice(0, kept)
  const last = items.at(-1)
  const from = last ? dateOf(last) : NOW.toISOString()
  const lost = { reason: 'unreachable', detail: 'GitHub hung up' } as const
  // One list of the union, with items of its own kind.
  return {
    ...facts,
    [name]: { ...fact, value: { items, coverage: { from, to: null, whole: false, total: null, lost } } },
  } as Facts
}

function dateOf(item: object): string | null {
  const dates: Record<string, unknown> = { ...item }
  const date = dates.committedAt ?? dates.at ?? dates.publishedAt ?? dates.createdAt
  return typeof date === 'string' ? date : null
}
