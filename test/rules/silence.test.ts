import { describe, expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import { evaluate } from '../../src/judging/evaluate.ts'
import { verdictOf } from '../../src/judging/verdict.ts'
import { DEFAULT_POLICY } from '../../src/model/policy.ts'
import type { Status } from '../../src/model/rule.ts'
import type { VerdictWord } from '../../src/model/scorecard.ts'
import { daysBefore, listing, NOW } from '../support/build-facts.ts'
import { type FactChanges, healthyFacts } from '../support/facts.ts'
import { history, tagsAt, work } from './activity/histories.ts'

const QUIET = { issues: listing([]), pulls: listing([]), releases: listing([]) }
/** Two weeks apart for a year and a half, then a quarter. */
const DAYS = [
  ...Array.from({ length: 40 }, (_, index) => 14 * index),
  ...Array.from({ length: 10 }, (_, index) => 560 + 91 * index),
]
const POLICY = { ...DEFAULT_POLICY, projectLicense: 'MIT' }

const WORLDS: Readonly<Record<string, FactChanges>> = {
  healthy: {},
  'healthy, nothing left open': { ...QUIET },
  'nobody left but one': { commits: history(work(10, 15, 1, ['bob']), work(200, 2, 250, ['alice'])) },
  'all who did most have left': {
    ...QUIET,
    commits: history(work(8, 20, 190, ['zoe']), work(120, 3, 400, ['alice', 'bob', 'carol'])),
  },
  'a last burst of somebody else': {
    ...QUIET,
    commits: history(work(14, 2, 20, ['zoe']), work(60, 5, 200, ['alice'])),
  },
  'a lead who came lately': { commits: history(work(30, 2, 1, ['zoe']), work(60, 5, 120, ['alice', 'bob'])) },
  'two of equal work': { commits: history(work(60, 6, 20, ['alice', 'bob'])) },
  'the heavy work long ago': { commits: history(work(12, 25, 30, ['bob']), work(90, 1, 340, ['alice'])) },
  'silent for half a year': { commits: history(work(80, 4, 190, ['alice', 'bob', 'carol'])) },
  'silent and never asked': { ...QUIET, commits: history(work(90, 5, 500)), tags: tagsAt(520, 700) },
  'a specification': {
    ...QUIET,
    repository: { topics: ['specification'], description: 'Internet-Draft', languages: [] },
    commits: history(work(90, 5, 600)),
    tags: tagsAt(620),
  },
}

const STATUSES: readonly Status[] = ['fail', 'unknown', 'warn', 'pass', 'not-applicable']
const VERDICTS: readonly VerdictWord[] = ['avoid', 'undecided', 'adopt-with-care', 'adopt']

describe.each(Object.entries(WORLDS))('%s', (_, changes) => {
  const facts = healthyFacts(changes)

  test('judged later with nothing new, no point and no verdict is better', () => {
    for (const [before, after] of pairs(DAYS.map(judgeAt))) {
      for (const [id, status] of after.points) {
        const was = before.points.get(id) ?? 'fail'
        const said = `${id}: ${was} on day ${before.day}, ${status} on day ${after.day}`
        expect(STATUSES.indexOf(status), said).toBeLessThanOrEqual(STATUSES.indexOf(was))
      }
      expect(VERDICTS.indexOf(after.verdict)).toBeLessThanOrEqual(VERDICTS.indexOf(before.verdict))
    }
  })

  function judgeAt(day: number) {
    const { points } = evaluate(rules, facts, POLICY, new Date(daysBefore(-day, NOW)))
    return {
      day,
      points: new Map(points.map(({ id, status }) => [id, status])),
      verdict: verdictOf(points, POLICY).word,
    }
  }
})

function pairs<T>(list: readonly T[]): (readonly [T, T])[] {
  return list.slice(1).flatMap((later, index) => {
    const earlier = list[index]
    return earlier === undefined ? [] : [[earlier, later] as const]
  })
}
