import type { Account } from '../../src/model/facts/account.ts'
import type { Issue } from '../../src/model/facts/issues.ts'
import type { Pull } from '../../src/model/facts/pulls.ts'
import type { Facts } from '../../src/model/facts.ts'
import { GitHubError } from '../../src/sources/forge/github/client/client.ts'
import { searchThreads } from './github-search.ts'
import { value } from './github-world.ts'

interface Answer {
  status: number
  data: unknown
  next: string | null
}

type Parameters = Readonly<Record<string, unknown>>

/** What GitHub's REST API says of the repository; as much of each shape as oss-check reads. */
export function answerRest(facts: Facts, route: string, parameters: Parameters): Answer {
  const answer = ROUTES[route.replace(/^GET (?:\/repos\/\{owner\}\/\{repo\})?/, '')]
  if (!answer) throw new GitHubError('not-found', `The double has no ${route}`, 404)
  const data = answer(facts, parameters)
  return Array.isArray(data) ? paged(data, parameters) : { status: 200, data, next: null }
}

function paged(all: readonly unknown[], { per_page = 30, page = 1 }: Parameters): Answer {
  const size = Number(per_page)
  const end = Number(page) * size
  return { status: 200, data: all.slice(end - size, end), next: end < all.length ? 'next' : null }
}

const ROUTES: Readonly<Record<string, (facts: Facts, parameters: Parameters) => unknown>> = {
  '': repositoryShape,
  '/git/trees/{tree_sha}': (facts) => {
    if (value(facts, 'repository').empty) throw new GitHubError('not-found', 'The repository is empty', 409)
    const modes = { file: '100644', folder: '040000', submodule: '160000', link: '120000' }
    return {
      truncated: !value(facts, 'tree').complete,
      tree: value(facts, 'tree').entries.map(({ path, kind, size }) => ({
        path,
        mode: modes[kind],
        ...(size === null ? {} : { size }),
      })),
    }
  },
  '/commits': (facts, { until }) =>
    value(facts, 'commits')
      .items.filter((commit) => until === undefined || commit.committedAt <= String(until))
      .map((commit) => ({
        sha: commit.oid,
        commit: {
          author: { name: commit.author.name, email: commit.author.email, date: commit.authoredAt },
          committer: { name: 'GitHub', email: 'noreply@github.com', date: commit.committedAt },
        },
        author: commit.author.login === null ? null : { login: commit.author.login },
        parents: Array.from({ length: commit.parents }, () => ({ sha: 'parent' })),
      })),
  '/issues': (facts) => threadsOf(facts).map(threadShape),
  '/pulls': (facts) =>
    value(facts, 'pulls').items.map((pull) => ({ ...threadShape(pull), merged_at: pull.mergedAt })),
  '/search/issues': (facts, { q }) => {
    const type = / is:issue /.test(String(q)) ? 'issues' : 'pulls'
    return { items: searchThreads<Issue | Pull>(value(facts, type).items, String(q)).map(threadShape) }
  },
  '/issues/comments': (facts) =>
    threadsOf(facts)
      .flatMap((thread) => thread.responses.map((response) => ({ thread, response })))
      .filter(({ response }) => response.kind === 'comment')
      .sort((a, b) => Date.parse(b.response.at) - Date.parse(a.response.at))
      .map(({ thread, response }) => ({
        issue_url: `https://api.github.com/repos/acme/widget/issues/${thread.number}`,
        user: userShape(response.author),
        author_association: response.association,
        created_at: response.at,
      })),
  '/releases': (facts) =>
    value(facts, 'releases').items.map(({ tag, publishedAt, prerelease, url }) => ({
      tag_name: tag,
      published_at: publishedAt,
      prerelease,
      draft: false,
      html_url: url,
    })),
  '/tags': (facts) =>
    value(facts, 'tags').items.map(({ name, at }) => ({
      name,
      commit: { sha: value(facts, 'commits').items.find((commit) => commit.committedAt === at)?.oid ?? 'x' },
    })),
  '/license': (facts) => {
    const { spdxId, name } = value(facts, 'license')
    return { ...fileShape(facts, /^LICENSE/), license: name === null ? null : { spdx_id: spdxId, name } }
  },
  '/readme': (facts) => fileShape(facts, /^README/),
  '/community/profile': (facts) => {
    const { codeOfConduct, contributing, issueTemplates, pullTemplates } = value(facts, 'community')
    return {
      files: {
        code_of_conduct: codeOfConduct === null ? null : { name: codeOfConduct },
        contributing: contributing === null ? null : { html_url: contributing },
        issue_template: issueTemplates > 0 ? {} : null,
        pull_request_template: pullTemplates > 0 ? {} : null,
      },
    }
  },
  '/security-advisories': (facts) =>
    value(facts, 'advisories').items.map((advisory) => ({
      ghsa_id: advisory.id,
      state: 'published',
      severity: advisory.severity === 'moderate' ? 'medium' : advisory.severity,
      summary: advisory.summary,
      published_at: advisory.publishedAt,
      created_at: advisory.reportedAt,
      withdrawn_at: advisory.withdrawnAt,
      html_url: advisory.url,
      vulnerabilities: [
        { vulnerable_version_range: advisory.vulnerableRange, patched_versions: advisory.patchedVersions },
      ],
    })),
  '/private-vulnerability-reporting': (facts) => ({
    enabled: value(facts, 'community').privateReporting === true,
  }),
}

function repositoryShape(facts: Facts) {
  const repository = value(facts, 'repository')
  const owner = value(facts, 'owner')
  const license = value(facts, 'license')
  return {
    full_name: `${repository.owner}/${repository.name}`,
    html_url: repository.url,
    description: repository.description,
    homepage: repository.homepage,
    created_at: repository.createdAt,
    pushed_at: repository.pushedAt,
    archived: repository.archived,
    disabled: repository.disabled,
    fork: repository.fork,
    mirror_url: repository.mirrorUrl,
    private: repository.private,
    size: repository.empty ? 0 : 100,
    default_branch: repository.defaultBranch,
    stargazers_count: repository.stars,
    forks_count: repository.forks,
    subscribers_count: repository.watchers,
    has_issues: repository.issuesEnabled,
    has_discussions: repository.discussionsEnabled,
    topics: repository.topics,
    language: repository.languages[0]?.name ?? null,
    owner: { login: owner.login, type: owner.kind, html_url: owner.url },
    license: license.name === null ? null : { spdx_id: license.spdxId, name: license.name },
  }
}

function threadsOf(facts: Facts): (Issue | Pull)[] {
  const all = [...value(facts, 'issues').items, ...value(facts, 'pulls').items]
  return all.sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt))
}

function threadShape(thread: Issue | Pull) {
  const closer = thread.acts.findLast((act) => act.kind === 'closed')?.actor ?? null
  return {
    number: thread.number,
    html_url: thread.url,
    user: userShape(thread.author),
    author_association: thread.association,
    created_at: thread.createdAt,
    closed_at: thread.closedAt,
    closed_by: userShape(closer),
    state_reason: 'stateReason' in thread ? (thread.stateReason?.replace('-', '_') ?? null) : null,
    labels: thread.labels.map((name) => ({ name })),
    comments: thread.responses.filter((response) => response.kind === 'comment').length,
    ...('mergedAt' in thread ? { draft: thread.draft, pull_request: { merged_at: thread.mergedAt } } : {}),
  }
}

function userShape(account: Account | null) {
  if (account === null) return null
  return { login: account.kind === 'Bot' ? `${account.login}[bot]` : account.login, type: account.kind }
}

function fileShape(facts: Facts, name: RegExp) {
  const document = value(facts, 'documents').texts.find(({ path }) => name.test(path))
  if (!document) throw new GitHubError('not-found', 'Not found on GitHub', 404)
  return {
    path: document.path,
    html_url: document.url,
    encoding: 'base64',
    content: Buffer.from(document.text).toString('base64'),
  }
}
