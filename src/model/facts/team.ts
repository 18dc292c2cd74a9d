import * as z from 'zod/mini'
import { count, instant, text, texts } from '../scalars.ts'
import { defineFact } from './define-fact.ts'
import { oneMoment } from './moment.ts'

/** The people who did most lately, and what else they keep. */
export interface Team {
  members: readonly TeamMember[]
}

export interface TeamMember {
  login: string
  name: string | null
  company: string | null
  /** Null: not told; their names need a scope of their own. */
  organizations: readonly string[] | null
  /** Own repositories that are no forks, most recently pushed first. */
  repositories: readonly OtherProject[]
  repositoriesTotal: number
}

export interface OtherProject {
  nameWithOwner: string
  stars: number
  archivedAt: string | null
  archived: boolean
  pushedAt: string | null
  openIssues: number
  url: string
}

const otherProject: z.ZodMiniType<OtherProject> = z.object({
  nameWithOwner: z.string(),
  stars: count,
  archivedAt: z.nullable(instant),
  archived: z.boolean(),
  pushedAt: z.nullable(instant),
  openIssues: count,
  url: z.string(),
})

const schema: z.ZodMiniType<Team> = z.object({
  members: z.array(
    z.object({
      login: z.string(),
      name: text,
      company: text,
      organizations: z.nullable(texts),
      repositories: z.array(otherProject),
      repositoriesTotal: count,
    }),
  ),
})

export const team = defineFact({
  name: 'team',
  about: 'project',
  schema,
  rewind: oneMoment("The team's other projects"),
})
