import * as z from 'zod/mini'
import { instant } from '../scalars.ts'
import { defineFact } from './define-fact.ts'
import { type Listing, listingOf, rewindListing } from './listing.ts'

export interface Release {
  tag: string
  publishedAt: string
  prerelease: boolean
  url: string
}

const schema: z.ZodMiniType<Listing<Release>> = listingOf(
  z.object({ tag: z.string(), publishedAt: instant, prerelease: z.boolean(), url: z.string() }),
)

export const releases = defineFact({
  name: 'releases',
  about: 'project',
  schema,
  rewind: rewindListing((release) => release.publishedAt),
})
