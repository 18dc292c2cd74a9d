import * as z from 'zod/mini'
import type { Part } from './query.ts'
import type { Reading } from './request.ts'

/** Newest tags and releases that are read, and discussions. */
const LIST_PAGE = 100
const DISCUSSIONS_PAGE = 50

/**
 * What the repository says about itself, its owner and its community, and its short lists. Each under a root of its own:
 * where one fails, GitHub takes the rest of that root with it.
 */
export function overviewPart({ owner, name }: Pick<Reading, 'owner' | 'name'>): Part {
  const roots = { core: CORE, owner: OWNER, license: LICENSE, community: COMMUNITY, ...LISTS }
  return {
    variables: { owner: ['String!', owner], name: ['String!', name] },
    fields: Object.fromEntries(
      Object.entries(roots).map(([alias, fields]) => [
        alias,
        `repository(owner: $owner, name: $name) { ${fields} }`,
      ]),
    ),
    connections: 6 + DISCUSSIONS_PAGE,
    fragments: [ACTOR],
  }
}

export const ACTOR = `fragment Who on Actor { __typename login }`

const CORE = `
    nameWithOwner url description homepageUrl createdAt pushedAt isArchived archivedAt isDisabled isFork isPrivate
    isEmpty mirrorUrl stargazerCount forkCount hasIssuesEnabled hasDiscussionsEnabled
    parent { nameWithOwner }
    watchers { totalCount }
    defaultBranchRef { name target { oid } }
    languages(first: 20, orderBy: { field: SIZE, direction: DESC }) { edges { size node { name } } }
    repositoryTopics(first: 20) { nodes { topic { name } } }`

const OWNER = `
    owner {
      __typename login url
      ... on User { name createdAt hasSponsorsListing }
      ... on Organization { name createdAt isVerified hasSponsorsListing }
    }`

const LICENSE = 'licenseInfo { spdxId name }'

const COMMUNITY = `
    isSecurityPolicyEnabled securityPolicyUrl
    codeOfConduct { name }
    contributingGuidelines { url }
    issueTemplates { filename }
    pullRequestTemplates { filename }
    fundingLinks { platform url }`

const LISTS = {
  releases: `releases(first: ${LIST_PAGE}, orderBy: { field: CREATED_AT, direction: DESC }) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { tagName publishedAt isPrerelease isDraft url }
    }`,
  tags: `refs(refPrefix: "refs/tags/", first: ${LIST_PAGE}, orderBy: { field: TAG_COMMIT_DATE, direction: DESC }) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        name
        target {
          ... on Commit { committedDate }
          ... on Tag { tagger { date } target { ... on Commit { committedDate } } }
        }
      }
    }`,
  discussions: `discussions(first: ${DISCUSSIONS_PAGE}, orderBy: { field: CREATED_AT, direction: DESC }) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        url createdAt isAnswered answerChosenAt
        author { ...Who }
        category { isAnswerable }
        comments { totalCount }
      }
    }`,
}

const named = z.object({ name: z.string() })

export const coreSchema = z.object({
  nameWithOwner: z.string(),
  url: z.string(),
  description: z.nullable(z.string()),
  homepageUrl: z.nullable(z.string()),
  createdAt: z.string(),
  pushedAt: z.nullable(z.string()),
  isArchived: z.boolean(),
  archivedAt: z.nullable(z.string()),
  isDisabled: z.boolean(),
  isFork: z.boolean(),
  isPrivate: z.boolean(),
  isEmpty: z.boolean(),
  mirrorUrl: z.nullable(z.string()),
  stargazerCount: z.number(),
  forkCount: z.number(),
  hasIssuesEnabled: z.boolean(),
  hasDiscussionsEnabled: z.boolean(),
  parent: z.nullable(z.object({ nameWithOwner: z.string() })),
  watchers: z.object({ totalCount: z.number() }),
  defaultBranchRef: z.nullable(
    z.object({ name: z.string(), target: z.nullable(z.object({ oid: z.string() })) }),
  ),
  languages: z.nullable(
    z.object({ edges: z.nullable(z.array(z.object({ size: z.number(), node: named }))) }),
  ),
  repositoryTopics: z.object({ nodes: z.nullable(z.array(z.object({ topic: named }))) }),
})
export type Core = z.infer<typeof coreSchema>

export const ownerSchema = z.object({
  __typename: z.enum(['User', 'Organization']),
  login: z.string(),
  url: z.string(),
  name: z.nullable(z.string()),
  createdAt: z.nullable(z.string()),
  isVerified: z.optional(z.boolean()),
  hasSponsorsListing: z.boolean(),
})

export const licenseSchema = z.nullable(z.object({ spdxId: z.nullable(z.string()), name: z.string() }))

export const communitySchema = z.object({
  isSecurityPolicyEnabled: z.nullable(z.boolean()),
  securityPolicyUrl: z.nullable(z.string()),
  codeOfConduct: z.nullable(named),
  contributingGuidelines: z.nullable(z.object({ url: z.nullable(z.string()) })),
  issueTemplates: z.nullable(z.array(z.object({ filename: z.string() }))),
  pullRequestTemplates: z.nullable(z.array(z.object({ filename: z.nullable(z.string()) }))),
  fundingLinks: z.array(z.object({ platform: z.string(), url: z.string() })),
})
