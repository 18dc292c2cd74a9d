import { expect, test } from 'vitest'
import { maintainersAt, peopleOf } from '../../../src/analysis/people/maintainers.ts'
import { outsiderTest } from '../../../src/analysis/people/outsiders.ts'
import type { Thread } from '../../../src/model/facts/thread.ts'
import {
  anAct,
  anIssue,
  aPull,
  aResponse,
  bot,
  daysBefore,
  merged,
  NOW,
  person,
} from '../../support/build-facts.ts'

function maintainers(...threads: Thread[]): string[] {
  return maintainersAt(peopleOf(threads), NOW).map((maintainer) => maintainer.login)
}

const CASES: readonly [what: string, logins: string[], thread: Thread][] = [
  ['who merged for somebody else', ['ann'], merged(aPull(1, 20), 'ann', 5)],
  ['who merged their own', [], merged(aPull(1, 20, { author: person('Ann') }), 'ann', 5)],
  ['who closed somebody else’s issue', ['ann'], anIssue(1, 20, { acts: [anAct('closed', 'ann', 3)] })],
  [
    'who closed the issue of a deleted account',
    ['ann'],
    anIssue(1, 20, { author: null, acts: [anAct('closed', 'ann', 3)] }),
  ],
  ['who labelled', ['ann'], anIssue(1, 20, { acts: [anAct('labeled', 'ann', 3)] })],
  [
    'who approved',
    ['ann'],
    aPull(1, 20, { responses: [aResponse('ann', 3, { kind: 'approval', association: 'CONTRIBUTOR' })] }),
  ],
  ['who only reopened', [], anIssue(1, 20, { acts: [anAct('reopened', 'ann', 3)] })],
  [
    'who only commented',
    [],
    anIssue(1, 20, { responses: [aResponse('ann', 3, { association: 'CONTRIBUTOR' })] }),
  ],
  [
    'who comments as a member',
    ['ann'],
    anIssue(1, 20, { responses: [aResponse('ann', 3, { association: 'MEMBER' })] }),
  ],
  ['who opens as the owner', ['ann'], anIssue(1, 20, { author: person('ann'), association: 'OWNER' })],
  [
    'a bot that labels',
    [],
    anIssue(1, 20, { acts: [{ ...anAct('labeled', 'triage', 3), actor: bot('triage') }] }),
  ],
  ['a deed of more than a year ago', [], anIssue(1, 800, { acts: [anAct('closed', 'ann', 366)] })],
]

test.each(CASES)('%s: %j', (_what, logins, thread) => {
  expect(maintainers(thread)).toEqual(logins)
})

test('deeds are counted by kind, busiest first', () => {
  const threads = [
    merged(aPull(1, 20), 'ann', 24),
    anIssue(2, 20, {
      acts: [anAct('labeled', 'bob', 19), anAct('labeled', 'Bob', 18), anAct('closed', 'bob', 3)],
    }),
  ]
  expect(maintainersAt(peopleOf(threads), NOW)).toEqual([
    {
      login: 'bob',
      deeds: { merged: 0, closed: 1, labeled: 2, approved: 0 },
      lastDeedAt: daysBefore(3),
      association: null,
    },
    {
      login: 'ann',
      deeds: { merged: 1, closed: 1, labeled: 0, approved: 0 },
      lastDeedAt: daysBefore(19),
      association: null,
    },
  ])
})

function isOutsider(item: Thread, whole: Date | null, ...others: Thread[]): boolean {
  return outsiderTest(peopleOf([item, ...others]), whole)(item)
}

const BY_ANN = { author: person('ann') }
const TWO_YEARS_AGO = new Date(daysBefore(730))
const A_YEAR_AGO = new Date(daysBefore(365))

test('an outsider is no maintainer in the year before the item', () => {
  const laterDeed = anIssue(1, 300, { acts: [anAct('closed', 'ann', 50)] })
  const olderDeed = anIssue(2, 700, { acts: [anAct('closed', 'ann', 600)] })
  const item = anIssue(3, 100, BY_ANN)
  expect(isOutsider(item, null, laterDeed)).toBe(true)
  expect(isOutsider(item, TWO_YEARS_AGO, laterDeed)).toBe(true)
  expect(isOutsider(item, null, olderDeed)).toBe(true)
  expect(isOutsider(item, null, laterDeed, anIssue(4, 300, { acts: [anAct('closed', 'Ann', 200)] }))).toBe(
    false,
  )
})

test('for an item older than the lists, their first year stands in', () => {
  const item = anIssue(3, 600, BY_ANN)
  expect(isOutsider(item, A_YEAR_AGO, anIssue(1, 300, { acts: [anAct('closed', 'ann', 50)] }))).toBe(false)
  expect(isOutsider(item, TWO_YEARS_AGO, anIssue(1, 300, { acts: [anAct('closed', 'ann', 50)] }))).toBe(true)
})

test('bots, deleted accounts and holders of rights are no outsiders', () => {
  expect(isOutsider(anIssue(1, 5), null)).toBe(true)
  expect(isOutsider(anIssue(1, 5, { author: bot('helper') }), null)).toBe(false)
  expect(isOutsider(anIssue(1, 5, { author: null }), null)).toBe(false)
  expect(isOutsider(anIssue(1, 5, { association: 'COLLABORATOR' }), null)).toBe(false)
})
