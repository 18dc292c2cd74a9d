import * as z from 'zod/mini'
import { defineFact } from './define-fact.ts'
import { type Listing, listingOf, rewindListing } from './listing.ts'
import type { Moment } from './moment.ts'
import { type Thread, thread, threadAt } from './thread.ts'

export interface Issue extends Thread {
  /** Null while open, and where the forge did not say (issues closed before 2022). */
  stateReason: 'completed' | 'not-planned' | 'duplicate' | null
  /** Closed by a commit or a merged pull request. */
  closedByChange: boolean
}

const schema: z.ZodMiniType<Listing<Issue>> = listingOf(
  z.object({
    ...thread,
    stateReason: z.nullable(z.enum(['completed', 'not-planned', 'duplicate'])),
    closedByChange: z.boolean(),
  }),
)

export const issues = defineFact({
  name: 'issues',
  about: 'project',
  schema,
  rewind: rewindListing((issue) => issue.createdAt, issueAt),
})

function issueAt(issue: Issue, moment: Moment): Issue {
  const rewound = threadAt(issue, moment)
  const same = rewound.closedAt === issue.closedAt
  return {
    ...issue,
    ...rewound,
    // Why it was closed is told of the last closing only.
    stateReason: same ? issue.stateReason : null,
    closedByChange: same && issue.closedByChange,
  }
}
