import type { Commit } from '../vocabulary/history.ts'
import type { Listing } from '../vocabulary/listing.ts'
import type { Identity } from '../vocabulary/people.ts'
import { isBotIdentity } from './bots.ts'
import { mergeIdentities, type Person } from './identities.ts'

export const DAY_MS = 86_400_000

export interface HumanCommit {
  /** Committer time, milliseconds since 1970. */
  at: number
  /** Id of the person, see Person. */
  author: string
  merge: boolean
}

/** A list of commits as people's work: bots left out, the spellings of one person brought together. */
export interface HumanHistory {
  /** Newest first. */
  commits: readonly HumanCommit[]
  /** Commits by bots, left out. */
  bots: number
  people: ReadonlyMap<string, Person>
  /** Domains of the addresses a person commits under, newest first. */
  domains: ReadonlyMap<string, readonly string[]>
}

const READ = new WeakMap<Listing<Commit>, HumanHistory>()

/** Every signal of two points asks for it; one list is read once. */
export function humanHistoryOf(listing: Listing<Commit>): HumanHistory {
  const known = READ.get(listing)
  if (known) return known
  const history = readHistory(listing.items)
  READ.set(listing, history)
  return history
}

export function nameOf(history: HumanHistory, author: string): string {
  const person = history.people.get(author)
  return person?.login ?? person?.name ?? author
}

function readHistory(items: readonly Commit[]): HumanHistory {
  const authors = new Map<string, Person | null>()
  const spellings = new Map(items.map(({ author }) => [spellingOf(author), author]))
  const humans = [...spellings.values()].filter((identity) => !isBotIdentity(identity))
  // A forge's logins say who is who; a bare history has only the full name to join the addresses of one person.
  const byFullName = humans.every((identity) => identity.login === null)
  const personOf = mergeIdentities(humans, { byFullName })
  for (const [spelling, identity] of spellings) {
    authors.set(spelling, isBotIdentity(identity) ? null : personOf(identity))
  }

  const people = new Map<string, Person>()
  const domains = new Map<string, string[]>()
  const commits: HumanCommit[] = []
  for (const { author, committedAt, parents } of items) {
    const person = authors.get(spellingOf(author))
    if (!person) continue
    people.set(person.id, person)
    addDomain(domains, person.id, author)
    commits.push({ at: Date.parse(committedAt), author: person.id, merge: parents > 1 })
  }
  commits.sort((a, b) => b.at - a.at)
  return { commits, bots: items.length - commits.length, people, domains }
}

function addDomain(domains: Map<string, string[]>, id: string, { email }: Identity): void {
  const domain = email?.slice(email.lastIndexOf('@') + 1).toLowerCase()
  const known = domains.get(id)
  if (!domain || known?.includes(domain)) return
  if (known) known.push(domain)
  else domains.set(id, [domain])
}

function spellingOf({ login, name, email }: Identity): string {
  return `${login ?? ''}\n${name ?? ''}\n${email ?? ''}`
}

/** Days between two instants, never negative: clocks of committers run ahead at times. */
export function daysAgo(at: number, now: Date): number {
  return Math.max(0, (now.getTime() - at) / DAY_MS)
}

export function within(history: HumanHistory, now: Date, days: number): HumanCommit[] {
  return between(history, now, days, 0)
}

/** Commits made more than `newest` and up to `oldest` days before now. */
export function between(history: HumanHistory, now: Date, oldest: number, newest: number): HumanCommit[] {
  const from = now.getTime() - oldest * DAY_MS
  const to = newest === 0 ? Number.POSITIVE_INFINITY : now.getTime() - newest * DAY_MS
  return history.commits.filter((commit) => commit.at > from && commit.at <= to)
}

/**
 * Age in days of the newest instant on each day that has any, newest first. Days are counted back from `now`, so that
 * the time of day at which somebody looks changes nothing.
 */
export function activeDays(instants: readonly number[], now: Date): number[] {
  const newest = new Map<number, number>()
  for (const at of instants) {
    const age = daysAgo(at, now)
    const day = Math.floor(age)
    newest.set(day, Math.min(newest.get(day) ?? age, age))
  }
  return [...newest.values()].sort((a, b) => a - b)
}

/** How far a list can be trusted back to an instant. */
export type Reach = 'whole' | 'capped' | 'lost'

/** `lost`: a fault took part of what lies after `from`; `capped`: only so much of it was asked for. */
export function reachOf(listing: Listing<unknown>, from: number): Reach {
  if (listing.complete && listing.lost === null) return 'whole'
  if (listing.wholeSince !== null && Date.parse(listing.wholeSince) <= from) return 'whole'
  return listing.lost === null ? 'capped' : 'lost'
}
