import * as z from 'zod/mini'
import type { Community, DetectedLicense, Documents, Owner, Repository, Tree } from '../facts/repository.ts'
import { count, instant, text } from './scalars.ts'

export const repository = z.object({
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
  topics: z.array(z.string()),
  languages: z.array(z.object({ name: z.string(), bytes: z.nullable(count) })),
}) satisfies z.ZodMiniType<Repository>

export const owner = z.object({
  login: z.string(),
  kind: z.enum(['User', 'Organization']),
  name: text,
  url: z.string(),
  createdAt: z.nullable(instant),
  verified: z.nullable(z.boolean()),
  sponsorable: z.nullable(z.boolean()),
}) satisfies z.ZodMiniType<Owner>

export const license = z.object({ spdxId: text, name: text }) satisfies z.ZodMiniType<DetectedLicense>

export const tree = z.object({
  oid: text,
  entries: z.array(
    z.object({
      path: z.string(),
      kind: z.enum(['file', 'folder', 'submodule', 'link']),
      size: z.nullable(count),
    }),
  ),
  complete: z.boolean(),
}) satisfies z.ZodMiniType<Tree>

export const documents = z.object({
  texts: z.array(z.object({ path: z.string(), text: z.string(), truncated: z.boolean(), url: z.string() })),
  unread: z.array(z.object({ path: z.string(), detail: z.string() })),
}) satisfies z.ZodMiniType<Documents>

export const community = z.object({
  codeOfConduct: text,
  contributing: text,
  issueTemplates: count,
  pullTemplates: count,
  securityPolicy: text,
  privateReporting: z.nullable(z.boolean()),
  fundingLinks: z.nullable(z.array(z.object({ platform: z.string(), url: z.string() }))),
  goodFirstIssues: z.nullable(z.object({ open: count, closed: count })),
}) satisfies z.ZodMiniType<Community>
