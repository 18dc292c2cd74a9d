import { issueAt, pullAt } from './as-of-threads.ts'
import type { Listing } from './facts/listing.ts'
import type { FactName, Facts, FactValues } from './facts.ts'
import { type Fact, known, type Unknown, unknown } from './unknown.ts'

/**
 * The facts as they stood at `date`: everything later is gone. `collectedFor` is the day they were collected for; where
 * `date` is earlier, what shows one moment only (files, counts, people) is unknown.
 */
export function factsAsOf(facts: Facts, date: Date, collectedFor: Date = date): Facts {
  const moment: Moment = {
    at: date.toISOString(),
    rewound: dayOf(date) < dayOf(collectedFor),
    licenseChangedAfter: licenseChangedAfter(facts, date),
  }
  const repository = facts.repository
  if (repository.known && later(repository.value.createdAt, moment)) {
    const nothingYet = unknown(
      'too-little-data',
      `The repository was created on ${repository.value.createdAt.slice(0, 10)}, after the day judged`,
    )
    return mapFacts(facts, (name, fact) => (ABOUT_YOU.has(name) ? fact : nothingYet))
  }
  return mapFacts(facts, (name, fact) => (fact.known ? cut(name, fact, moment) : fact))
}

interface Moment {
  at: string
  rewound: boolean
  licenseChangedAfter: boolean
}

type Rewind<T> = (value: T, moment: Moment) => T | Unknown

/** Facts of your own, which are there before the repository is. */
const ABOUT_YOU: ReadonlySet<FactName> = new Set(['project', 'sandbox', 'marathon'])

/** How each fact is brought back. Complete by type: a new fact has to say. */
const REWIND: { readonly [Name in FactName]: Rewind<FactValues[Name]> } = {
  repository: (value, moment) => ({
    ...value,
    pushedAt: until(value.pushedAt, moment),
    archivedAt: until(value.archivedAt, moment),
    archived: value.archived && !later(value.archivedAt, moment),
  }),
  owner: (value) => value,
  license: (value, { licenseChangedAfter }) =>
    licenseChangedAfter
      ? unknown('not-collected', 'The licence files have changed since the day judged')
      : value,
  licenseHistory: (value, moment) => ({
    ...value,
    changes: value.changes.filter((change) => !later(change.committedAt, moment)),
  }),
  tree: oneMoment('The file tree'),
  documents: oneMoment('The documents'),
  commits: (value, moment) => listingAt(value, (commit) => commit.committedAt, moment),
  tags: (value, moment) => listingAt(value, (tag) => tag.at, moment),
  releases: (value, moment) => listingAt(value, (release) => release.publishedAt, moment),
  issues: (value, moment) =>
    mapped(
      listingAt(value, (issue) => issue.createdAt, moment),
      (issue) => issueAt(issue, moment.at),
    ),
  pulls: (value, moment) =>
    mapped(
      listingAt(value, (pull) => pull.createdAt, moment),
      (pull) => pullAt(pull, moment.at),
    ),
  backlog: oneMoment('The backlog'),
  discussions: (value, moment) =>
    mapped(
      listingAt(value, (discussion) => discussion.createdAt, moment),
      (discussion) =>
        later(discussion.answeredAt, moment)
          ? { ...discussion, answered: false, answeredAt: null }
          : discussion,
    ),
  community: oneMoment('The community profile'),
  advisories: (value, moment) =>
    mapped(
      listingAt(value, (advisory) => advisory.publishedAt, moment),
      (advisory) => ({ ...advisory, withdrawnAt: until(advisory.withdrawnAt, moment) }),
    ),
  team: oneMoment("The team's other projects"),
  authorship: oneMoment('The authorship of the files'),
  package: (value, moment) =>
    later(value.publishedAt, moment)
      ? unknown('not-collected', `${value.name} ${value.version} was published after the day judged`)
      : { ...value, versions: value.versions.filter((version) => !later(version.publishedAt, moment)) },
  adopters: oneMoment('The counts of adopters'),
  project: (value) => value,
  sandbox: (value, moment) => value.filter((run) => !later(run.at, moment)),
  marathon: (value, moment) => value.filter((run) => !later(run.at, moment)),
}

function oneMoment(what: string) {
  return <T>(value: T, { rewound }: Moment): T | Unknown =>
    rewound ? unknown('not-collected', `${what} was read for a later day than the one judged`) : value
}

/** A list of which nothing but later items was read tells nothing. */
function listingAt<T>(
  listing: Listing<T>,
  dateOf: (item: T) => string | null,
  moment: Moment,
): Listing<T> | Unknown {
  const items = listing.items.filter((item) => {
    const at = dateOf(item)
    // Undated, and read for a later day: it may not have been there yet.
    return at === null ? !moment.rewound : !later(at, moment)
  })
  const cut = items.length < listing.items.length
  if (cut && listing.wholeSince !== null && later(listing.wholeSince, moment)) {
    return unknown('not-collected', 'What was read of the list is all later than the day judged')
  }
  return { ...listing, items, total: !cut ? listing.total : listing.complete ? items.length : null }
}

function mapped<T>(listing: Listing<T> | Unknown, change: (item: T) => T): Listing<T> | Unknown {
  return 'known' in listing ? listing : { ...listing, items: listing.items.map(change) }
}

function cut<Name extends FactName>(
  name: Name,
  fact: Extract<Fact<FactValues[Name]>, { known: true }>,
  moment: Moment,
): Fact<FactValues[Name]> {
  const value = REWIND[name](fact.value, moment)
  return isUnknown(value) ? value : known(value, fact.evidence)
}

function isUnknown(value: unknown): value is Unknown {
  return typeof value === 'object' && value !== null && 'known' in value && value.known === false
}

function mapFacts(facts: Facts, change: (name: FactName, fact: Facts[FactName]) => Fact<unknown>): Facts {
  const entries = Object.entries(facts).map(([name, fact]) => [name, change(name as FactName, fact)])
  // The names are those of the facts that came in.
  return Object.fromEntries(entries) as Facts
}

function licenseChangedAfter({ licenseHistory }: Facts, date: Date): boolean {
  if (!licenseHistory.known) return false
  return licenseHistory.value.changes.some(({ committedAt }) => Date.parse(committedAt) > date.getTime())
}

function until(instant: string | null, moment: Moment): string | null {
  return later(instant, moment) ? null : instant
}

/** An undated thing cannot be shown to be later. */
function later(instant: string | null, { at }: Moment): boolean {
  return instant !== null && Date.parse(instant) > Date.parse(at)
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10)
}
