import type { Account } from '../../src/model/facts/account.ts'
import type { Commit } from '../../src/model/facts/commits.ts'
import type { Issue } from '../../src/model/facts/issues.ts'
import type { Pull } from '../../src/model/facts/pulls.ts'
import type { Thread } from '../../src/model/facts/thread.ts'
import type { Facts, FactValues } from '../../src/model/facts.ts'

/**
 * A repository as GitHub's GraphQL would show it, made of the facts it should be read as. Fields are plain values;
 * connections are functions of their arguments.
 */
export function repositoryNode(facts: Facts) {
  const repository = value(facts, 'repository')
  const owner = value(facts, 'owner')
  const license = value(facts, 'license')
  const community = value(facts, 'community')
  const commits = value(facts, 'commits').items
  const head = repository.empty ? null : commitNode(facts, commits[0])
  return {
    __typename: 'Repository',
    id: 'R_1',
    nameWithOwner: `${repository.owner}/${repository.name}`,
    url: repository.url,
    description: repository.description,
    homepageUrl: repository.homepage,
    createdAt: repository.createdAt,
    pushedAt: repository.pushedAt,
    isArchived: repository.archived,
    archivedAt: repository.archivedAt,
    isDisabled: repository.disabled,
    isFork: repository.fork,
    isPrivate: repository.private,
    isEmpty: repository.empty,
    mirrorUrl: repository.mirrorUrl,
    stargazerCount: repository.stars,
    forkCount: repository.forks,
    hasIssuesEnabled: repository.issuesEnabled,
    hasDiscussionsEnabled: repository.discussionsEnabled,
    isSecurityPolicyEnabled: community.securityPolicy !== null,
    securityPolicyUrl: community.securityPolicy,
    parent: repository.parent === null ? null : { nameWithOwner: repository.parent },
    watchers: { totalCount: repository.watchers ?? 0 },
    owner: {
      __typename: owner.kind,
      login: owner.login,
      url: owner.url,
      name: owner.name,
      createdAt: owner.createdAt,
      isVerified: owner.verified,
      hasSponsorsListing: owner.sponsorable,
    },
    defaultBranchRef: head && { name: repository.defaultBranch, target: head },
    licenseInfo: license.name === null ? null : license,
    languages: {
      edges: repository.languages.map(({ name, bytes }) => ({ size: bytes ?? 0, node: { name } })),
    },
    repositoryTopics: { nodes: repository.topics.map((name) => ({ topic: { name } })) },
    codeOfConduct: community.codeOfConduct === null ? null : { name: community.codeOfConduct },
    contributingGuidelines: community.contributing === null ? null : { url: community.contributing },
    issueTemplates: Array.from({ length: community.issueTemplates }, () => ({ filename: 'bug.yml' })),
    pullRequestTemplates: Array.from({ length: community.pullTemplates }, () => ({ filename: 'pull.md' })),
    fundingLinks: community.fundingLinks,
    releases: connectionOf(
      value(facts, 'releases').items.map(({ tag, publishedAt, prerelease, url }) => ({
        tagName: tag,
        publishedAt,
        isPrerelease: prerelease,
        isDraft: false,
        url,
      })),
    ),
    refs: connectionOf(
      value(facts, 'tags').items.map(({ name, at }) => ({
        name,
        target: { __typename: 'Commit', committedDate: at },
      })),
    ),
    discussions: connectionOf(
      value(facts, 'discussions').items.map(({ answered, answeredAt, author, comments, ...discussion }) => ({
        ...discussion,
        isAnswered: answered,
        answerChosenAt: answeredAt,
        author: actorNode(author),
        category: { isAnswerable: answered !== null },
        comments: { totalCount: comments },
      })),
    ),
    issues: connectionOf(value(facts, 'issues').items.map(issueNode)),
    pullRequests: connectionOf(value(facts, 'pulls').items.map(pullNode)),
    object({ expression }: { expression: string }) {
      const path = expression.slice(expression.indexOf(':') + 1)
      const document = value(facts, 'documents').texts.find((text) => text.path === path)
      if (!document) return null
      return { __typename: 'Blob', text: document.text, isTruncated: document.truncated, isBinary: false }
    },
  }
}

function commitNode(facts: Facts, commit: Commit | undefined) {
  if (!commit) return null
  const node = entryNode(commit)
  return {
    ...node,
    history({ since, until, path, ...page }: HistoryArguments) {
      const changes = value(facts, 'licenseHistory').changes.filter((change) => change.path === path)
      const all =
        path === undefined
          ? value(facts, 'commits').items.map(entryNode)
          : changes.map((change) => ({
              oid: change.oid,
              committedDate: change.committedAt,
              messageHeadline: change.headline,
              url: change.url,
              author: gitActor(change.author),
            }))
      const within = all.filter(
        ({ committedDate }) => isAtLeast(committedDate, since) && (!until || isAtLeast(until, committedDate)),
      )
      return connectionOf(within)(page)
    },
  }
}

export function entryNode(commit: Commit) {
  return {
    __typename: 'Commit',
    id: `C_${commit.oid}`,
    oid: commit.oid,
    committedDate: commit.committedAt,
    authoredDate: commit.authoredAt,
    messageHeadline: commit.parents > 1 ? 'Merge pull request #1 from fork/branch' : 'Make widgets rounder',
    author: gitActor(commit.author),
    parents: () => ({ totalCount: commit.parents }),
  }
}

export function memberNode(member: FactValues['team']['members'][number]) {
  const { login, name, company, repositories, repositoriesTotal } = member
  return {
    __typename: 'User',
    login,
    name,
    company,
    repositories: {
      totalCount: repositoriesTotal,
      nodes: repositories.map(({ stars, archived, openIssues, ...repository }) => ({
        ...repository,
        stargazerCount: stars,
        isArchived: archived,
        issues: { totalCount: openIssues },
      })),
    },
  }
}

export interface PageArguments {
  first?: number | null
  last?: number | null
  after?: string | null
}

type HistoryArguments = PageArguments & { since?: string; until?: string; path?: string }

export function connectionOf<T>(all: readonly T[]) {
  return ({ first, last, after }: PageArguments = {}) => {
    const from = last ? Math.max(0, all.length - last) : after ? Number(after) : 0
    const nodes = all.slice(from, from + (first ?? last ?? 0))
    const end = from + nodes.length
    return {
      totalCount: all.length,
      issueCount: all.length,
      nodes,
      pageInfo: { hasNextPage: end < all.length, endCursor: nodes.length > 0 ? String(end) : null },
    }
  }
}

/** The value of a fact that a test's world must know. */
export function value<Name extends keyof Facts>(facts: Facts, name: Name): FactValues[Name] {
  const fact = facts[name]
  if (!fact.known) throw new Error(`The world does not know ${name}`)
  return fact.value as FactValues[Name]
}

export function issueNode(issue: Issue) {
  return {
    __typename: 'Issue',
    ...threadNode(issue, issue.closedByChange),
    stateReason: issue.stateReason?.toUpperCase().replace('-', '_') ?? null,
  }
}

export function pullNode(pull: Pull) {
  return {
    __typename: 'PullRequest',
    ...threadNode(pull, false),
    isDraft: pull.draft,
    mergedAt: pull.mergedAt,
    mergedBy: actorNode(pull.mergedBy),
  }
}

function threadNode(thread: Thread, byChange: boolean) {
  const said = thread.responses.map(({ at, author, association, kind }) => ({
    __typename: kind === 'comment' ? 'IssueComment' : 'PullRequestReview',
    createdAt: at,
    submittedAt: at,
    state: {
      comment: 'COMMENTED',
      review: 'COMMENTED',
      approval: 'APPROVED',
      'change-request': 'CHANGES_REQUESTED',
    }[kind],
    author: actorNode(author),
    authorAssociation: association,
  }))
  const done = thread.acts.map(({ at, actor, kind }) => ({
    __typename: `${kind.charAt(0).toUpperCase()}${kind.slice(1)}Event`,
    createdAt: at,
    actor: actorNode(actor),
    closer: byChange && kind === 'closed' ? { __typename: 'Commit' } : null,
  }))
  const items = [...said, ...done].sort((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt))
  return {
    number: thread.number,
    url: thread.url,
    createdAt: thread.createdAt,
    closedAt: thread.closedAt,
    authorAssociation: thread.association,
    author: actorNode(thread.author),
    labels: connectionOf(thread.labels.map((name) => ({ name }))),
    timelineItems: connectionOf(items),
  }
}

function actorNode(account: Account | null) {
  return account && { __typename: account.kind, login: account.login }
}

function gitActor({ login, name, email }: Commit['author']) {
  return { name, email, user: login === null ? null : { __typename: 'User', login } }
}

function isAtLeast(instant: string, bound: string | undefined): boolean {
  return bound === undefined || Date.parse(instant) >= Date.parse(bound)
}
