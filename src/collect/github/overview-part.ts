import * as z from 'zod/mini'
import type { Part } from './part.ts'
import type { Reading } from './reading.ts'

/** Newest tags, releases and discussions that are read. */
export const LIST_PAGE = 100
const DISCUSSIONS_PAGE = 50

/** What the repository says about itself, its owner and its community, and its short lists. */
export function overviewPart({ owner, name }: Pick<Reading, 'owner' | 'name'>): Part {
  return {
    variables: { owner: ['String!', owner], name: ['String!', name] },
    fields: { core: CORE, lists: LISTS },
    connections: 6 + DISCUSSIONS_PAGE,
    fragments: [ACTOR],
  }
}

export const ACTOR = `fragment Who on Actor { __typename login }`

const CORE = `repository(owner: $owner, name: $name) {
    nameWithOwner url description homepageUrl createdAt pushedAt isArchived archivedAt isDisabled isFork isPrivate
    isEmpty mirrorUrl stargazerCount forkCount hasIssuesEnabled hasDiscussionsEnabled isSecurityPolicyEnabled
    securityPolicyUrl
    parent { nameWithOwner }
    watchers { totalCount }
    owner {
      __typename login url
      ... on User { name createdAt hasSponsorsListing }
      ... on Organization { name createdAt isVerified hasSponsorsListing }
    }
    defaultBranchRef { name }
    licenseInfo { spdxId name }
    languages(first: 20, orderBy: { field: SIZE, direction: DESC }) { edges { size node { name } } }
    repositoryTopics(first: 20) { nodes { topic { name } } }
    codeOfConduct { name }
    contributingGuidelines { url }
    issueTemplates { filename }
    pullRequestTemplates { filename }
    fundingLinks { platform url }
  }`

const LISTS = `repository(owner: $owner, name: $name) {
    releases(first: ${LIST_PAGE}, orderBy: { field: CREATED_AT, direction: DESC }) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { tagName publishedAt isPrerelease isDraft url }
    }
    tags: refs(refPrefix: "refs/tags/", first: ${LIST_PAGE}, orderBy: { field: TAG_COMMIT_DATE, direction: DESC }) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        name
        target {
          ... on Commit { committedDate }
          ... on Tag { tagger { date } target { ... on Commit { committedDate } } }
        }
      }
    }
    discussions(first: ${DISCUSSIONS_PAGE}, orderBy: { field: CREATED_AT, direction: DESC }) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        url createdAt isAnswered answerChosenAt
        author { ...Who }
        category { isAnswerable }
        comments { totalCount }
      }
    }
  }`

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
  isSecurityPolicyEnabled: z.nullable(z.boolean()),
  securityPolicyUrl: z.nullable(z.string()),
  parent: z.nullable(z.object({ nameWithOwner: z.string() })),
  watchers: z.object({ totalCount: z.number() }),
  owner: z.object({
    __typename: z.enum(['User', 'Organization']),
    login: z.string(),
    url: z.string(),
    name: z.nullable(z.string()),
    createdAt: z.nullable(z.string()),
    isVerified: z.optional(z.boolean()),
    hasSponsorsListing: z.boolean(),
  }),
  defaultBranchRef: z.nullable(named),
  licenseInfo: z.nullable(z.object({ spdxId: z.nullable(z.string()), name: z.string() })),
  languages: z.nullable(
    z.object({ edges: z.nullable(z.array(z.object({ size: z.number(), node: named }))) }),
  ),
  repositoryTopics: z.object({ nodes: z.nullable(z.array(z.object({ topic: named }))) }),
  codeOfConduct: z.nullable(named),
  contributingGuidelines: z.nullable(z.object({ url: z.nullable(z.string()) })),
  issueTemplates: z.nullable(z.array(z.object({ filename: z.string() }))),
  pullRequestTemplates: z.nullable(z.array(z.object({ filename: z.nullable(z.string()) }))),
  fundingLinks: z.array(z.object({ platform: z.string(), url: z.string() })),
})
export type Core = z.infer<typeof coreSchema>
