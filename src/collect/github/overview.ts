import type { Community, DetectedLicense, Owner, Repository } from '../../vocabulary/repository.ts'
import type { Core } from './overview-part.ts'
import type { Reading } from './reading.ts'

export function repositoryFrom(core: Core, { owner, name, github }: Reading): Repository {
  const [realOwner = owner, realName = name] = core.nameWithOwner.split('/')
  return {
    host: new URL(github.webUrl).host,
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

export function ownerFrom({ owner }: Core): Owner {
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

export function licenseFrom({ licenseInfo }: Core): DetectedLicense {
  return { spdxId: licenseInfo?.spdxId ?? null, name: licenseInfo?.name ?? null }
}

export function communityFrom(
  core: Core,
  told: Pick<Community, 'privateReporting' | 'goodFirstIssues'>,
): Community {
  return {
    codeOfConduct: core.codeOfConduct?.name ?? null,
    contributing: core.contributingGuidelines?.url ?? null,
    issueTemplates: core.issueTemplates?.length ?? 0,
    pullTemplates: core.pullRequestTemplates?.length ?? 0,
    securityPolicy: core.isSecurityPolicyEnabled ? core.securityPolicyUrl : null,
    fundingLinks: core.fundingLinks,
    ...told,
  }
}
