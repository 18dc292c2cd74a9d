import { humanHistoryOf, nameOf, within } from '../../src/analysis/people/commit-history.ts'
import { type Maintainer, maintainersAt, peopleOf, YEAR_MS } from '../../src/analysis/people/maintainers.ts'
import { coverageOfBoth, windowInWords, windowOf } from '../../src/model/coverage.ts'
import type { Commit } from '../../src/model/facts/commits.ts'
import type { Listing } from '../../src/model/facts/listing.ts'
import type { Thread } from '../../src/model/facts/thread.ts'
import type { FactValues } from '../../src/model/facts.ts'
import { type Context, cannotTell, defineSignal, graded, type Judgement } from '../../src/model/rule.ts'
import { people, scoreOfHeads } from './headcount.ts'
import { YEAR_DAYS } from './window.ts'

const OPTIONS = {
  enoughMaintainers: {
    default: 3,
    about: 'active maintainers that are enough',
    source: 'LFX Insights: three or four are good, two are few',
  },
} as const

const SHOWN_PEOPLE = 20

export const activeMaintainers = defineSignal({
  id: 'core-team/active-maintainers',
  title: 'Active maintainers',
  needs: [],
  wants: { pulls: 'decides', issues: 'decides', commits: 'decides' },
  options: OPTIONS,
  why: 'Those who merge, close, label and approve what others bring are the ones you depend on',
  fix: 'Offer help: reviewing is what most projects lack',
  references: ['https://insights.linuxfoundation.org/docs/metrics/health-score/'],
  judge(facts, context) {
    for (const name of ['pulls', 'issues', 'commits'] as const) {
      const coverage = facts[name]?.coverage
      if (coverage?.lost && windowOf(coverage, context.now, YEAR_DAYS) === null) {
        return cannotTell(coverage.lost.reason, coverage.lost.detail)
      }
    }
    if (!facts.pulls && !facts.issues) return byMerges(facts.commits, context)
    return byDeeds(facts, context)
  },
})

function byDeeds(facts: Partial<FactValues>, { now, options }: Context<typeof OPTIONS>): Judgement {
  const lists = [facts.pulls, facts.issues].filter((list) => list !== undefined)
  const threads: Thread[] = [...(facts.pulls?.items ?? []), ...(facts.issues?.items ?? [])]
  const committers = new Set(recentLogins(facts.commits, now))
  const maintainers = maintainersAt(peopleOf(threads), now).filter(
    ({ lastDeedAt, login }) => lastDeedAt !== null || committers.has(login.toLowerCase()),
  )
  const yearAgo = now.getTime() - YEAR_MS
  const isOfTheYear = ({ createdAt, closedAt }: Thread) =>
    closedAt === null || Date.parse(createdAt) > yearAgo || Date.parse(closedAt) > yearAgo
  if (maintainers.length === 0 && !threads.some(isOfTheYear)) {
    const seen = !facts.issues ? 'pull request' : !facts.pulls ? 'issue' : 'issue or pull request'
    return cannotTell('too-little-data', `No ${seen} was open within 365 days`)
  }
  const coverage = lists.map((list) => list.coverage).reduce(coverageOfBoth)
  const window = windowOf(coverage, now, YEAR_DAYS)
  if (!window) return cannotTell('incomplete', coverage.lost?.detail ?? 'Threads are missing')
  const heads = maintainers.length
  return graded(
    scoreOfHeads(heads, options.enoughMaintainers),
    `${people(heads)} merged, closed, labelled or approved others' work in ${windowInWords(window)}`,
    {
      value: heads,
      unit: 'people',
      threshold: `≥ ${options.enoughMaintainers}`,
      sampleSize: threads.length,
      details: {
        people: maintainers.slice(0, SHOWN_PEOPLE).map(({ login }) => login),
        mergers: maintainers.filter(({ deeds }) => deeds.merged > 0).map(({ login }) => login),
        byAssociationOnly: maintainers.filter((maintainer) => !maintainer.lastDeedAt).length,
        withoutVisibleAssociation: maintainers.filter(isUnlisted).length,
        complete: !window.shortened,
      },
    },
  )
}

/** Active by what they do, though the forge does not show that they belong: private members, former ones. */
function isUnlisted({ association, lastDeedAt }: Maintainer): boolean {
  return association === null && lastDeedAt !== null
}

function recentLogins(commits: Listing<Commit> | undefined, now: Date): string[] {
  if (!commits) return []
  const history = humanHistoryOf(commits)
  return within(history, now, YEAR_DAYS).flatMap(({ author }) => {
    const login = history.people.get(author)?.login
    return login ? [login.toLowerCase()] : []
  })
}

/** Of a bare history only the merges tell who brings in the work of others. */
function byMerges(
  commits: Listing<Commit> | undefined,
  { now, options, unknown }: Context<typeof OPTIONS>,
): Judgement {
  const why = unknown.pulls ?? unknown.issues
  const history = commits ? humanHistoryOf(commits) : null
  const merges = history ? within(history, now, YEAR_DAYS).filter((commit) => commit.merge) : []
  if (!history || merges.length === 0) {
    return cannotTell(
      why?.reason ?? 'not-collected',
      'Pull requests and issues were not read, and nobody merged',
    )
  }
  const mergers = [...new Set(merges.map((commit) => commit.author))]
  return graded(
    scoreOfHeads(mergers.length, options.enoughMaintainers),
    `${people(mergers.length)} made merge commits in 365 days; issues and reviews were not read`,
    {
      value: mergers.length,
      unit: 'people',
      threshold: `≥ ${options.enoughMaintainers}`,
      sampleSize: merges.length,
      details: {
        people: mergers.slice(0, SHOWN_PEOPLE).map((author) => nameOf(history, author)),
        basis: 'merges',
      },
    },
  )
}
