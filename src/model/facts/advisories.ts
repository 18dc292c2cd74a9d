import * as z from 'zod/mini'
import { instant, text } from '../scalars.ts'
import { defineFact } from './define-fact.ts'
import { type Listing, listingOf, rewindListing } from './listing.ts'
import { until } from './moment.ts'

/** A published security advisory of the project (GitHub's repository advisories). */
export interface Advisory {
  id: string
  severity: 'low' | 'moderate' | 'high' | 'critical' | null
  summary: string
  publishedAt: string
  /** When the report reached the project; null when not told. */
  reportedAt: string | null
  withdrawnAt: string | null
  vulnerableRange: string | null
  patchedVersions: string | null
  url: string
}

const schema: z.ZodMiniType<Listing<Advisory>> = listingOf(
  z.object({
    id: z.string(),
    severity: z.nullable(z.enum(['low', 'moderate', 'high', 'critical'])),
    summary: z.string(),
    publishedAt: instant,
    reportedAt: z.nullable(instant),
    withdrawnAt: z.nullable(instant),
    vulnerableRange: text,
    patchedVersions: text,
    url: z.string(),
  }),
)

export const advisories = defineFact({
  name: 'advisories',
  about: 'project',
  schema,
  rewind: rewindListing(
    (advisory) => advisory.publishedAt,
    (advisory, moment) => ({ ...advisory, withdrawnAt: until(advisory.withdrawnAt, moment) }),
  ),
})
