import { KIND_FACTS } from '../../src/analysis/kind.ts'
import { daysAgo, humanHistoryOf } from '../../src/analysis/people/commit-history.ts'
import { releaseTags } from '../../src/analysis/releases.ts'
import type { FactValues } from '../../src/model/facts.ts'
import {
  type Context,
  cannotTell,
  defineSignal,
  graded,
  type Judgement,
  type Mark,
  type Measure,
} from '../../src/model/rule.ts'
import { type Unknown, unknown } from '../../src/model/unknown.ts'
import { type DemandReading, readDemand } from './demand.ts'
import { deprecationOf, isReadmeUnread } from './deprecation.ts'
import { judgeByKind } from './kinds.ts'
import { LIFECYCLE_OPTIONS } from './options.ts'
import { phaseOf } from './phase.ts'
import { rhythmOf } from './rhythm.ts'
import { yearlyWork } from './trend.ts'

type Lifecycle =
  | 'archived'
  | 'deprecated'
  | 'abandoned'
  | 'finished'
  | 'declining'
  | 'stable'
  | 'active'
  | 'young'

/** What the words mean to what concludes the point. */
const MARKED: Readonly<Partial<Record<Lifecycle, Mark>>> = {
  archived: 'declared-over',
  deprecated: 'declared-over',
  finished: 'finished',
}

/** What a word is worth; `finished` and `declining` are judged where they are found. */
const SCORES: Readonly<Record<Lifecycle, number>> = {
  archived: 0,
  deprecated: 0,
  abandoned: 0,
  finished: 0.6,
  declining: 0.5,
  young: 0.5,
  stable: 0.85,
  active: 1,
}

const LIFECYCLE_FACTS = {
  ...KIND_FACTS,
  package: 'decides',
  commits: 'decides',
  tags: 'decides',
  releases: 'decides',
  issues: 'decides',
  pulls: 'decides',
} as const
type LifecycleFacts = Partial<Pick<FactValues, keyof typeof LIFECYCLE_FACTS>>

export const lifecycle = defineSignal({
  id: 'activity/lifecycle',
  title: 'Stage of its life',
  needs: [],
  wants: LIFECYCLE_FACTS,
  weight: 1,
  critical: true,
  options: LIFECYCLE_OPTIONS,
  why: 'Silence alone is not abandonment, ignoring people is; and a finished thing needs no commits',
  fix: 'Look for a successor in its README, or for a fork that the users moved to',
  references: ['https://insights.linuxfoundation.org/docs/metrics/health-score/'],
  judge(facts, context) {
    return (
      declaredEnd(context.known) ??
      declaredEnd(facts) ??
      judgeByKind(facts, context, ({ kind }) => judgePhase(facts, context, kind))
    )
  },
})

/** What its keepers declared outranks everything measured, and one such word is enough. */
function declaredEnd(facts: LifecycleFacts): Judgement | null {
  const { repository } = facts
  if (repository?.archived) {
    const since = repository.archivedAt ? ` since ${repository.archivedAt.slice(0, 10)}` : ''
    return say('archived', `It is archived${since}`)
  }
  const deprecation = deprecationOf(facts)
  if (deprecation) return say('deprecated', `Deprecated: ${deprecation}`)
  if (isReadmeUnread(facts.documents)) {
    return cannotTell('incomplete', 'Its README could not be read, and may say that it is over')
  }
  return null
}

function judgePhase(
  facts: LifecycleFacts,
  context: Context<typeof LIFECYCLE_OPTIONS>,
  kind: string,
): Judgement {
  const { commits, repository } = facts
  if (!commits)
    return cannotTell(context.unknown.commits?.reason ?? 'not-collected', 'Its history was not read')
  const { now, options } = context
  const humans = humanHistoryOf(commits).commits
  const last = humans[0]
  if (!last) {
    if (commits.coverage.lost) return cannotTell('incomplete', commits.coverage.lost.detail)
    return cannotTell('too-little-data', 'It has no commit by a human')
  }
  const years = yearlyWork(commits, now)
  const rhythm = rhythmOf(commits, now)
  if (years === 'lost' || rhythm === 'lost') {
    return cannotTell('incomplete', commits.coverage.lost?.detail ?? 'Commits are missing')
  }
  const isWhole = commits.coverage.whole
  const began = Math.min(
    isWhole ? (humans.at(-1)?.at ?? last.at) : Number.NEGATIVE_INFINITY,
    repository ? Date.parse(repository.createdAt) : Number.POSITIVE_INFINITY,
  )
  const of = (limits: Readonly<Record<string, number>>) => limits[kind] ?? 0
  let reading: DemandReading | undefined
  const silence = daysAgo(last.at, now)
  const age = daysAgo(began, now)
  const answer = phaseOf({
    kind,
    silence,
    age,
    commits: humans.length,
    isWhole,
    years,
    usualGap: rhythm?.usual ?? null,
    hasRelease: () => hasRelease(facts, context),
    demand: () => {
      reading ??= readDemand(facts, context.unknown, last.at, now)
      return reading
    },
    limits: {
      quiet: of(options.quietDays),
      silent: of(options.silentDays),
      active: of(options.activeCommits),
      young: options.youngDays,
      fallenBelow: options.fallenBelow,
      ignoredItems: options.ignoredItems,
      ignoredShare: options.ignoredShare,
    },
  })
  const asked: DemandReading | undefined = reading
  const details = {
    kind,
    silenceDays: Math.floor(silence),
    ageDays: Number.isFinite(age) ? Math.floor(age) : null,
    commitsInAYear: years.current,
    commitsInTheYearBefore: years.previous,
    ...(asked?.read === 'known' && {
      openRequests: asked.demand.open,
      asked: asked.demand.asked,
      leftOpen: asked.demand.leftOpen,
    }),
  }
  if ('reason' in answer) return cannotTell(answer.reason, answer.summary, { details })
  return say(answer.phase, answer.summary, answer.score, { details })
}

function hasRelease(facts: LifecycleFacts, { known, unknown: why }: Context): boolean | Unknown {
  const names = [
    ...(known.tags?.items ?? []),
    ...(known.releases?.items ?? []).map(({ tag }) => ({ name: tag, at: null })),
  ]
  if (releaseTags(names).length > 0) return true
  const { tags, releases } = facts
  const lost = tags?.coverage.lost ?? releases?.coverage.lost
  if (lost) return { known: false, ...lost }
  return tags ? false : (why.tags ?? unknown('not-collected', 'Its tags were not read'))
}

function say(
  word: Lifecycle,
  summary: string,
  score: number = SCORES[word],
  measure: Measure = {},
): Judgement {
  const text = summary.length > 110 ? `${summary.slice(0, 109)}…` : summary
  const mark = MARKED[word]
  return graded(score, text, {
    value: word,
    threshold: 'active, stable or finished',
    ...(mark && { marks: [mark] }),
    ...measure,
  })
}
