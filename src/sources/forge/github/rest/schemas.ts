import * as z from 'zod/mini'
import { associationSchema, restUserSchema } from '../account.ts'

/** What GitHub detects, today in the repository, or in the licence file of a commit. */
const licenseSchema = z.nullable(z.object({ spdx_id: z.nullable(z.string()), name: z.string() }))

export const repositorySchema = z.object({
  full_name: z.string(),
  html_url: z.string(),
  description: z.nullable(z.string()),
  homepage: z.nullish(z.string()),
  created_at: z.string(),
  pushed_at: z.nullable(z.string()),
  archived: z.boolean(),
  disabled: z.boolean(),
  fork: z.boolean(),
  parent: z.nullish(z.object({ full_name: z.string() })),
  mirror_url: z.nullish(z.string()),
  private: z.boolean(),
  size: z.number(),
  default_branch: z.nullable(z.string()),
  stargazers_count: z.number(),
  forks_count: z.number(),
  subscribers_count: z.optional(z.number()),
  has_issues: z.boolean(),
  has_discussions: z.optional(z.boolean()),
  topics: z.optional(z.array(z.string())),
  language: z.nullable(z.string()),
  owner: z.object({ login: z.string(), type: z.string(), html_url: z.string() }),
  license: licenseSchema,
})
export type RestRepository = z.infer<typeof repositorySchema>

const signature = z.nullable(z.object({ name: z.string(), email: z.string(), date: z.string() }))

export const commitSchema = z.object({
  sha: z.string(),
  commit: z.object({ author: signature, committer: signature }),
  // An empty object where the address belongs to no account.
  author: z.nullable(z.object({ login: z.optional(z.string()) })),
  parents: z.array(z.object({ sha: z.string() })),
})
export type RestCommit = z.infer<typeof commitSchema>

/** Issues and pull requests come in one list; where issues are switched off, pull requests come in their own. */
export const threadSchema = z.object({
  number: z.number(),
  html_url: z.string(),
  user: restUserSchema,
  author_association: associationSchema,
  created_at: z.string(),
  closed_at: z.nullable(z.string()),
  closed_by: z.nullish(restUserSchema),
  state_reason: z.nullish(z.string()),
  labels: z.array(z.union([z.string(), z.object({ name: z.optional(z.string()) })])),
  comments: z.optional(z.number()),
  draft: z.optional(z.boolean()),
  pull_request: z.optional(z.object({ merged_at: z.nullish(z.string()) })),
  merged_at: z.optional(z.nullable(z.string())),
})
export type RestThread = z.infer<typeof threadSchema>

export const commentSchema = z.object({
  issue_url: z.string(),
  user: restUserSchema,
  author_association: associationSchema,
  created_at: z.string(),
})
export type RestComment = z.infer<typeof commentSchema>

export const releaseSchema = z.object({
  tag_name: z.string(),
  published_at: z.nullable(z.string()),
  prerelease: z.boolean(),
  draft: z.boolean(),
  html_url: z.string(),
})
export type RestRelease = z.infer<typeof releaseSchema>

export const tagSchema = z.object({ name: z.string(), commit: z.object({ sha: z.string() }) })

export const profileSchema = z.object({
  files: z.object({
    code_of_conduct: z.nullish(z.object({ name: z.string() })),
    contributing: z.nullish(z.object({ html_url: z.string() })),
    issue_template: z.nullish(z.object({})),
    pull_request_template: z.nullish(z.object({})),
  }),
})

export const fileSchema = z.object({
  path: z.string(),
  html_url: z.nullable(z.string()),
  content: z.string(),
  encoding: z.string(),
  license: z.optional(licenseSchema),
})
