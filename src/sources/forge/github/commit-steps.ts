import type { Commit } from '../../../model/facts/commits.ts'
import { type Listing, wholeListing } from '../../../model/facts/listing.ts'
import type { Pull } from '../../../model/facts/pulls.ts'
import type { Team } from '../../../model/facts/team.ts'
import {
  commitsFrom,
  type HistoryRead,
  historyFrom,
  openWindows,
  parentsFrom,
  withMore,
  withoutParents,
} from './history.ts'
import { historyPart, morePart, parentsPart } from './history-query.ts'
import { startOf } from './period.ts'
import { NOTHING } from './query.ts'
import { lostBy, NotTold, once } from './request.ts'
import { busiest, teamFrom, teamPart } from './team.ts'
import { contradictedEmptiness } from './tree.ts'
import type { Shared } from './tree-and-texts.ts'

/** Commits beyond the newest page whose parents are asked for, at a point for every hundred. */
const MAX_PARENTS = 300

const NO_PARENTS: ReadonlyMap<string, number> = new Map()

export interface CommitSteps {
  /** Null: no commit yet. */
  firstHistory(): Promise<HistoryRead | null>
  commits(): Promise<Listing<Commit>>
  team(): Promise<Team>
}

/** `newestPulls` tells who merges; what it throws leaves the mergers out. */
export function commitSteps(
  { reading, wanted, ledger, core, firstRound }: Shared,
  newestPulls: () => Promise<readonly Pull[]>,
): CommitSteps {
  const yearAgo = startOf(reading.period, 365)

  const firstHistory = once(async () => {
    const [answer] = await ledger.ask('History', [historyPart(reading)])
    const history = historyFrom(answer, reading)
    if (history === null && (await core()).defaultBranchRef !== null) throw contradictedEmptiness()
    return history
  })

  /** One document for all that follows from the history: cut windows, parents, and the people behind it. */
  const people = once(async () => {
    const history = await firstHistory()
    if (history === null) return null
    await firstRound()
    const open = openWindows(history)
    const bare = wanted.has('commits') ? withoutParents(history, yearAgo).slice(0, MAX_PARENTS) : []
    const logins = wanted.has('team') && !reading.period.past ? await busiestSoFar(history) : []
    const read = { history, parents: NO_PARENTS, lost: null, logins, team: null }
    if (open.length + bare.length + logins.length === 0) return read
    try {
      const [more, parents, team] = await ledger.ask('CommitsAndPeople', [
        open.length > 0 ? morePart(reading, open) : NOTHING,
        parentsPart(bare.map((entry) => entry.id)),
        teamPart(logins),
      ])
      const whole = open.length > 0 ? withMore(history, more) : history
      return { history: whole, parents: parentsFrom(parents), lost: null, logins, team }
    } catch (error) {
      return { ...read, lost: lostBy(error) }
    }
  })

  async function busiestSoFar(history: HistoryRead) {
    const pulls = await newestPulls().catch(() => [])
    return busiest(commitsFrom(history, NO_PARENTS, null).items, pulls, yearAgo)
  }

  return {
    firstHistory,
    async commits() {
      const read = await people()
      if (read === null) return wholeListing([])
      const { history, parents, lost } = read
      return commitsFrom(history, parents, openWindows(history).length > 0 ? lost : null)
    },
    async team() {
      const read = await people()
      if (read === null || read.logins.length === 0) return { members: [] }
      if (read.team === null) {
        throw new NotTold(read.lost?.reason ?? 'unexpected', read.lost?.detail ?? 'Nobody could be read')
      }
      return teamFrom(read.team, read.logins)
    },
  }
}
