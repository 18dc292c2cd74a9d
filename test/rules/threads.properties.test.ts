import fc from 'fast-check'
import { expect, test } from 'vitest'
import community from '../../rules/community/index.ts'
import resolution from '../../rules/resolution/index.ts'
import { evaluate } from '../../src/judging/evaluate.ts'
import type { Issue } from '../../src/model/facts/issues.ts'
import type { Pull } from '../../src/model/facts/pulls.ts'
import type { Response, Thread } from '../../src/model/facts/thread.ts'
import type { Facts } from '../../src/model/facts.ts'
import { DEFAULT_POLICY } from '../../src/model/policy.ts'
import type { SignalFinding } from '../../src/model/rule.ts'
import { known } from '../../src/model/unknown.ts'
import { anIssue, aPull, bot, hoursAfter, listing, NOW, person } from '../support/build-facts.ts'
import { healthyFacts } from '../support/facts.ts'

const RESPONSE = ['community/issue-first-response', 'community/pull-first-response'] as const
const RESOLUTION = [
  'resolution/within-30-days',
  'resolution/within-90-days',
  'resolution/pull-merge-time',
] as const
const OF_THREADS = [...RESPONSE, ...RESOLUTION, 'community/acceptance', 'community/newcomers'] as const

/** What may have become of a thread: opened so many days ago, answered and closed so many hours later. */
const fate = fc.record({
  days: fc.integer({ min: 0, max: 700 }),
  answeredAfter: fc.option(fc.integer({ min: 0, max: 9000 })),
  closedAfter: fc.option(fc.integer({ min: 0, max: 9000 })),
  how: fc.constantFrom('completed', 'not-planned', 'withdrawn', 'by-bot'),
  author: fc.integer({ min: 1, max: 12 }),
})
type Fate = typeof fate extends fc.Arbitrary<infer T> ? T : never
const fates = fc.array(fate, { minLength: 4, maxLength: 25 })

function threadOf({ days, answeredAfter, closedAfter, how, author }: Fate, number: number, now: Date) {
  const createdAt = new Date(now.getTime() - days * 86_400_000).toISOString()
  const by = person(`author-${author}`)
  const answer: Response = {
    at: hoursAfter(createdAt, answeredAfter ?? 0),
    author: person('alice'),
    association: null,
    kind: 'comment',
  }
  const closedAt = closedAfter === null ? null : hoursAfter(createdAt, closedAfter)
  const actor = how === 'withdrawn' ? by : how === 'by-bot' ? bot('stale') : person('alice')
  const isPast = (at: string | null) => at !== null && Date.parse(at) <= now.getTime()
  const thread = {
    author: by,
    createdAt,
    responses: answeredAfter !== null && isPast(answer.at) ? [answer] : [],
    closedAt: isPast(closedAt) ? closedAt : null,
    acts: closedAt !== null && isPast(closedAt) ? [{ kind: 'closed' as const, actor, at: closedAt }] : [],
  }
  const isMerged = how === 'completed' && thread.closedAt !== null
  const issue: Issue = {
    ...anIssue(number, 0, thread),
    stateReason: thread.closedAt === null ? null : how === 'not-planned' ? 'not-planned' : 'completed',
  }
  const mergedAt = isMerged ? thread.closedAt : null
  const pull: Pull = { ...aPull(number, 0, thread), mergedAt, mergedBy: isMerged ? person('alice') : null }
  return { issue, pull }
}

interface Lists {
  issues: readonly Issue[]
  pulls: readonly Pull[]
}

function listsOf(all: readonly Fate[], now: Date = NOW): Lists {
  const threads = all.map((each, index) => threadOf(each, index + 1, now))
  return { issues: threads.map(({ issue }) => issue), pulls: threads.map(({ pull }) => pull) }
}

function facts({ issues, pulls }: Lists): Partial<Facts> {
  return { issues: known(listing(issues)), pulls: known(listing(pulls)), commits: known(listing([])) }
}

const HEALTHY = healthyFacts()
const SIGNALS = new Map(
  [community, resolution].flatMap((rule) => rule.signals.map((signal) => [signal.id, { rule, signal }])),
)

function judged(id: string, facts: Partial<Facts>, now: Date = NOW): SignalFinding {
  const found = SIGNALS.get(id)
  if (!found) throw new Error(`No signal ${id}`)
  const rule = { ...found.rule, signals: [found.signal] }
  const { points, failures } = evaluate([rule], { ...HEALTHY, ...facts }, DEFAULT_POLICY, now)
  for (const { error } of failures) throw error
  const finding = points[0]?.signals[0]
  if (!finding) throw new Error(`No finding of ${id}`)
  return finding
}

const BETTER = { fail: 0, warn: 1, pass: 2, unknown: Number.NaN, 'not-applicable': Number.NaN } as const

/** Both have an answer: then the second is no better than the first. Values are times; not reached is the longest. */
function expectNoBetter(before: SignalFinding, after: SignalFinding): void {
  if (before.score === null || after.score === null) return
  expect(after.score).toBeLessThanOrEqual(before.score)
  expect(BETTER[after.status]).toBeLessThanOrEqual(BETTER[before.status])
  const worth = ({ value, unit }: SignalFinding) =>
    unit === 'hours' ? -(typeof value === 'number' ? value : Number.POSITIVE_INFINITY) : Number(value)
  expect(worth(after)).toBeLessThanOrEqual(worth(before))
}

const UNANSWERED = { answeredAfter: null, closedAfter: null, how: 'completed', author: 99 } as const
const someUnanswered = fc.array(fc.integer({ min: 0, max: 365 }), { minLength: 1, maxLength: 10 })

test.each([...RESPONSE, ...RESOLUTION])('%s: more items left lying never improve it', (id) => {
  fc.assert(
    fc.property(fates, someUnanswered, (all, days) => {
      const more = [...all, ...days.map((each) => ({ ...UNANSWERED, days: each }))]
      expectNoBetter(judged(id, facts(listsOf(all))), judged(id, facts(listsOf(more))))
    }),
  )
})

test('resolution/backlog: more issues left open never improve it', () => {
  const count = fc.integer({ min: 0, max: 300 })
  fc.assert(
    fc.property(count, count, count, fc.integer({ min: 1, max: 50 }), (open, opened, closed, more) => {
      const at = (extra: number) => {
        const counts = { open: open + extra, openOlderThanYear: 0, openedLastYear: opened + extra }
        return { backlog: known({ ...counts, closedLastYear: closed }) }
      }
      const [before, after] = [judged('resolution/backlog', at(0)), judged('resolution/backlog', at(more))]
      expect(Number(after.value)).toBeGreaterThan(Number(before.value))
      if (before.score !== null && after.score !== null) expect(after.score).toBeLessThanOrEqual(before.score)
    }),
  )
})

/** Everything but the counts of what was left out, which are there to show the bots. */
function withoutCounts({ details, ...finding }: SignalFinding) {
  const { botResponsesLeftOut: _, openedByBots: __, ...rest } = details
  return { ...finding, details: rest }
}

function withNoise<T extends Thread>(thread: T, hours: number): T {
  const at = hoursAfter(thread.createdAt, hours)
  const said: Response = { at, author: bot('chatter'), association: 'MEMBER', kind: 'approval' }
  const labelled = { kind: 'labeled' as const, at, actor: bot('triage') }
  return { ...thread, responses: [said, ...thread.responses], acts: [labelled, ...thread.acts] }
}

test.each(OF_THREADS)('%s: what bots say, do and open changes nothing', (id) => {
  fc.assert(
    fc.property(fates, fc.integer({ min: 0, max: 2000 }), (all, hours) => {
      const quiet = listsOf(all)
      const byBots = [
        anIssue(901, 5, { author: bot('renovate') }),
        anIssue(900, 60, { author: bot('renovate') }),
      ]
      const noisy = {
        issues: [...byBots, ...quiet.issues.map((issue) => withNoise(issue, hours))],
        pulls: quiet.pulls.map((pull) => withNoise(pull, hours)),
      }
      expect(withoutCounts(judged(id, facts(noisy)))).toEqual(withoutCounts(judged(id, facts(quiet))))
    }),
  )
})

test.each(OF_THREADS)('%s: the same history at another time is judged the same', (id) => {
  fc.assert(
    fc.property(fates, fc.integer({ min: -4000, max: 4000 }), (all, days) => {
      const then = new Date(NOW.getTime() + days * 86_400_000)
      expect(judged(id, facts(listsOf(all, then)), then)).toEqual(judged(id, facts(listsOf(all))))
    }),
  )
})
