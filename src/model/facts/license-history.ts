import * as z from 'zod/mini'
import { instant } from '../scalars.ts'
import { known } from '../unknown.ts'
import { defineFact } from './define-fact.ts'
import { type Identity, identity } from './identity.ts'
import { isLater } from './moment.ts'

/** Commits that touched licence files, newest first. */
export interface FileHistory {
  changes: readonly FileChange[]
  complete: boolean
}

export interface FileChange {
  path: string
  oid: string
  committedAt: string
  headline: string
  author: Identity
  url: string
}

const schema: z.ZodMiniType<FileHistory> = z.object({
  changes: z.array(
    z.object({
      path: z.string(),
      oid: z.string(),
      committedAt: instant,
      headline: z.string(),
      author: identity,
      url: z.string(),
    }),
  ),
  complete: z.boolean(),
})

export const licenseHistory = defineFact({
  name: 'licenseHistory',
  about: 'project',
  schema,
  rewind: (value, moment) =>
    known({ ...value, changes: value.changes.filter((change) => !isLater(change.committedAt, moment)) }),
})
