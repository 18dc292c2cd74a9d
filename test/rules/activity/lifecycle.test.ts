import rule from '../../../rules/activity/index.ts'
import { unknown } from '../../../src/model/unknown.ts'
import { anIssue, aPull, daysBefore, listing, resolved } from '../../support/build-facts.ts'
import { testSignal } from '../../support/signal.ts'
import { history, lostBefore, tagsAt, work } from './histories.ts'

const NOTHING_ASKED = { issues: listing([]), pulls: listing([]) }
const SILENT = { commits: history(work(100, 5, 1000)), tags: tagsAt(1000, 1400) }
const NO_FORGE = unknown('not-collected', 'Only a clone was read')
const README = (text: string) => ({
  unread: [],
  texts: [{ path: 'README.md', text, truncated: false, url: 'https://github.com/acme/widget' }],
})
const openIssues = (count: number, days: number) =>
  Array.from({ length: count }, (_, index) => anIssue(index + 1, days + index))

testSignal(rule, 'activity/lifecycle', [
  { name: 'at work every few days', status: 'pass', value: 'active' },
  {
    name: 'archived outranks everything',
    facts: { repository: { archived: true, archivedAt: daysBefore(20) } },
    status: 'fail',
    value: 'archived',
    summary: 'It is archived since 2026-06-10',
  },
  {
    name: 'archived, and the commits are lost',
    facts: { repository: { archived: true }, commits: 'unknown' },
    status: 'fail',
    value: 'archived',
  },
  {
    name: 'its README says that it is deprecated',
    facts: { documents: README('# Deprecated!\n\nAs of Feb 11th 2020, widget is fully deprecated.') },
    status: 'fail',
    value: 'deprecated',
  },
  {
    name: 'no longer maintained, in a sentence',
    facts: { documents: README('# widget\n\nThis project is no longer actively maintained.') },
    status: 'fail',
    value: 'deprecated',
  },
  {
    name: 'the registry says that it is deprecated',
    facts: { package: { deprecated: 'use gadget' } },
    status: 'fail',
    value: 'deprecated',
    summary: 'Deprecated: npm says: use gadget',
  },
  {
    name: 'a deprecated option does not deprecate the project',
    facts: {
      documents: README('# widget\n\nThe option `speed` is deprecated. Node 12 is no longer supported.'),
    },
    status: 'pass',
    value: 'active',
  },
  {
    name: 'silent, and people are ignored',
    facts: { ...SILENT, issues: listing(openIssues(30, 900)), pulls: listing([]) },
    status: 'fail',
    value: 'abandoned',
    summary: 'No human commit in 1000 days, and 30 of the last 30 requests left open',
  },
  {
    name: 'silent, and nobody asks for anything',
    facts: { ...SILENT, ...NOTHING_ASKED },
    status: 'warn',
    value: 'finished',
  },
  {
    name: 'silent, and whatever was asked was answered',
    facts: {
      ...SILENT,
      pulls: listing([]),
      issues: listing(openIssues(20, 1100).map((issue) => resolved(issue, 'alice', 48))),
    },
    status: 'pass',
    value: 'finished',
  },
  {
    name: 'a specification that is done',
    facts: { ...SILENT, commits: history(work(100, 5, 1200)), ...NOTHING_ASKED },
    policy: { kind: 'specification' },
    status: 'pass',
    value: 'finished',
  },
  {
    name: 'a framework is never finished',
    facts: { ...SILENT, ...NOTHING_ASKED },
    policy: { kind: 'framework' },
    status: 'fail',
    value: 'abandoned',
  },
  {
    name: 'silent, and never released',
    facts: { ...SILENT, tags: listing([]), releases: listing([]), ...NOTHING_ASKED },
    status: 'fail',
    value: 'abandoned',
  },
  {
    name: 'silent, and its issues were lost',
    facts: { ...SILENT, issues: 'unknown' },
    status: 'unknown',
    reason: 'unreachable',
  },
  {
    name: 'silent, and only the clone was read',
    facts: { ...SILENT, issues: NO_FORGE, pulls: NO_FORGE, repository: NO_FORGE },
    status: 'unknown',
    reason: 'not-collected',
  },
  {
    name: 'at work, and only the clone was read',
    facts: { issues: NO_FORGE, pulls: NO_FORGE, repository: NO_FORGE },
    status: 'pass',
    value: 'active',
  },
  {
    name: 'at work, and its issues were lost: they would change nothing',
    facts: { issues: 'unknown', pulls: 'unknown' },
    status: 'pass',
    value: 'active',
  },
  {
    name: 'half a year old',
    facts: { repository: { createdAt: daysBefore(180) }, commits: history(work(60, 3)) },
    status: 'warn',
    value: 'young',
  },
  {
    name: 'work fell to a tenth while questions pile up',
    facts: {
      commits: history(work(9, 40), work(120, 3, 366)),
      issues: listing(openIssues(40, 10)),
      pulls: listing([]),
    },
    status: 'warn',
    value: 'declining',
    summary: '9 human commits in a year after 120 in the year before',
  },
  {
    name: 'work fell, and nobody misses it',
    facts: { commits: history(work(9, 40), work(120, 3, 366)), ...NOTHING_ASKED },
    status: 'pass',
    value: 'stable',
  },
  {
    name: 'the history was wiped, and the keepers stopped answering',
    facts: {
      commits: history(work(1, 1, 17)),
      issues: listing(openIssues(30, 20)),
      pulls: listing([aPull(100, 30)]),
    },
    status: 'warn',
    value: 'declining',
  },
  {
    name: 'a few commits a year are enough for a library',
    facts: { commits: history(work(40, 45, 30)) },
    status: 'pass',
    value: 'stable',
  },
  { name: 'the commits are lost', facts: { commits: 'unknown' }, status: 'unknown', reason: 'unreachable' },
  {
    name: 'the commits are lost before last month',
    facts: { commits: lostBefore(history(work(20, 2)), 40) },
    status: 'unknown',
    reason: 'incomplete',
  },
  { name: 'no commit at all', facts: { commits: listing([]) }, status: 'unknown', reason: 'too-little-data' },
  {
    name: 'the README could not be read',
    facts: { documents: { texts: [], unread: [{ path: 'README.md', detail: 'too large' }] } },
    status: 'unknown',
    reason: 'incomplete',
  },
  {
    name: 'a README beside the workflows that was not read',
    facts: { documents: { texts: [], unread: [{ path: '.github/README.md', detail: 'too large' }] } },
    status: 'unknown',
    reason: 'incomplete',
  },
  {
    name: 'a notice whose text was not read',
    facts: { documents: { texts: [], unread: [{ path: 'DEPRECATED.md', detail: 'too large' }] } },
    status: 'fail',
    summary: /it holds DEPRECATED\.md/,
  },
])
