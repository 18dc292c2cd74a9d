import { type FileRole, roleOf } from '../../../analysis/file-roles/roles.ts'
import type { Community } from '../../../model/facts/community.ts'
import type { DetectedLicense } from '../../../model/facts/license.ts'
import type { Owner } from '../../../model/facts/owner.ts'
import type { Repository } from '../../../model/facts/repository.ts'
import type { Tree } from '../../../model/facts/tree.ts'
import { section } from './answer.ts'
import { type Core, communitySchema, licenseSchema, ownerSchema } from './overview-query.ts'
import type { PartAnswer } from './query.ts'
import type { Reading } from './request.ts'

export function repositoryFrom(core: Core, { owner, name, host }: Reading): Repository {
  const [realOwner = owner, realName = name] = core.nameWithOwner.split('/')
  return {
    host,
    owner: realOwner,
    name: realName,
    url: core.url,
    renamedFrom: formerName(core.nameWithOwner, owner, name),
    description: core.description,
    homepage: core.homepageUrl === '' ? null : core.homepageUrl,
    createdAt: core.createdAt,
    pushedAt: core.pushedAt,
    archived: core.isArchived,
    archivedAt: core.archivedAt,
    disabled: core.isDisabled,
    fork: core.isFork,
    parent: core.parent?.nameWithOwner ?? null,
    mirrorUrl: core.mirrorUrl,
    private: core.isPrivate,
    empty: core.isEmpty || core.defaultBranchRef === null,
    defaultBranch: core.defaultBranchRef?.name ?? null,
    stars: core.stargazerCount,
    forks: core.forkCount,
    watchers: core.watchers.totalCount,
    issuesEnabled: core.hasIssuesEnabled,
    discussionsEnabled: core.hasDiscussionsEnabled,
    topics: (core.repositoryTopics.nodes ?? []).map(({ topic }) => topic.name),
    languages: (core.languages?.edges ?? []).map(({ size, node }) => ({ name: node.name, bytes: size })),
  }
}

/** The name asked for, where the repository answers under another one by now; letter case is no other name. */
export function formerName(nameWithOwner: string, owner: string, name: string): string | null {
  const asked = `${owner}/${name}`
  return nameWithOwner.toLowerCase() === asked.toLowerCase() ? null : asked
}

export function ownerFrom(answer: PartAnswer): Owner {
  const owner = section(answer, ['owner', 'owner'], ownerSchema)
  return {
    login: owner.login,
    kind: owner.__typename,
    name: owner.name,
    url: owner.url,
    createdAt: owner.createdAt,
    verified: owner.isVerified ?? null,
    sponsorable: owner.hasSponsorsListing,
  }
}

export function licenseFrom(answer: PartAnswer): DetectedLicense {
  const license = section(answer, ['license', 'licenseInfo'], licenseSchema)
  return { spdxId: license?.spdxId ?? null, name: license?.name ?? null }
}

export function communityFrom(
  answer: PartAnswer,
  told: Pick<Community, 'privateReporting' | 'goodFirstIssues'>,
): Community {
  const profile = section(answer, ['community'], communitySchema)
  return {
    codeOfConduct: profile.codeOfConduct?.name ?? null,
    contributing: profile.contributingGuidelines?.url ?? null,
    issueTemplates: profile.issueTemplates?.length ?? 0,
    pullTemplates: profile.pullRequestTemplates?.length ?? 0,
    securityPolicy: profile.isSecurityPolicyEnabled ? profile.securityPolicyUrl : null,
    fundingLinks: profile.fundingLinks,
    ...told,
  }
}

/** The same of a past day, as far as its files tell; what the owner's `.github` repository adds is told of today only. */
export function communityOfTree(
  { entries }: Tree,
  url: string,
  told: Pick<Community, 'privateReporting' | 'goodFirstIssues'>,
): Community {
  const paths = entries.filter((entry) => entry.kind === 'file').map((entry) => entry.path)
  const find = (role: FileRole) => paths.find((path) => roleOf(path) === role) ?? null
  const linked = (path: string | null) => (path === null ? null : `${url}/blob/HEAD/${path}`)
  return {
    codeOfConduct: find('conduct'),
    contributing: linked(find('contributing')),
    issueTemplates: paths.filter((path) => ISSUE_TEMPLATE.test(path)).length,
    pullTemplates: paths.some((path) => PULL_TEMPLATE.test(path)) ? 1 : 0,
    securityPolicy: linked(find('security')),
    fundingLinks: null,
    ...told,
  }
}

const PULL_TEMPLATE = /^(?:\.github\/|docs\/)?PULL_REQUEST_TEMPLATE(?:\.\w+)?$/i
const ISSUE_TEMPLATE = /^\.github\/ISSUE_TEMPLATE\/(?!config\.)[^/]+\.(?:md|ya?ml)$/i
