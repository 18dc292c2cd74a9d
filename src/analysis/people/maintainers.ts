import { DAY_MS } from '../../model/day.ts'
import type { Act, Association, Thread } from '../../model/facts/thread.ts'
import { isHumanAccount } from './bots.ts'

export const YEAR_MS = 365 * DAY_MS

/** Something only the project lets people do, or that it counts as its own: done to somebody else's item. */
interface Deed {
  login: string
  /** Milliseconds since 1970. */
  at: number
  kind: 'merged' | 'closed' | 'labeled' | 'approved'
}

export interface Maintainer {
  login: string
  /** Deeds of the twelve months, by kind. */
  deeds: Readonly<Record<Deed['kind'], number>>
  /** ISO; null: known by the association only. */
  lastDeedAt: string | null
  /** OWNER, MEMBER or COLLABORATOR, where the forge shows it; private members show as CONTRIBUTOR. */
  association: Association | null
}

/** Threads by day and people by lower-case login, prepared once. */
export interface People {
  /** Oldest first. */
  deeds: ReadonlyMap<string, readonly Deed[]>
  /** Who is seen with an association that stands for rights. */
  holders: ReadonlyMap<string, { login: string; association: Association }>
}

const RIGHTS: readonly Association[] = ['OWNER', 'MEMBER', 'COLLABORATOR']

/** What issues and pull requests tell about who keeps the project. Bots are nobody here. */
export function peopleOf(threads: readonly Thread[]): People {
  const deeds = new Map<string, Deed[]>()
  for (const deed of threads.flatMap(deedsOn)) {
    const key = deed.login.toLowerCase()
    const list = deeds.get(key)
    if (list) list.push(deed)
    else deeds.set(key, [deed])
  }
  for (const list of deeds.values()) list.sort((a, b) => a.at - b.at)
  return { deeds, holders: holdersOf(threads) }
}

/**
 * Whoever merged, closed, labelled or approved somebody else's item in (from, to], or holds OWNER, MEMBER or
 * COLLABORATOR. By falling number of deeds.
 */
function maintainersBetween(people: People, from: Date, to: Date): Maintainer[] {
  const logins = new Set([...people.deeds.keys(), ...people.holders.keys()])
  return [...logins]
    .flatMap((key) => {
      const done = (people.deeds.get(key) ?? []).filter((deed) => isWithin(deed.at, from, to))
      const holder = people.holders.get(key)
      if (done.length === 0 && !holder) return []
      const last = done.at(-1)
      const maintainer: Maintainer = {
        login: last?.login ?? holder?.login ?? key,
        deeds: countByKind(done),
        lastDeedAt: last ? new Date(last.at).toISOString() : null,
        association: holder?.association ?? null,
      }
      return [{ maintainer, count: done.length }]
    })
    .sort((a, b) => b.count - a.count || a.maintainer.login.localeCompare(b.maintainer.login, 'en'))
    .map(({ maintainer }) => maintainer)
}

/** The maintainers of the twelve months before `now`. */
export function maintainersAt(people: People, now: Date): Maintainer[] {
  return maintainersBetween(people, new Date(now.getTime() - YEAR_MS), now)
}

function holdersOf(threads: readonly Thread[]): People['holders'] {
  const holders = new Map<string, { login: string; association: Association }>()
  for (const thread of threads) {
    for (const { author, association } of [thread, ...thread.responses]) {
      if (!isHumanAccount(author) || association === null || !RIGHTS.includes(association)) continue
      const key = author.login.toLowerCase()
      if (!holders.has(key)) holders.set(key, { login: author.login, association })
    }
  }
  return holders
}

function deedsOn(thread: Thread): Deed[] {
  const ofActs = thread.acts.flatMap((act) => {
    const kind = deedOf(act)
    return kind && isByAnother(act.actor, thread)
      ? [{ login: act.actor.login, at: Date.parse(act.at), kind }]
      : []
  })
  const approvals = thread.responses.flatMap((response) =>
    response.kind === 'approval' && isByAnother(response.author, thread)
      ? [{ login: response.author.login, at: Date.parse(response.at), kind: 'approved' as const }]
      : [],
  )
  return [...ofActs, ...approvals]
}

/** An author may reopen what is their own and anybody may ask for it: reopening proves nothing. */
function deedOf(act: Act): Deed['kind'] | null {
  return act.kind === 'reopened' ? null : act.kind
}

/** A person, and not the author. The item of a deleted account is somebody else's to all who still have one. */
export function isByAnother(
  account: Act['actor'],
  thread: Pick<Thread, 'author'>,
): account is NonNullable<Act['actor']> {
  return isHumanAccount(account) && !isSameAccount(account, thread.author)
}

function isSameAccount(account: NonNullable<Act['actor']>, other: Act['actor']): boolean {
  return other !== null && account.login.toLowerCase() === other.login.toLowerCase()
}

function isWithin(at: number, from: Date, to: Date): boolean {
  return at > from.getTime() && at <= to.getTime()
}

function countByKind(deeds: readonly Deed[]): Record<Deed['kind'], number> {
  const counts = { merged: 0, closed: 0, labeled: 0, approved: 0 }
  for (const deed of deeds) counts[deed.kind] += 1
  return counts
}
