import * as z from 'zod/mini'
import { count, instant, reason } from '../scalars.ts'
import { type Fact, known, type UnknownReason, unknown } from '../unknown.ts'
import { isLater, type Moment, wasThere } from './moment.ts'

/**
 * A list read newest first.
 * Every item dated `wholeSince` or later is in `items`; `null` means every item there is.
 * `lost` says which fault cut the list; a list cut by the documented page cap has `complete: false` and `lost: null`.
 */
export interface Listing<T> {
  items: readonly T[]
  total: number | null
  complete: boolean
  wholeSince: string | null
  lost: { reason: UnknownReason; detail: string } | null
}

/** @internal */
export function listingOf<T>(item: z.ZodMiniType<T>): z.ZodMiniType<Listing<T>> {
  return z.object({
    items: z.array(item),
    total: z.nullable(count),
    complete: z.boolean(),
    wholeSince: z.nullable(instant),
    lost: z.nullable(z.object({ reason, detail: z.string() })),
  })
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
    const isCut = items.length < listing.items.length
    if (isCut && listing.wholeSince !== null && isLater(listing.wholeSince, moment)) {
      return unknown('not-collected', 'What was read of the list is all later than the day judged')
    }
    return known({
      ...listing,
      items: items.map((item) => itemAt(item, moment)),
      total: !isCut ? listing.total : listing.complete ? items.length : null,
    })
  }
}
