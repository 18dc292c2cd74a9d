import { describe, expect, test } from 'vitest'
import { RequestFault } from '../../../../../src/net/fault.ts'
import {
  type Asker,
  type Kind,
  limited,
  limitIn,
  refusal,
  withoutAnswer,
} from '../../../../../src/sources/forge/github/client/fault.ts'

const ASKER: Asker = { host: 'api.github.com', described: 'token from GITHUB_TOKEN' }
const ANONYMOUS: Asker = { ...ASKER, described: null }

function answerOf(status: number, said: unknown = '', headers: Record<string, string> = {}) {
  const body = Buffer.from(typeof said === 'string' ? said : JSON.stringify(said))
  return { status, headers: new Headers(headers), body, url: 'https://api.github.com' }
}

type Case = [
  name: string,
  answer: ReturnType<typeof answerOf>,
  reason: string,
  message: RegExp,
  asker?: Asker,
]

test.each<Case>([
  ['a bad token', answerOf(401), 'denied', /refuses the token from GITHUB_TOKEN \(401\)/],
  [
    'no token where one is needed',
    answerOf(401),
    'denied',
    /answers only with a token; set GITHUB_TOKEN/,
    ANONYMOUS,
  ],
  ['no right', answerOf(403), 'denied', /^The token from GITHUB_TOKEN may not read this \(403\)$/],
  [
    'no right without a token',
    answerOf(403),
    'denied',
    /^GitHub does not show this without a token \(403\)$/,
    ANONYMOUS,
  ],
  [
    'no right, and which it takes',
    answerOf(403, '', { 'x-accepted-github-permissions': 'issues=read' }),
    'denied',
    /; it needs the permission issues=read \(403\)$/,
  ],
  [
    'no right, and which scope it takes',
    answerOf(403, '', { 'x-accepted-oauth-scopes': 'repo' }),
    'denied',
    /; it needs the permission repo \(403\)$/,
  ],
  [
    'single sign-on',
    answerOf(403, '', { 'x-github-sso': 'required; url=https://github.com/orgs/acme/sso?x=1' }),
    'denied',
    /SAML single sign-on of the token from GITHUB_TOKEN: authorize it at https:\/\/github\.com\/orgs\/acme\/sso$/,
  ],
  [
    'single sign-on without a page',
    answerOf(403, '', { 'x-github-sso': 'partial-results' }),
    'denied',
    /GITHUB_TOKEN$/,
  ],
  [
    'a list that is too large',
    answerOf(403, { message: 'The history is too large to list' }),
    'incomplete',
    /too large$/,
  ],
  [
    'what is not there',
    answerOf(404),
    'not-found',
    /if it is private, the token from GITHUB_TOKEN has no access/,
  ],
  ['what is gone', answerOf(410), 'not-found', /^Not found on GitHub/],
  [
    'what is not there without a token',
    answerOf(404),
    'not-found',
    /a private repository needs a token/,
    ANONYMOUS,
  ],
  [
    'an empty repository',
    answerOf(409, { message: 'Git Repository is empty.' }),
    'not-found',
    /^The repository is empty$/,
  ],
  [
    'another conflict',
    answerOf(409, { message: 'Busy' }),
    'unexpected',
    /^api\.github\.com answered 409: Busy$/,
  ],
  ['a legal block', answerOf(451), 'denied', /legal reasons/],
  [
    'a word of its own',
    answerOf(422, { message: 'Validation\u001b[31m Failed' }),
    'unexpected',
    /answered 422: Validation Failed$/,
  ],
  [
    'the word of an error in it',
    answerOf(422, { errors: [{ message: 'Bad ref' }] }),
    'unexpected',
    /422: Bad ref$/,
  ],
  ['plain text', answerOf(418, 'I am a teapot'), 'unexpected', /answered 418: I am a teapot$/],
  ['a page', answerOf(400, ' <html>'), 'unexpected', /answered 400: an HTML page$/],
  [
    'a server that is down',
    answerOf(500),
    'unreachable',
    /^api\.github\.com answered 500, also when asked again$/,
  ],
])('%s', (_, answer, reason, message, asker = ASKER) => {
  const error = refusal(answer, 'rest', asker)
  expect(error.reason).toBe(reason)
  expect(error.message).toMatch(message)
  expect(error.status).toBe(answer.status)
})

test.each([404, 409, 410])('%i of GraphQL says nothing of a repository', (status) => {
  const answer = answerOf(status, { message: 'Git Repository is empty.' })
  expect(refusal(answer, 'graphql', ASKER).reason).toBe('unexpected')
})

describe('a document may be too large', () => {
  test.each<[number, unknown, Kind, boolean]>([
    [502, '', 'graphql', true],
    [504, '', 'graphql', true],
    [500, { message: 'Something went wrong while executing your query' }, 'graphql', true],
    [500, '', 'graphql', false],
    [503, '', 'graphql', false],
    [502, '', 'rest', false],
  ])('%i %j by %s: %s', (status, said, kind, tooLarge) => {
    expect(refusal(answerOf(status, said), kind, ASKER).tooLarge).toBe(tooLarge)
  })

  test.each<[boolean, Kind, boolean]>([
    [true, 'graphql', true],
    [false, 'graphql', false],
    [true, 'rest', false],
  ])('no answer in time (%s) by %s: %s', (timedOut, kind, tooLarge) => {
    const lost = new RequestFault('unreachable', 'No answer', { timedOut, code: 'ECONNRESET', final: true })
    expect(withoutAnswer(lost, kind)).toMatchObject({
      reason: 'unreachable',
      message: 'No answer',
      status: null,
      code: 'ECONNRESET',
      final: true,
      timedOut,
      tooLarge,
    })
  })
})

test.each([
  ['7', 7],
  ['0', null],
  ['soon', null],
])('a server that asks for a pause of %s', (pause, retryAfter) => {
  expect(refusal(answerOf(503, '', { 'retry-after': pause }), 'rest', ASKER).retryAfter).toBe(retryAfter)
})

const USED_UP = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1782820800' }
const RESETS = new Date('2026-06-30T12:00:00Z')

test.each<[string, ReturnType<typeof answerOf>, object | null]>([
  ['none, of a refusal', answerOf(403, '', { 'x-ratelimit-remaining': '5' }), null],
  ['the primary one, used up', answerOf(403, '', USED_UP), { kind: 'primary', resetsAt: RESETS }],
  ['the primary one, used up, by 429', answerOf(429, '', USED_UP), { kind: 'primary', resetsAt: RESETS }],
  [
    'the primary one, by its word',
    answerOf(403, 'API rate limit exceeded'),
    { kind: 'primary', resetsAt: null },
  ],
  [
    'the secondary one',
    answerOf(403, 'secondary rate limit', { 'retry-after': '30' }),
    { kind: 'secondary', retryAfter: 30 },
  ],
  [
    'the secondary one, although the primary one is used up',
    answerOf(403, 'You have exceeded a secondary rate limit', USED_UP),
    { kind: 'secondary', retryAfter: null },
  ],
  [
    'the secondary one, under its old name',
    answerOf(403, 'abuse detection'),
    { kind: 'secondary', retryAfter: null },
  ],
  [
    'the secondary one, without a word',
    answerOf(429, '', { 'retry-after': '0' }),
    { kind: 'secondary', retryAfter: null },
  ],
])('the limit that an answer tells of: %s', (_, answer, limit) => {
  expect(limitIn(answer)).toEqual(limit)
  if (limit !== null) expect(refusal(answer, 'rest', ASKER).reason).toBe('rate-limited')
})

test.each<[Parameters<typeof limited>[0], Asker, string]>([
  [
    { kind: 'primary', resetsAt: RESETS },
    ASKER,
    'The rate limit of the token from GITHUB_TOKEN is used up until 12:00 UTC',
  ],
  [{ kind: 'primary', resetsAt: null }, ASKER, 'The rate limit of the token from GITHUB_TOKEN is used up'],
  [
    { kind: 'primary', resetsAt: null },
    ANONYMOUS,
    'The rate limit of api.github.com without a token is used up; set GITHUB_TOKEN for 5,000 requests an hour',
  ],
  [
    { kind: 'secondary', retryAfter: 30 },
    ASKER,
    'api.github.com is asked too quickly (secondary limit); it asks to wait 30 s',
  ],
  [{ kind: 'secondary', retryAfter: null }, ASKER, 'api.github.com is asked too quickly (secondary limit)'],
])('%j is told', (limit, asker, message) => {
  expect(limited(limit, asker, 403)).toMatchObject({ reason: 'rate-limited', message, status: 403 })
})
