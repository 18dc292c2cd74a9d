import * as z from 'zod/mini'
import { instant } from '../scalars.ts'
import { type Account, account } from './account.ts'
import { defineFact } from './define-fact.ts'
import { type Listing, listingOf, rewindListing } from './listing.ts'
import { isLater, type Moment } from './moment.ts'
import { type Thread, thread, threadAt } from './thread.ts'

export interface Pull extends Thread {
  draft: boolean
  mergedAt: string | null
  mergedBy: Account | null
}

const schema: z.ZodMiniType<Listing<Pull>> = listingOf(
  z.object({
    ...thread,
    draft: z.boolean(),
    mergedAt: z.nullable(instant),
    mergedBy: z.nullable(account),
  }),
)

export const pulls = defineFact({
  name: 'pulls',
  about: 'project',
  schema,
  rewind: rewindListing((pull) => pull.createdAt, pullAt),
})

function pullAt(pull: Pull, moment: Moment): Pull {
  const merged = !isLater(pull.mergedAt, moment)
  return {
    ...pull,
    ...threadAt(pull, moment),
    mergedAt: merged ? pull.mergedAt : null,
    mergedBy: merged ? pull.mergedBy : null,
  }
}
