import { isHumanAccount } from '../../src/analysis/people/bots.ts'
import { peopleOf } from '../../src/analysis/people/maintainers.ts'
import { DAY_MS } from '../../src/model/day.ts'
import type { Issue } from '../../src/model/facts/issues.ts'
import type { Listing } from '../../src/model/facts/listing.ts'
import type { Pull } from '../../src/model/facts/pulls.ts'
import type { Thread } from '../../src/model/facts/thread.ts'
import type { Unknown } from '../../src/model/unknown.ts'

/** What people ask of the project, and what becomes of it. */
export interface Demand {
  /** Items of people that are open, in the part of the lists that was read. */
  open: number
  /** Opened since a year before the last work, and how many of those are open. */
  asked: number
  leftOpen: number
  /** Acts of maintainers on other people's items in the last half year, and in the half year before it. */
  deeds: { current: number; previous: number }
}

export type DemandReading =
  | { read: 'known'; demand: Demand }
  /** No thread in what was read: silence cannot be held against it, nor for it. `looked`: what that was, in words. */
  | { read: 'none'; looked: string }
  | { read: 'not-collected'; why: Unknown }
  | { read: 'hidden'; why: Unknown }

const HALF_YEAR_MS = 182 * DAY_MS
const YEAR_MS = 365 * DAY_MS

/** `lastWork`: when somebody last worked on it, milliseconds since 1970. */
export function readDemand(
  { issues, pulls }: { readonly issues?: Listing<Issue>; readonly pulls?: Listing<Pull> },
  unknown: Readonly<Partial<Record<'issues' | 'pulls', Unknown>>>,
  lastWork: number,
  now: Date,
): DemandReading {
  const lost = issues?.coverage.lost ?? pulls?.coverage.lost
  if (lost) return { read: 'hidden', why: { known: false, ...lost } }
  if (!issues && !pulls) {
    const why = unknown.issues ??
      unknown.pulls ?? { known: false, reason: 'not-collected', detail: 'Issues were not read' }
    return { read: 'not-collected', why }
  }
  const threads = [...(issues?.items ?? []), ...(pulls?.items ?? [])].filter(({ author }) =>
    isHumanOrGone(author),
  )
  if (threads.length === 0) {
    if (issues && pulls)
      return { read: 'none', looked: 'no issue or pull request was ever opened by a person' }
    const [seen, unseen] = issues ? ['issue', 'pull requests'] : ['pull request', 'issues']
    return { read: 'none', looked: `no ${seen} was ever opened by a person; ${unseen} were not read` }
  }
  return { read: 'known', demand: demandOf(threads, lastWork, now) }
}

function demandOf(threads: readonly Thread[], lastWork: number, now: Date): Demand {
  const asked = threads.filter((thread) => Date.parse(thread.createdAt) > lastWork - YEAR_MS)
  const deeds = [...peopleOf(threads).deeds.values()].flat().map((deed) => deed.at)
  const halfYears = (halves: number) => now.getTime() - halves * HALF_YEAR_MS
  return {
    open: threads.filter(isOpen).length,
    asked: asked.length,
    leftOpen: asked.filter(isOpen).length,
    deeds: {
      current: deeds.filter((at) => at > halfYears(1)).length,
      previous: deeds.filter((at) => at > halfYears(2) && at <= halfYears(1)).length,
    },
  }
}

function isOpen(thread: Thread): boolean {
  return thread.closedAt === null
}

/** A deleted account was somebody once: what they asked still waits. */
function isHumanOrGone(author: Thread['author']): boolean {
  return author === null || isHumanAccount(author)
}
