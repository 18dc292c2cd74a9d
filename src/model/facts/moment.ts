import { type Fact, known, unknown } from '../unknown.ts'

/** The day to which facts are brought back. */
export interface Moment {
  /** ISO 8601. */
  at: string
  /** The facts were collected for a later day. */
  rewound: boolean
  /** The day was over when they were read: an undated thing may have come since. */
  past: boolean
  /** A licence file has changed since. */
  licenseChangedAfter: boolean
}

/** Dated, and later than the moment. */
export function isLater(instant: string | null, { at }: Moment): boolean {
  return instant !== null && Date.parse(instant) > Date.parse(at)
}

/** An undated thing is not known to have been there on a day that was over when it was read. */
export function wasThere(instant: string | null, moment: Moment): boolean {
  return instant === null ? !moment.past : !isLater(instant, moment)
}

export function until(instant: string | null, moment: Moment): string | null {
  return isLater(instant, moment) ? null : instant
}

/** For what shows the day it was read for and no other. `what` begins a sentence: "The file tree". */
export function oneMoment(what: string) {
  return <T>(value: T, { rewound }: Moment): Fact<T> =>
    rewound ? unknown('not-collected', `${what} was read for a later day than the one judged`) : known(value)
}
