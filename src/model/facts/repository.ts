import * as z from 'zod/mini'
import { count, instant, text, texts } from '../scalars.ts'
import { known } from '../unknown.ts'
import { defineFact } from './define-fact.ts'
import { isLater, until } from './moment.ts'

export interface Repository {
  host: string
  owner: string
  name: string
  url: string
  /** The name that was asked for, when the forge answered under another one. */
  renamedFrom: string | null
  description: string | null
  homepage: string | null
  createdAt: string
  pushedAt: string | null
  archived: boolean
  archivedAt: string | null
  disabled: boolean
  fork: boolean
  parent: string | null
  mirrorUrl: string | null
  private: boolean
  /** No commit yet. */
  empty: boolean
  defaultBranch: string | null
  stars: number
  forks: number
  watchers: number | null
  issuesEnabled: boolean
  discussionsEnabled: boolean
  topics: readonly string[]
  /** Most used first; `bytes` null where not told. */
  languages: readonly { name: string; bytes: number | null }[]
}

const schema: z.ZodMiniType<Repository> = z.object({
  host: z.string(),
  owner: z.string(),
  name: z.string(),
  url: z.string(),
  renamedFrom: text,
  description: text,
  homepage: text,
  createdAt: instant,
  pushedAt: z.nullable(instant),
  archived: z.boolean(),
  archivedAt: z.nullable(instant),
  disabled: z.boolean(),
  fork: z.boolean(),
  parent: text,
  mirrorUrl: text,
  private: z.boolean(),
  empty: z.boolean(),
  defaultBranch: text,
  stars: count,
  forks: count,
  watchers: z.nullable(count),
  issuesEnabled: z.boolean(),
  discussionsEnabled: z.boolean(),
  topics: texts,
  languages: z.array(z.object({ name: z.string(), bytes: z.nullable(count) })),
})

export const repository = defineFact({
  name: 'repository',
  about: 'project',
  schema,
  rewind: (value, moment) =>
    known({
      ...value,
      pushedAt: until(value.pushedAt, moment),
      archivedAt: until(value.archivedAt, moment),
      archived: value.archived && !isLater(value.archivedAt, moment),
    }),
})
