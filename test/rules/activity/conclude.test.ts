import { expect, test } from 'vitest'
import rule from '../../../rules/activity/index.ts'
import { evaluate } from '../../../src/judging/evaluate.ts'
import { DEFAULT_POLICY } from '../../../src/model/policy.ts'
import { unknown } from '../../../src/model/unknown.ts'
import { listing, NOW } from '../../support/build-facts.ts'
import { type FactChanges, healthyFacts } from '../../support/facts.ts'
import { history, lostBefore, tagsAt, work } from './histories.ts'

const CLONE_ONLY: FactChanges = {
  repository: unknown('not-collected', 'Only a clone was read'),
  issues: unknown('not-collected', 'Only a clone was read'),
  pulls: unknown('not-collected', 'Only a clone was read'),
  releases: listing([]),
}
const QUIET: FactChanges = { issues: listing([]), pulls: listing([]), releases: listing([]) }

function pointOf(changes: FactChanges) {
  const [point] = evaluate([rule], healthyFacts(changes), DEFAULT_POLICY, NOW).points
  if (!point) throw new Error('There is no point')
  return point
}

test.each([
  { name: 'at work', changes: {}, status: 'pass' },
  { name: 'archived', changes: { repository: { archived: true } }, status: 'fail' },
  {
    name: 'archived, commits lost',
    changes: { repository: { archived: true }, commits: 'unknown' },
    status: 'fail',
  },
  {
    name: 'finished',
    changes: { ...QUIET, commits: history(work(100, 5, 1000)), tags: tagsAt(1000, 1200) },
    status: 'warn',
  },
  {
    name: 'stable by its kind, with a poor outlook',
    changes: { ...QUIET, commits: history(work(100, 5, 600)), tags: tagsAt(700, 900) },
    status: 'warn',
  },
  { name: 'the tags are lost', changes: { tags: 'unknown' }, status: 'unknown' },
  { name: 'the repository is lost', changes: { repository: 'unknown' }, status: 'unknown' },
  {
    name: 'all but the newest commits are lost',
    changes: { commits: lostBefore(history(work(30, 1)), 31) },
    status: 'unknown',
  },
  { name: 'a clone at work', changes: CLONE_ONLY, status: 'pass' },
  {
    name: 'a clone silent for years: its issues would tell',
    changes: { ...CLONE_ONLY, commits: history(work(100, 5, 1000)), tags: tagsAt(1000) },
    status: 'unknown',
  },
] as const)('$name: $status', ({ changes, status }) => {
  expect(pointOf(changes).status).toBe(status)
})

test('the score of a clone is the outlook, and orders by silence', () => {
  const scores = [1, 10, 50, 200, 500, 1500].map((silence) => {
    const changes = { ...CLONE_ONLY, commits: history(work(100, 5, silence)), tags: tagsAt(silence) }
    return pointOf(changes).score ?? Number.NaN
  })
  expect(scores).toEqual([...scores].sort((a, b) => b - a))
  expect(new Set(scores).size).toBe(scores.length)
  for (const score of scores) expect(score).toBeGreaterThan(0)
})

test('a project that is over ranks below the same one that is not', () => {
  const alive = pointOf({}).score ?? 0
  expect(pointOf({ repository: { archived: true } }).score).toBeLessThan(alive)
})
