import * as z from 'zod/mini'
import { instant } from '../scalars.ts'
import { defineFact } from './define-fact.ts'
import { type Listing, listingOf, rewindListing } from './listing.ts'

export interface Tag {
  name: string
  /** Date of the tag object, else of its commit; null when not told. */
  at: string | null
}

const schema: z.ZodMiniType<Listing<Tag>> = listingOf(z.object({ name: z.string(), at: z.nullable(instant) }))

export const tags = defineFact({
  name: 'tags',
  about: 'project',
  schema,
  rewind: rewindListing((tag) => tag.at),
})
