import * as z from 'zod/mini'
import type { Advisory, Team } from '../facts/people.ts'
import { count, instant, listing, text } from './scalars.ts'

const advisory = z.object({
  id: z.string(),
  severity: z.nullable(z.enum(['low', 'moderate', 'high', 'critical'])),
  summary: z.string(),
  publishedAt: instant,
  reportedAt: z.nullable(instant),
  withdrawnAt: z.nullable(instant),
  vulnerableRange: text,
  patchedVersions: text,
  url: z.string(),
}) satisfies z.ZodMiniType<Advisory>

export const advisories = listing(advisory)

export const team = z.object({
  members: z.array(
    z.object({
      login: z.string(),
      name: text,
      company: text,
      organizations: z.nullable(z.array(z.string())),
      repositories: z.array(
        z.object({
          nameWithOwner: z.string(),
          stars: count,
          archivedAt: z.nullable(instant),
          archived: z.boolean(),
          pushedAt: z.nullable(instant),
          openIssues: count,
          url: z.string(),
        }),
      ),
      repositoriesTotal: count,
    }),
  ),
}) satisfies z.ZodMiniType<Team>
