import { dayOf } from './day.ts'
import type { Moment } from './facts/moment.ts'
import { FACT_DEFINITIONS, FACT_NAMES, type FactName, type Facts, type FactValues } from './facts.ts'
import { type Fact, unknown } from './unknown.ts'

/**
 * The facts as they stood at `date`: everything later is gone. `collectedFor` is the day they were collected for, and
 * `readAt` when. For an earlier day than `collectedFor`, what shows one moment only (files, counts, people) is unknown;
 * for a later one everything about the project is: what came since was not read.
 */
export function factsAsOf(
  facts: Facts,
  date: Date,
  collectedFor: Date = date,
  readAt: Date = collectedFor,
): Facts {
  const moment: Moment = {
    at: date.toISOString(),
    rewound: dayOf(date) < dayOf(collectedFor),
    past: dayOf(date) < dayOf(readAt),
    licenseChangedAfter: licenseChangedAfter(facts, date),
  }
  const notYet = readBefore(collectedFor, date) ?? createdAfter(facts, date)
  const entries = FACT_NAMES.map((name) => [name, factAsOf(name, facts[name], moment, notYet)])
  // Built from FACT_NAMES, which is complete by type.
  return Object.fromEntries(entries) as Facts
}

function factAsOf<Name extends FactName>(
  name: Name,
  fact: Fact<FactValues[Name]>,
  moment: Moment,
  notYet: Fact<never> | null,
): Fact<FactValues[Name]> {
  const { about, rewind } = FACT_DEFINITIONS[name]
  if (about === 'project' && notYet) return notYet
  if (!fact.known) return fact
  const rewound = rewind(fact.value, moment)
  return rewound.known ? { ...rewound, evidence: fact.evidence } : rewound
}

/** What every fact of the project is on a later day than it was read for; null: it is none. */
function readBefore(collectedFor: Date, date: Date): Fact<never> | null {
  if (dayOf(date) <= dayOf(collectedFor)) return null
  return unknown('not-collected', `The facts tell up to ${dayOf(collectedFor)}, before the day judged`)
}

/** What every fact of the project is where its repository was created after the day judged; null: it was there. */
function createdAfter({ repository }: Facts, date: Date): Fact<never> | null {
  if (!repository.known || Date.parse(repository.value.createdAt) <= date.getTime()) return null
  const day = repository.value.createdAt.slice(0, 10)
  return unknown('too-little-data', `The repository was created on ${day}, after the day judged`)
}

function licenseChangedAfter({ licenseHistory }: Facts, date: Date): boolean {
  if (!licenseHistory.known) return false
  return licenseHistory.value.changes.some(({ committedAt }) => Date.parse(committedAt) > date.getTime())
}
