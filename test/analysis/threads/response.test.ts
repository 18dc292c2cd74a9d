import { expect, test } from 'vitest'
import { mayBeAnsweredUnread, waitForResponse } from '../../../src/analysis/threads/response.ts'
import {
  anAct,
  anIssue,
  aPull,
  aResponse,
  daysBefore,
  merged,
  NOW,
  person,
} from '../../support/build-facts.ts'

const UNREAD = { responsesComplete: false } as const

test.each([
  ['answered on the second day', anIssue(1, 20, { responses: [aResponse('alice', 18)] }), 2, true],
  ['its own author answers nobody', anIssue(1, 20, { responses: [aResponse('user-1', 18)] }), 20, false],
  [
    'closed by another',
    { ...anIssue(1, 20, { acts: [anAct('closed', 'alice', 15)] }), closedAt: daysBefore(15) },
    5,
    true,
  ],
  [
    'the answer that was read is the first, though later ones were not read',
    anIssue(1, 20, { ...UNREAD, responses: [aResponse('alice', 18)] }),
    2,
    true,
  ],
  ['nothing was read: watched for no time at all', anIssue(1, 20, UNREAD), 0, false],
  [
    'only its author was read: watched until then',
    anIssue(1, 20, { ...UNREAD, responses: [aResponse('user-1', 18)] }),
    2,
    false,
  ],
  [
    'closed by another after what was not read: that may have held the first answer',
    { ...anIssue(1, 20, { ...UNREAD, acts: [anAct('closed', 'alice', 5)] }), closedAt: daysBefore(5) },
    0,
    false,
  ],
  [
    'merged by another after what was not read, too',
    merged(aPull(1, 20, { ...UNREAD, responses: [aResponse('contributor-1', 19)] }), 'alice', 24 * 10),
    1,
    false,
  ],
])('%s', (_, thread, days, happened) => {
  const { time, ...wait } = waitForResponse(thread, NOW)
  expect({ days: time / 24, ...wait }).toEqual({ days, happened })
})

test('what may have been answered unread is told from what waits', () => {
  expect(mayBeAnsweredUnread(anIssue(1, 20, UNREAD), NOW)).toBe(true)
  expect(mayBeAnsweredUnread(anIssue(1, 20), NOW)).toBe(false)
  const read = anIssue(1, 20, {
    ...UNREAD,
    responses: [{ ...aResponse('alice', 18), author: person('alice') }],
  })
  expect(mayBeAnsweredUnread(read, NOW)).toBe(false)
})
