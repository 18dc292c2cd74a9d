import { DAY_MS } from '../../model/day.ts'
import type { Commit } from '../../model/facts/commits.ts'
import type { Identity } from '../../model/facts/identity.ts'
import type { Listing } from '../../model/facts/listing.ts'
import { isBotIdentity } from './bots.ts'
import { mergeIdentities, type Person } from './identities.ts'

export interface HumanCommit {
  /** Committer time, milliseconds since 1970. */
  at: number
  /** Id of the person, see Person. */
  author: string
  merge: boolean
  /** Domain of the address it was made under, lower case; null: it names none. */
  domain: string | null
}

/** A list of commits as people's work: bots left out, the spellings of one person brought together. */
export interface HumanHistory {
  /** Newest first. */
  commits: readonly HumanCommit[]
  /** Commits by bots, left out. */
  bots: number
  people: ReadonlyMap<string, Person>
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
  const people = peopleBehind(items)
  const commits: HumanCommit[] = []
  for (const { author, committedAt, parents } of items) {
    const person = people.get(author)
    if (!person) continue
    const domain = domainOf(author.email)
    commits.push({ at: Date.parse(committedAt), author: person.id, merge: parents > 1, domain })
  }
  commits.sort((a, b) => b.at - a.at)
  const persons = [...people.values()].filter((person) => person !== null)
  return {
    commits,
    bots: items.length - commits.length,
    people: new Map(persons.map((person) => [person.id, person])),
  }
}

/** Author -> person, null for a bot. Each author object and each spelling is looked at once. */
function peopleBehind(items: readonly Commit[]): ReadonlyMap<Identity, Person | null> {
  const authors = [...new Set(items.map((item) => item.author))]
  const spellings = new Map(authors.map((author) => [spellingOf(author), author]))
  const humans = [...spellings.values()].filter((identity) => !isBotIdentity(identity))
  // A forge's logins say who is who; a bare history has only the full name to join the addresses of one person.
  const byFullName = humans.every((identity) => identity.login === null)
  const personOf = mergeIdentities(humans, { byFullName })
  const bySpelling = new Map(humans.map((identity) => [spellingOf(identity), personOf(identity)]))
  return new Map(authors.map((author) => [author, bySpelling.get(spellingOf(author)) ?? null]))
}

function domainOf(email: string | null): string | null {
  return email?.slice(email.lastIndexOf('@') + 1).toLowerCase() || null
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
  const end = history.commits.findIndex((commit) => commit.at <= from)
  return history.commits.slice(0, end < 0 ? undefined : end).filter((commit) => commit.at <= to)
}

/**
 * Age in days of the newest instant on each day that has any, newest first. `instants` are newest first. Days are
 * counted back from `now`, so that the time of day at which somebody looks changes nothing.
 */
export function activeDays(instants: Iterable<number>, now: Date): number[] {
  const ages: number[] = []
  let day = -1
  for (const at of instants) {
    const age = daysAgo(at, now)
    if (Math.floor(age) === day) continue
    day = Math.floor(age)
    ages.push(age)
  }
  return ages
}

const DAYS = new WeakMap<HumanHistory, { now: number; days: readonly number[] }>()

/** The days on which anybody worked, see activeDays. */
export function activeDaysOf(history: HumanHistory, now: Date): readonly number[] {
  const known = DAYS.get(history)
  if (known?.now === now.getTime()) return known.days
  const days = activeDays(
    history.commits.map((commit) => commit.at),
    now,
  )
  DAYS.set(history, { now: now.getTime(), days })
  return days
}
