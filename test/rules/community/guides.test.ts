import community from '../../../rules/community/index.ts'
import type { Advisory } from '../../../src/model/facts/advisories.ts'
import { daysBefore, listing } from '../../support/build-facts.ts'
import { testSignal } from '../../support/signal.ts'

const NOTHING = { contributing: null, codeOfConduct: null, issueTemplates: 0, pullTemplates: 0 }
const GUIDE = 'https://github.com/acme/widget/blob/main/CONTRIBUTING.md'

testSignal(community, 'community/guides', [
  {
    name: 'everything is there',
    status: 'pass',
    value: ['contribution guide', 'code of conduct', 'issue forms', 'pull request template'],
    summary: 'Contribution guide, code of conduct, issue forms, pull request template',
  },
  {
    name: 'a contribution guide alone',
    facts: { community: { ...NOTHING, contributing: GUIDE } },
    status: 'warn',
    value: ['contribution guide'],
  },
  {
    name: 'nothing',
    facts: { community: NOTHING },
    status: 'fail',
    value: [],
    summary: 'No guide for contributors',
  },
  {
    name: 'newcomers’ issues are shown',
    facts: { community: { goodFirstIssues: { open: 2, closed: 5 } } },
    status: 'pass',
    details: { goodFirstIssuesOpen: 2, goodFirstIssuesTaken: 5 },
  },
  { name: 'profile unknown', facts: { community: 'unknown' }, status: 'unknown', reason: 'unreachable' },
])

const ADVISORY: Advisory = {
  id: 'GHSA-2222-3333-4444',
  severity: 'high',
  summary: 'A widget opens the wrong door',
  publishedAt: daysBefore(200),
  reportedAt: daysBefore(230),
  withdrawnAt: null,
  vulnerableRange: '< 2',
  patchedVersions: '2.0.0',
  url: 'https://github.com/acme/widget/security/advisories/GHSA-2222-3333-4444',
}
const OPEN = { ...ADVISORY, patchedVersions: null }
const NO_CHANNEL = { securityPolicy: null, privateReporting: false }

function withAdvisories(...advisories: Advisory[]) {
  return { advisories: listing(advisories) }
}

testSignal(community, 'community/vulnerability-handling', [
  {
    name: 'a channel, and everything mended',
    facts: withAdvisories(ADVISORY),
    status: 'pass',
    value: 'private',
    summary: '1 of 1 advisories have a patched version; Private vulnerability reporting is on',
    details: { advisories: 1, withoutPatchedVersion: [], medianDaysFromReportToPublication: 30 },
  },
  { name: 'a channel, nothing to mend', facts: withAdvisories(), status: 'pass', value: 'private' },
  {
    name: 'a policy alone is a channel',
    facts: { ...withAdvisories(), community: { privateReporting: false } },
    status: 'pass',
    value: 'policy',
  },
  {
    name: 'no channel',
    facts: { ...withAdvisories(), community: NO_CHANNEL },
    status: 'warn',
    value: 'none',
  },
  {
    name: 'no policy, and private reporting not told',
    facts: { ...withAdvisories(), community: { securityPolicy: null, privateReporting: null } },
    status: 'unknown',
    reason: 'not-collected',
  },
  {
    name: 'no channel, but mended what was published',
    facts: { ...withAdvisories(ADVISORY), community: NO_CHANNEL },
    status: 'pass',
  },
  {
    name: 'a severe one left open',
    facts: withAdvisories(OPEN, ADVISORY),
    status: 'fail',
    summary: 'Severe and without a patched version: GHSA-2222-3333-4444',
  },
  {
    name: 'a severe one published just now',
    facts: withAdvisories({ ...OPEN, publishedAt: daysBefore(20) }),
    status: 'warn',
  },
  {
    name: 'a moderate one left open',
    facts: withAdvisories({ ...OPEN, severity: 'moderate' }),
    status: 'warn',
  },
  {
    name: 'a withdrawn one',
    facts: withAdvisories({ ...OPEN, withdrawnAt: daysBefore(10) }),
    status: 'pass',
  },
  {
    name: 'an old one',
    facts: withAdvisories({ ...OPEN, publishedAt: daysBefore(4 * 365) }),
    status: 'pass',
  },
  {
    name: 'advisories hidden by a fault',
    facts: { advisories: 'unknown' },
    status: 'unknown',
    reason: 'unreachable',
  },
  {
    name: 'advisories never asked for',
    facts: { advisories: { known: false, reason: 'not-collected', detail: 'A local clone has none' } },
    status: 'pass',
    details: { advisories: null },
  },
])
