import { dayOf, isDay } from '../model/day.ts'
import { UserError } from '../model/user-error.ts'

/** What `--as-of` names: a whole day, by the calendar of UTC, or one instant. */
export interface AsOf {
  text: string
  /** Both the same for an instant. */
  from: Date
  to: Date
}

/** Throws UserError for a text that names no day of the calendar. */
export function parseAsOf(text: string): AsOf {
  const time = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2}))?$/.exec(
    text,
  )?.[1]
  const from = new Date(time === undefined ? `${text}T00:00:00Z` : text)
  if (!isDay(text.slice(0, 10)) || (time === undefined && text.length > 10) || Number.isNaN(from.getTime())) {
    throw new UserError(
      `--as-of cannot be ${JSON.stringify(text)}`,
      'Give a day as YYYY-MM-DD, or an instant like 2026-08-04T22:00:00Z',
    )
  }
  return { text, from, to: time === undefined ? new Date(`${text}T23:59:59.999Z`) : from }
}

/** The moment to judge of what is read now. Throws UserError for one that has not been. */
export function momentOfReading(asked: AsOf | null, now: Date): Date {
  if (asked === null) return now
  if (asked.from > now) {
    throw new UserError(
      `--as-of ${asked.text} has not been yet`,
      `Give a day up to today, ${dayOf(now)} in UTC`,
    )
  }
  return earlier(asked.to, now)
}

/** The moment to judge of facts that tell up to `known`. Throws UserError for a later one: what came since is not in them. */
export function momentOfFacts(asked: AsOf | null, known: Date): Date {
  if (asked === null) return known
  if (asked.from > known) {
    throw new UserError(
      `--as-of ${asked.text} is later than the facts, which tell up to ${dayOf(known)}`,
      'Collect again with --save-facts, or give a day up to then',
    )
  }
  return earlier(asked.to, known)
}

function earlier(one: Date, other: Date): Date {
  return one < other ? one : other
}
