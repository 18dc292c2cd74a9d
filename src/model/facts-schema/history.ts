import * as z from 'zod/mini'
import type { Commit, FileHistory, Release, Tag } from '../facts/history.ts'
import { count, instant, listing, text } from './scalars.ts'

const identity = z.object({ login: text, name: text, email: text })

const commit = z.object({
  oid: z.string(),
  committedAt: instant,
  authoredAt: instant,
  author: identity,
  parents: count,
}) satisfies z.ZodMiniType<Commit>
const tag = z.object({ name: z.string(), at: z.nullable(instant) }) satisfies z.ZodMiniType<Tag>
const release = z.object({
  tag: z.string(),
  publishedAt: instant,
  prerelease: z.boolean(),
  url: z.string(),
}) satisfies z.ZodMiniType<Release>

export const commits = listing(commit)
export const tags = listing(tag)
export const releases = listing(release)

export const licenseHistory = z.object({
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
}) satisfies z.ZodMiniType<FileHistory>
