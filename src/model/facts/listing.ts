import * as z from 'zod/mini'
import { type Coverage, coverageAt, wholeOf } from '../coverage.ts'
import { count, instant, reason } from '../scalars.ts'
import { type Fact, known, unknown } from '../unknown.ts'
import { isLater, type Moment, wasThere } from './moment.ts'

/** A list read newest first, and how far it reaches. */
export interface Listing<T> {
  items: readonly T[]
  coverage: Coverage
}

const coverageSchema: z.ZodMiniType<Coverage> = z
  .object({
    from: z.nullable(instant),
    to: z.nullable(instant),
    whole: z.boolean(),
    total: z.nullable(count),
    lost: z.nullable(z.object({ reason, detail: z.string() })),
  })
  .check(
    z.refine(
      ({ from, whole, lost }) => whole === (from === null) && (from !== null || lost === null),
      'says that it is whole and that something is missing',
    ),
  )

/** @internal */
export function listingOf<T>(item: z.ZodMiniType<T>): z.ZodMiniType<Listing<T>> {
  return z.object({ items: z.array(item), coverage: coverageSchema })
}

export function wholeListing<T>(items: readonly T[]): Listing<T> {
  return { items, coverage: wholeOf(items.length) }
}

/**
 * The list as it stood, each item as `itemAt` brings it back. A list of which nothing but later items was read tells
 * nothing.
 */
export function rewindListing<T>(
  dateOf: (item: T) => string | null,
  itemAt: (item: T, moment: Moment) => T = (item) => item,
) {
  return (listing: Listing<T>, moment: Moment): Fact<Listing<T>> => {
    const items = listing.items.filter((item) => wasThere(dateOf(item), moment))
    const left = items.length
    const isCut = left < listing.items.length
    if (isCut && isLater(listing.coverage.from, moment)) {
      return unknown('not-collected', 'What was read of the list is all later than the day judged')
    }
    return known({
      items: items.map((item) => itemAt(item, moment)),
      coverage:
        isCut || moment.past
          ? coverageAt(listing.coverage, moment.at, isCut ? left : null)
          : listing.coverage,
    })
  }
}
