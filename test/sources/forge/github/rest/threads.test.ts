import { describe, expect, test } from 'vitest'
import type { RestThread } from '../../../../../src/sources/forge/github/rest/schemas.ts'
import {
  commentsFrom,
  issuesFromRest,
  NO_COMMENTS,
} from '../../../../../src/sources/forge/github/rest/threads.ts'

const THREAD: RestThread = {
  number: 1,
  html_url: 'https://github.com/acme/widget/issues/1',
  user: { login: 'user-1', type: 'User' },
  author_association: 'NONE',
  created_at: '2026-06-10T12:00:00Z',
  closed_at: null,
  labels: [],
  comments: 2,
}

const comment = (created_at: string) =>
  ({
    issue_url: 'https://api.github.com/repos/acme/widget/issues/1',
    user: { login: 'alice', type: 'User' },
    author_association: 'MEMBER',
    created_at,
  }) as const

const said = (more: boolean, ...at: string[]) =>
  commentsFrom({ items: at.map(comment), more, broken: 0, lost: null })

describe('what was said on a thread is taken only where its first word must have been read', () => {
  test.each([
    ['every comment was read', said(false, '2026-06-12T00:00:00Z'), true, 1],
    [
      'comments were read back to before it was opened',
      said(true, '2026-06-12T00:00:00Z', '2026-06-09T00:00:00Z'),
      true,
      2,
    ],
    [
      'they end within it: the oldest that was read may not be the first',
      said(true, '2026-06-12T00:00:00Z'),
      false,
      0,
    ],
    ['they end in the second in which it was opened', said(true, '2026-06-10T12:00:00Z'), false, 0],
    ['none was read', NO_COMMENTS, false, 0],
  ])('%s', (_, comments, responsesComplete, count) => {
    const [issue] = issuesFromRest([THREAD], comments)
    expect(issue?.responsesComplete).toBe(responsesComplete)
    expect(issue?.responses).toHaveLength(count)
  })

  test('nothing was said where nothing is to be read', () => {
    const [issue] = issuesFromRest([{ ...THREAD, comments: 0 }], NO_COMMENTS)
    expect(issue).toMatchObject({ responsesComplete: true, responses: [] })
  })
})
