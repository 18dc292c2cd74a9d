import type { Community } from '../../../../model/facts/community.ts'
import type { Document } from '../../../../model/facts/documents.ts'
import type { DetectedLicense } from '../../../../model/facts/license.ts'
import type { Owner } from '../../../../model/facts/owner.ts'
import type { Repository } from '../../../../model/facts/repository.ts'
import type { Tree } from '../../../../model/facts/tree.ts'
import { restData } from '../answer.ts'
import type { RestAnswer } from '../client/client.ts'
import { formerName } from '../overview.ts'
import type { Reading } from '../request.ts'
import { fileSchema, profileSchema, type RestRepository } from './schemas.ts'

/** Without size and push: a size of nought alone is also that of a small repository. */
export function isEmpty({ size, pushed_at }: Pick<RestRepository, 'size' | 'pushed_at'>): boolean {
  return size === 0 && pushed_at === null
}

export function repositoryFromRest(data: RestRepository, { owner, name, github }: Reading): Repository {
  const [realOwner = owner, realName = name] = data.full_name.split('/')
  return {
    host: new URL(github.webUrl).host,
    owner: realOwner,
    name: realName,
    url: data.html_url,
    renamedFrom: formerName(data.full_name, owner, name),
    description: data.description,
    homepage: data.homepage === '' ? null : (data.homepage ?? null),
    createdAt: data.created_at,
    pushedAt: data.pushed_at,
    archived: data.archived,
    // REST does not tell when.
    archivedAt: null,
    disabled: data.disabled,
    fork: data.fork,
    parent: data.parent?.full_name ?? null,
    mirrorUrl: data.mirror_url ?? null,
    private: data.private,
    empty: isEmpty(data),
    defaultBranch: data.default_branch,
    stars: data.stargazers_count,
    forks: data.forks_count,
    watchers: data.subscribers_count ?? null,
    issuesEnabled: data.has_issues,
    discussionsEnabled: data.has_discussions ?? false,
    topics: data.topics ?? [],
    // The one GitHub calls its main language; bytes would be another request.
    languages: data.language === null ? [] : [{ name: data.language, bytes: null }],
  }
}

export function ownerFromRest({ owner }: RestRepository): Owner {
  return {
    login: owner.login,
    kind: owner.type === 'Organization' ? 'Organization' : 'User',
    name: null,
    url: owner.html_url,
    createdAt: null,
    verified: null,
    sponsorable: null,
  }
}

/** Of the repository today, or of a licence file as of its commit. */
export function licenseFromRest({ license }: { license?: RestRepository['license'] }): DetectedLicense {
  return { spdxId: license?.spdx_id ?? null, name: license?.name ?? null }
}

export function communityFromRest(
  answer: RestAnswer,
  tree: Tree | null,
  repository: RestRepository,
): Community {
  const { files } = restData(answer, profileSchema, 'the community profile')
  const paths = tree?.entries.map((entry) => entry.path) ?? []
  const forms = paths.filter((path) =>
    /^\.github\/ISSUE_TEMPLATE\/(?!config\.)[^/]+\.(?:md|ya?ml)$/i.test(path),
  ).length
  return {
    codeOfConduct: files.code_of_conduct?.name ?? null,
    contributing: files.contributing?.html_url ?? null,
    issueTemplates: Math.max(forms, files.issue_template ? 1 : 0),
    pullTemplates: files.pull_request_template ? 1 : 0,
    securityPolicy: paths.some((path) => /^(?:\.github\/|docs\/)?SECURITY(?:\.\w+)?$/i.test(path))
      ? `${repository.html_url}/security/policy`
      : null,
    privateReporting: null,
    fundingLinks: null,
    goodFirstIssues: null,
  }
}

export function documentFromRest(answer: RestAnswer): Document {
  const { path, html_url, content, encoding } = restData(answer, fileSchema, 'a file')
  const text = encoding === 'base64' ? Buffer.from(content, 'base64').toString('utf8') : content
  return { path, text, truncated: false, url: html_url ?? '' }
}
