import * as z from 'zod/mini'
import { count, instant } from '../scalars.ts'
import { defineFact } from './define-fact.ts'
import { type Identity, identity } from './identity.ts'
import { type Listing, listingOf, rewindListing } from './listing.ts'

/** A commit on the default branch. */
export interface Commit {
  oid: string
  /** Committer time: when it entered the history as it stands. */
  committedAt: string
  authoredAt: string
  /** By the project's `.mailmap`, where it has one that was read. */
  author: Identity
  /** More than one: a merge. */
  parents: number
}

const schema: z.ZodMiniType<Listing<Commit>> = listingOf(
  z.object({
    oid: z.string(),
    committedAt: instant,
    authoredAt: instant,
    author: identity,
    parents: count,
  }),
)

export const commits = defineFact({
  name: 'commits',
  about: 'project',
  schema,
  rewind: rewindListing((commit) => commit.committedAt),
})
