import { describe, expect, test } from 'vitest'
import { GitHubError } from '../../../../../src/sources/forge/github/client/client.ts'
import { clientOf, credential, fakePace, NOON } from '../../../../support/github-client.ts'
import type { Reply } from '../../../../support/scripted-server.ts'
import { startScriptedServer } from '../../../../support/scripted-server.ts'

const QUERY = 'query { rateLimit { cost remaining resetAt } viewer { login } }'
const GOOD: Reply = { body: { data: { viewer: { login: 'octo' }, rateLimit: { cost: 1, remaining: 9 } } } }
const SECONDS = NOON / 1000

const UNICORN: Reply = {
  status: 502,
  headers: { 'content-type': 'text/html' },
  body: '<html>Unicorn!</html>',
}
const SECONDARY: Reply = {
  status: 403,
  headers: { 'retry-after': '30' },
  body: { message: 'You have exceeded a secondary rate limit. Please wait.' },
}
const PRIMARY: Reply = {
  status: 403,
  headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(SECONDS + 1800), date: dated(NOON) },
  body: { message: 'API rate limit exceeded for user ID 1.' },
}
const GRAPHQL_LIMITED: Reply = {
  headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(SECONDS + 20), date: dated(NOON) },
  body: { errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded for user ID 1.' }] },
}
const GRAPHQL_TIMEOUT: Reply = {
  status: 502,
  body: { data: null, errors: [{ message: 'Something went wrong while executing your query.' }] },
}

describe('what passes is asked again', () => {
  test.each<[string, Reply]>([
    ['a closed socket', 'reset'],
    ['half a body', 'truncate'],
    ['broken JSON', { body: '{"data": {"vie' }],
    ['the unicorn page', UNICORN],
    ['500', { status: 500, body: { message: 'Server Error' } }],
    ['503 with a time', { status: 503, headers: { 'retry-after': '5' }, body: { message: 'Unavailable' } }],
    ['a GraphQL timeout', GRAPHQL_TIMEOUT],
    ['a secondary limit', SECONDARY],
    ['429', { status: 429, headers: { 'retry-after': '10' }, body: { message: 'Too Many Requests' } }],
    ['a GraphQL limit that is soon over', GRAPHQL_LIMITED],
  ])('%s', async (_, fault) => {
    await using server = await startScriptedServer((_asked, index) => (index === 0 ? fault : GOOD))
    const pace = fakePace()
    const answer = await clientOf(server.url, { pace }).graphql(QUERY, {})
    expect(answer.data).toMatchObject({ viewer: { login: 'octo' } })
    expect(server.asked).toHaveLength(2)
    expect(pace.slept).toHaveLength(1)
  })

  test('a bounded number of times, waiting longer each time', async () => {
    await using server = await startScriptedServer(() => ({ status: 500, body: { message: 'Server Error' } }))
    const pace = fakePace()
    const github = clientOf(server.url, { pace })
    expect(await faultOf(github.rest('GET /user', {}))).toMatchObject({ reason: 'unreachable', status: 500 })
    expect(server.asked).toHaveLength(3)
    expect(pace.slept).toEqual([500, 1000])
  })
})

describe('what stays has a reason and one sentence', () => {
  test.each<[string, Reply, string, number | null, RegExp]>([
    [
      '401',
      { status: 401, body: { message: 'Bad credentials' } },
      'denied',
      401,
      /refuses the token from GITHUB_TOKEN/,
    ],
    [
      'forbidden, with what it takes',
      {
        status: 403,
        headers: { 'x-accepted-github-permissions': 'contents=read', 'x-ratelimit-remaining': '10' },
        body: { message: 'Resource not accessible by personal access token' },
      },
      'denied',
      403,
      /needs the permission contents=read/,
    ],
    [
      'SSO',
      {
        status: 403,
        headers: {
          'x-github-sso': 'required; url=https://github.com/orgs/acme/sso?authorization_request=SECRET',
        },
        body: { message: 'Resource protected by organization SAML enforcement.' },
      },
      'denied',
      403,
      /authorize it at https:\/\/github\.com\/orgs\/acme\/sso$/,
    ],
    ['the primary limit', PRIMARY, 'rate-limited', 403, /token from GITHUB_TOKEN is used up until 12:30 UTC/],
    [
      'a list that is too large',
      {
        status: 403,
        body: { message: 'The history or contributor list is too large to list contributors.' },
      },
      'incomplete',
      403,
      /too large/,
    ],
    [
      '404',
      { status: 404, body: { message: 'Not Found' } },
      'not-found',
      404,
      /private, the token .* no access/,
    ],
    ['empty', { status: 409, body: { message: 'Git Repository is empty.' } }, 'not-found', 409, /is empty/],
    ['gone', { status: 410, body: { message: 'Issues are disabled' } }, 'not-found', 410, /Not found/],
    ['blocked', { status: 451, body: { message: 'Repository access blocked' } }, 'denied', 451, /legal/],
    [
      '422',
      { status: 422, body: { message: 'Validation Failed' } },
      'unexpected',
      422,
      /422: Validation Failed/,
    ],
    ['still computing', { status: 202, body: {} }, 'incomplete', 202, /still computing/],
    ['the unicorn page', UNICORN, 'unreachable', 502, /answered 502/],
    ['broken JSON', { body: '{"id": 1,' }, 'unexpected', 200, /broken answer/],
    ['half a body', 'truncate', 'unreachable', null, /connection to 127.0.0.1:\d+ failed/],
    ['a closed socket', 'reset', 'unreachable', null, /connection to .* failed/],
    ['nothing', 'hang', 'unreachable', null, /did not answer in time/],
  ])('%s', async (_, reply, reason, status, sentence) => {
    await using server = await startScriptedServer(() => reply)
    const github = clientOf(server.url, { timeoutMs: reply === 'hang' ? 50 : 2000, maxWaitMs: 100 })
    const fault = await faultOf(github.rest('GET /repos/{owner}/{repo}', { owner: 'a', repo: 'b' }))
    expect(fault).toMatchObject({ reason, status })
    expect(fault.message).toMatch(sentence)
    expect(fault.message).not.toMatch(/[\n]|secret-token|SECRET/)
  })

  test('no server there', async () => {
    const server = await startScriptedServer(() => GOOD)
    await server[Symbol.asyncDispose]()
    expect(await faultOf(clientOf(server.url).rest('GET /user', {}))).toMatchObject({
      reason: 'unreachable',
      status: null,
      message: expect.stringMatching(/ECONNREFUSED/),
    })
  })

  test('404 without a token says what a token would do', async () => {
    await using server = await startScriptedServer(() => ({ status: 404, body: { message: 'Not Found' } }))
    const fault = await faultOf(clientOf(server.url, { credentials: [] }).rest('GET /user', {}))
    expect(fault.message).toMatch(/a private repository needs a token/)
  })
})

describe('GraphQL', () => {
  test('partial data is used, each missing field with its reason', async () => {
    await using server = await startScriptedServer(() => ({
      body: {
        data: { repository: { name: 'a', issues: null } },
        errors: [
          { type: 'SERVICE_UNAVAILABLE', path: ['repository', 'issues'], message: 'Down\u001b[31m' },
          { type: 'FORBIDDEN', path: ['organization'], message: 'Resource protected by SAML' },
          { type: 'NOT_FOUND', path: ['b'], message: 'Could not resolve' },
          { path: ['c'], message: 'Repository access blocked' },
          { type: 'RESOURCE_LIMITS_EXCEEDED', path: ['d', 0], message: 'Resource limits' },
          { message: 'Who knows' },
        ],
      },
    }))
    const { data, errors } = await clientOf(server.url).graphql(QUERY, {})
    expect(data).toEqual({ repository: { name: 'a', issues: null } })
    expect(errors.map(({ path, reason }) => [path.join('.'), reason])).toEqual([
      ['repository.issues', 'unreachable'],
      ['organization', 'denied'],
      ['b', 'not-found'],
      ['c', 'denied'],
      ['d.0', 'incomplete'],
      ['', 'unexpected'],
    ])
    expect(errors[0]?.message).toBe('Down')
  })

  test.each<[string, Reply]>([
    ['502', UNICORN],
    ['its own timeout', GRAPHQL_TIMEOUT],
    ['504', { status: 504, body: { message: 'Gateway Timeout' } }],
    ['no answer', 'hang'],
  ])('%s says that a smaller page may pass', async (_, reply) => {
    await using server = await startScriptedServer(() => reply)
    const fault = await faultOf(clientOf(server.url, { timeoutMs: 50 }).graphql(QUERY, {}))
    expect(fault).toMatchObject({ reason: 'unreachable', tooLarge: true })
  })

  test('an answer that is none', async () => {
    await using server = await startScriptedServer(() => ({ body: ['not', 'graphql'] }))
    expect(await faultOf(clientOf(server.url).graphql(QUERY, {}))).toMatchObject({ reason: 'unexpected' })
  })

  test('without a token it is not even asked', async () => {
    await using server = await startScriptedServer(() => GOOD)
    const github = clientOf(server.url, { credentials: [] })
    expect(await faultOf(github.graphql(QUERY, {}))).toMatchObject({ reason: 'denied' })
    expect(server.asked).toHaveLength(0)
  })
})

describe('limits', () => {
  test('are told with their time and waited for within the patience', async () => {
    await using server = await startScriptedServer((_asked, index) => (index === 0 ? GRAPHQL_LIMITED : GOOD))
    const pace = fakePace()
    const waits: unknown[] = []
    await clientOf(server.url, { pace, onWait: (wait) => waits.push(wait) }).graphql(QUERY, {})
    expect(waits).toEqual([{ reason: 'GitHub rate limit', until: new Date(NOON + 21_000), waits: true }])
    expect(pace.slept).toEqual([21_000])
  })

  test('beyond the patience nothing more is sent', async () => {
    await using server = await startScriptedServer(() => PRIMARY)
    const waits: { waits: boolean }[] = []
    const github = clientOf(server.url, { maxWaitMs: 60_000, onWait: (wait) => waits.push(wait) })
    await faultOf(github.rest('GET /user', {}))
    const second = await faultOf(github.rest('GET /user', {}))
    expect(second).toMatchObject({ reason: 'rate-limited' })
    expect(server.asked).toHaveLength(1)
    expect(waits.map(({ waits }) => waits)).toEqual([false])
  })

  test('count by the server’s clock, whatever ours says', async () => {
    const serverNow = NOON + 3_600_000 * 7
    const limited: Reply = {
      ...GRAPHQL_LIMITED,
      headers: {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': String(serverNow / 1000 + 5),
        date: dated(serverNow),
      },
    }
    await using server = await startScriptedServer((_asked, index) => (index === 0 ? limited : GOOD))
    const pace = fakePace()
    await clientOf(server.url, { pace }).graphql(QUERY, {})
    expect(pace.slept).toEqual([6000])
  })

  test('one token used up, the next takes over without a wait', async () => {
    await using server = await startScriptedServer(({ headers }) =>
      headers.authorization?.endsWith('first') ? PRIMARY : GOOD,
    )
    const pace = fakePace()
    const credentials = [credential('first'), credential('second')]
    const github = clientOf(server.url, { pace, credentials })
    await github.graphql(QUERY, {})
    await github.graphql(QUERY, {})
    expect(pace.slept).toEqual([])
    expect(server.asked.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer first',
      'Bearer second',
      'Bearer second',
    ])
  })

  test('a refused token among good ones is passed over', async () => {
    await using server = await startScriptedServer(({ headers }) =>
      headers.authorization?.endsWith('old') ? { status: 401, body: { message: 'Bad credentials' } } : GOOD,
    )
    const github = clientOf(server.url, { credentials: [credential('old'), credential('new')] })
    expect((await github.graphql(QUERY, {})).data).toMatchObject({ viewer: { login: 'octo' } })
    expect(server.asked).toHaveLength(2)
  })

  test('--max-requests ends in over-budget, retries counted', async () => {
    await using server = await startScriptedServer(() => UNICORN)
    const github = clientOf(server.url, { maxRequests: 2 })
    expect(await faultOf(github.rest('GET /user', {}))).toMatchObject({ reason: 'over-budget' })
    expect(await faultOf(github.rest('GET /user', {}))).toMatchObject({ reason: 'over-budget' })
    expect(server.asked).toHaveLength(2)
  })
})

test('an abort ends a request and a wait at once, as what it is', async () => {
  await using server = await startScriptedServer((_asked, index) => (index === 0 ? 'hang' : SECONDARY))
  const controller = new AbortController()
  const github = clientOf(server.url, {
    signal: controller.signal,
    onWait: () => controller.abort(new Error('Interrupted')),
  })
  const hanging = github.graphql(QUERY, {})
  await expect(github.graphql(QUERY, {})).rejects.toThrow('Interrupted')
  await expect(hanging).rejects.toThrow('Interrupted')
})

test('costs are counted as they were told, rounds as waves', async () => {
  await using server = await startScriptedServer(() => ({
    ...GOOD,
    headers: { 'x-ratelimit-remaining': '4990' },
  }))
  const github = clientOf(server.url)
  await github.graphql(QUERY, {})
  await Promise.all([github.graphql(QUERY, {}), github.graphql(QUERY, {}), github.rest('GET /user', {})])
  expect(github.cost()).toEqual({
    requests: 4,
    graphqlPoints: 4,
    rounds: 2,
    notModified: 0,
    rateLimitRemaining: 4990,
    hosts: [{ host: new URL(server.url).host, requests: 4, bytes: expect.any(Number) }],
  })
})

async function faultOf(promise: Promise<unknown>): Promise<GitHubError> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (error instanceof GitHubError) return error
  throw new Error(`No GitHubError but ${String(error)}`)
}

function dated(time: number): string {
  return new Date(time).toUTCString()
}
