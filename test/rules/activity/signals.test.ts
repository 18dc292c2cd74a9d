import rule from '../../../rules/activity/index.ts'
import { unknown } from '../../../src/model/unknown.ts'
import { aCommit, listing } from '../../support/build-facts.ts'
import { testSignal } from '../../support/signal.ts'
import { BOT, cappedAt, history, lostBefore, tagsAt, work } from './histories.ts'

testSignal(rule, 'activity/last-human-commit', [
  { name: 'yesterday', status: 'pass', value: 1, summary: 'Last human commit 1 day ago' },
  { name: 'long ago', facts: { commits: history(work(50, 5, 300)) }, status: 'warn', value: 300 },
  { name: 'too long ago', facts: { commits: history(work(50, 5, 900)) }, status: 'fail', value: 900 },
  {
    name: 'nothing unusual for a specification',
    facts: { commits: history(work(50, 5, 300)) },
    policy: { kind: 'specification' },
    status: 'pass',
    value: 300,
  },
  {
    name: 'bots do not count',
    facts: {
      commits: history(
        work(50, 5, 40),
        work(30, 1).map((commit) => ({ ...commit, author: BOT })),
      ),
    },
    status: 'pass',
    value: 40,
    details: { botCommits: 30 },
  },
  {
    name: 'only bots',
    facts: { commits: listing([aCommit('b', 3, { author: BOT })]) },
    status: 'unknown',
    reason: 'too-little-data',
  },
  { name: 'lost', facts: { commits: lostBefore(listing([]), 0) }, status: 'unknown', reason: 'incomplete' },
  {
    name: 'a threshold of your own',
    facts: { commits: history(work(50, 5, 30)) },
    policy: { thresholds: { activity: { quietDays: { library: 20 } } } },
    status: 'warn',
    value: 30,
  },
  {
    name: 'the kind is hidden, and makes no difference',
    facts: { tree: 'unknown', commits: history(work(50, 5, 30)) },
    status: 'pass',
    details: { kind: null },
  },
  {
    name: 'the kind is hidden, and would make one',
    facts: { tree: 'unknown', commits: history(work(50, 5, 300)) },
    status: 'unknown',
    reason: 'unreachable',
  },
])

testSignal(rule, 'activity/commits', [
  { name: 'many', status: 'pass', value: 135 },
  { name: 'some', facts: { commits: history(work(6, 50)) }, status: 'warn', value: 6 },
  { name: 'few', facts: { commits: history(work(2, 50), work(50, 5, 400)) }, status: 'fail', value: 2 },
  {
    name: 'merges are counted apart',
    facts: {
      commits: history(
        work(20, 3),
        work(8, 4).map((commit) => ({ ...commit, parents: 2 })),
      ),
    },
    status: 'pass',
    value: 20,
    details: { merges: 8 },
  },
  {
    name: 'lost',
    facts: { commits: lostBefore(history(work(90, 1)), 90) },
    status: 'unknown',
    reason: 'incomplete',
  },
  {
    name: 'more than was asked for',
    facts: { commits: cappedAt(history(work(90, 1)), 90) },
    status: 'pass',
    value: 90,
    summary: '90 human commits in the 90 days that were read, by 1 person',
  },
])

testSignal(rule, 'activity/rhythm', [
  { name: 'as ever', status: 'pass' },
  { name: 'twice as long as usual', facts: { commits: history(work(40, 10, 20)) }, status: 'warn', value: 2 },
  {
    name: 'out of all proportion',
    facts: { commits: history(work(40, 10, 100)) },
    status: 'fail',
    value: 10,
  },
  {
    name: 'too few gaps',
    facts: { commits: history(work(5, 10)) },
    status: 'unknown',
    reason: 'too-little-data',
  },
  {
    name: 'lost',
    facts: { commits: lostBefore(history(work(90, 1)), 90) },
    status: 'unknown',
    reason: 'incomplete',
  },
])

const NO_RELEASES = listing([])

testSignal(rule, 'activity/release-gap', [
  { name: 'lately', status: 'pass' },
  {
    name: 'overdue',
    facts: { tags: tagsAt(400, 500, 600, 700, 800), releases: NO_RELEASES },
    status: 'warn',
    value: 4,
  },
  {
    name: 'two tags on one day are one release',
    facts: { tags: tagsAt(100.1, 100.2, 200, 300, 400), releases: NO_RELEASES },
    status: 'pass',
    value: 1,
    details: { releaseDays: 4 },
  },
  { name: 'tags none', facts: { tags: listing([]), releases: NO_RELEASES }, status: 'not-applicable' },
  {
    name: 'only two',
    facts: { tags: tagsAt(10, 90), releases: NO_RELEASES },
    status: 'unknown',
    reason: 'too-little-data',
  },
  {
    name: 'tags without dates',
    facts: {
      tags: listing([{ name: 'v1', at: null }]),
      releases: unknown('not-collected', 'Only a clone was read'),
    },
    status: 'unknown',
    reason: 'not-collected',
  },
])

testSignal(rule, 'activity/trend', [
  { name: 'as much as before', status: 'pass', value: 1 },
  {
    name: 'less than half',
    facts: { commits: history(work(20, 18), work(60, 6, 366)) },
    status: 'warn',
    value: 0.33,
    details: { current: 20, previous: 60 },
  },
  {
    name: 'hardly any',
    facts: { commits: history(work(6, 100)) },
    status: 'unknown',
    reason: 'too-little-data',
  },
  {
    name: 'lost',
    facts: { commits: lostBefore(history(work(90, 1)), 90) },
    status: 'unknown',
    reason: 'incomplete',
  },
  {
    name: 'not read so far back',
    facts: { commits: cappedAt(history(work(90, 1)), 90) },
    status: 'unknown',
    reason: 'too-little-data',
  },
])

testSignal(rule, 'activity/outlook', [
  {
    name: 'at work',
    status: 'pass',
    summary:
      'over 99 % likely to be alive in two years: its newest 5 days with work lie 5 days back on average',
  },
  {
    name: 'silent for long',
    facts: { commits: history(work(80, 3, 320)), tags: tagsAt(400), releases: NO_RELEASES },
    status: 'warn',
  },
  {
    name: 'silent for years',
    facts: { commits: history(work(80, 3, 900)), tags: tagsAt(900), releases: NO_RELEASES },
    status: 'fail',
  },
  {
    name: 'one commit after a long silence does not wake it',
    facts: {
      commits: history(work(1, 1, 3), work(80, 3, 700)),
      tags: tagsAt(700, 800),
      releases: NO_RELEASES,
    },
    status: 'warn',
  },
  {
    name: 'hardly any history',
    facts: { commits: history(work(5, 3)) },
    status: 'unknown',
    reason: 'too-little-data',
  },
  {
    name: 'lost after the newest commits: five active days are enough',
    facts: { commits: lostBefore(history(work(30, 2)), 61) },
    status: 'pass',
  },
  {
    name: 'lost',
    facts: { commits: lostBefore(history(work(12, 0.01)), 1) },
    status: 'unknown',
    reason: 'incomplete',
  },
  {
    name: 'the tags are lost',
    facts: { tags: { ...lostBefore(listing([]), 0) } },
    status: 'unknown',
    reason: 'unreachable',
  },
  {
    name: 'tags without dates, but releases with',
    facts: { tags: listing([{ name: 'v3.0.0', at: null }]) },
    status: 'pass',
  },
  {
    name: 'never released',
    facts: { tags: listing([]), releases: NO_RELEASES, commits: history(work(60, 2, 1)) },
    status: 'pass',
    details: { releaseDays: 3650 },
  },
])
