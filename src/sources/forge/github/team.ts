import * as z from 'zod/mini'
import { isBotIdentity, isHumanAccount } from '../../../analysis/people/bots.ts'
import type { Commit } from '../../../model/facts/commits.ts'
import type { Pull } from '../../../model/facts/pulls.ts'
import type { Team, TeamMember } from '../../../model/facts/team.ts'
import { section } from './answer.ts'
import type { Part, PartAnswer } from './query.ts'

/** People whose other projects are looked at, and how many of each. */
const MAX_MEMBERS = 8
const MAX_REPOSITORIES = 12

/** Logins of the people who committed and merged most since `since`. Merging counts twice: it is a right. */
export function busiest(commits: readonly Commit[], pulls: readonly Pull[], since: string): string[] {
  const counts = new Map<string, { login: string; deeds: number }>()
  const count = (login: string, deeds: number) => {
    const key = login.toLowerCase()
    counts.set(key, { login, deeds: (counts.get(key)?.deeds ?? 0) + deeds })
  }
  for (const { author, committedAt } of commits) {
    if (committedAt >= since && author.login !== null && !isBotIdentity(author)) count(author.login, 1)
  }
  for (const { mergedBy, mergedAt } of pulls) {
    if (mergedAt !== null && mergedAt >= since && isHumanAccount(mergedBy)) count(mergedBy.login, 2)
  }
  return [...counts.values()]
    .sort((a, b) => b.deeds - a.deeds || a.login.localeCompare(b.login, 'en'))
    .slice(0, MAX_MEMBERS)
    .map(({ login }) => login)
}

export function teamPart(logins: readonly string[]): Part {
  return {
    variables: Object.fromEntries(
      logins.map((login, index) => [`login${index}`, ['String!', login] as const]),
    ),
    fields: Object.fromEntries(
      logins.map((_, index) => [`member${index}`, `user(login: $login${index}) { ...Member }`]),
    ),
    connections: logins.length * (1 + MAX_REPOSITORIES),
    fragments: logins.length > 0 ? [MEMBER] : [],
  }
}

/** Accounts that are gone are left out. Throws GitHubError where a fault hides one. */
export function teamFrom(answer: PartAnswer, logins: readonly string[]): Team {
  const members = logins.flatMap((_, index) => {
    const alias = `member${index}`
    const gone = answer.errors.some(({ path, reason }) => path[0] === alias && reason === 'not-found')
    if (gone) return []
    const member = section(answer, [alias], z.nullable(memberSchema))
    return member === null ? [] : [memberFrom(member)]
  })
  return { members }
}

// Organizations are left out: their names need a scope (read:org) that reading a project should not need.
const MEMBER = `fragment Member on User {
  login name company
  repositories(
    first: ${MAX_REPOSITORIES}
    ownerAffiliations: OWNER
    isFork: false
    privacy: PUBLIC
    orderBy: { field: PUSHED_AT, direction: DESC }
  ) {
    totalCount
    nodes { nameWithOwner url stargazerCount isArchived archivedAt pushedAt issues(states: OPEN) { totalCount } }
  }
}`

const memberSchema = z.object({
  login: z.string(),
  name: z.nullable(z.string()),
  company: z.nullable(z.string()),
  repositories: z.object({
    totalCount: z.number(),
    nodes: z.nullable(
      z.array(
        z.nullable(
          z.object({
            nameWithOwner: z.string(),
            url: z.string(),
            stargazerCount: z.number(),
            isArchived: z.boolean(),
            archivedAt: z.nullable(z.string()),
            pushedAt: z.nullable(z.string()),
            issues: z.object({ totalCount: z.number() }),
          }),
        ),
      ),
    ),
  }),
})

function memberFrom({ login, name, company, repositories }: z.infer<typeof memberSchema>): TeamMember {
  return {
    login,
    name,
    company,
    organizations: null,
    repositoriesTotal: repositories.totalCount,
    repositories: (repositories.nodes ?? []).flatMap((node) =>
      node === null
        ? []
        : [
            {
              nameWithOwner: node.nameWithOwner,
              stars: node.stargazerCount,
              archived: node.isArchived,
              archivedAt: node.archivedAt,
              pushedAt: node.pushedAt,
              openIssues: node.issues.totalCount,
              url: node.url,
            },
          ],
    ),
  }
}
