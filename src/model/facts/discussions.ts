import * as z from 'zod/mini'
import { count, instant } from '../scalars.ts'
import { type Account, account } from './account.ts'
import { defineFact } from './define-fact.ts'
import { type Listing, listingOf, rewindListing } from './listing.ts'
import { isLater, type Moment } from './moment.ts'

export interface Discussion {
  url: string
  createdAt: string
  author: Account | null
  /** Null: its category takes no answers. */
  answered: boolean | null
  answeredAt: string | null
  comments: number
}

const schema: z.ZodMiniType<Listing<Discussion>> = listingOf(
  z.object({
    url: z.string(),
    createdAt: instant,
    author: z.nullable(account),
    answered: z.nullable(z.boolean()),
    answeredAt: z.nullable(instant),
    comments: count,
  }),
)

export const discussions = defineFact({
  name: 'discussions',
  about: 'project',
  schema,
  rewind: rewindListing((discussion) => discussion.createdAt, discussionAt),
})

function discussionAt(discussion: Discussion, moment: Moment): Discussion {
  return isLater(discussion.answeredAt, moment)
    ? { ...discussion, answered: false, answeredAt: null }
    : discussion
}
