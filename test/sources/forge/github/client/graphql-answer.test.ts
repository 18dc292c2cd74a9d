import { describe, expect, test } from 'vitest'
import { GitHubError } from '../../../../../src/sources/forge/github/client/client.ts'
import { isRateLimited, readGraphql } from '../../../../../src/sources/forge/github/client/graphql-answer.ts'

const AT = '2026-06-30T12:00:00Z'

test('data with faults beside it: each says where, why and in which words', () => {
  const body = {
    data: { a: 'x\u001b[31m', b: null },
    errors: [{ type: 'FORBIDDEN', message: 'No\n', path: ['b', 0, 'c'] }, {}],
  }
  expect(readGraphql(body, AT)).toEqual({
    data: { a: 'x', b: null },
    errors: [
      { path: ['b', 0, 'c'], reason: 'denied', message: 'No' },
      { path: [], reason: 'unexpected', message: 'GraphQL failed without a word' },
    ],
    retrievedAt: AT,
  })
  expect(readGraphql({ data: {} }, AT).errors).toEqual([])
})

test.each<[string | undefined, string, string]>([
  ['NOT_FOUND', 'x', 'not-found'],
  ['FORBIDDEN', 'x', 'denied'],
  ['INSUFFICIENT_SCOPES', 'x', 'denied'],
  ['UNAUTHORIZED', 'x', 'denied'],
  ['RATE_LIMITED', 'x', 'rate-limited'],
  ['RATE_LIMIT', 'x', 'rate-limited'],
  ['SERVICE_UNAVAILABLE', 'x', 'unreachable'],
  ['INTERNAL', 'x', 'unreachable'],
  ['LOADING', 'x', 'unreachable'],
  ['MAX_NODE_LIMIT_EXCEEDED', 'x', 'incomplete'],
  ['RESOURCE_LIMITS_EXCEEDED', 'x', 'incomplete'],
  ['TIMEOUT', 'x', 'incomplete'],
  ['NOT_FOUND', 'Repository access blocked', 'not-found'],
  [undefined, 'Repository access blocked', 'denied'],
  [undefined, 'Resource protected by SAML', 'denied'],
  ['SOMETHING_NEW', 'Resource not accessible by integration', 'denied'],
  [undefined, 'You must have push access', 'denied'],
  [undefined, 'API rate limit exceeded', 'rate-limited'],
  [undefined, 'Something went wrong while executing your query', 'unreachable'],
  [undefined, 'The query timed out', 'unreachable'],
  [undefined, 'A timeout', 'unreachable'],
  [undefined, 'Odd', 'unexpected'],
])('a fault of type %s that says %j is %s', (type, message, reason) => {
  const { errors } = readGraphql({ data: {}, errors: [{ type, message }] }, AT)
  expect(errors[0]?.reason).toBe(reason)
})

describe('an answer without data is a fault', () => {
  const thrown = (body: unknown): GitHubError => {
    try {
      readGraphql(body, AT)
    } catch (error) {
      if (error instanceof GitHubError) return error
    }
    throw new Error('It was read')
  }

  test.each<[unknown, string, string, boolean]>([
    [null, 'unexpected', 'GitHub sent no GraphQL answer', false],
    [{ data: 'x' }, 'unexpected', 'GitHub sent no GraphQL answer', false],
    [{ errors: {} }, 'unexpected', 'GitHub sent no GraphQL answer', false],
    [{}, 'unexpected', 'GitHub sent no data', false],
    [{ data: null, errors: [] }, 'unexpected', 'GitHub sent no data', false],
    [{ data: null, errors: [{ type: 'FORBIDDEN', message: 'No' }] }, 'denied', 'GitHub answered: No', false],
    [
      { errors: [{ type: 'TIMEOUT', message: 'Late' }, { message: 'x' }] },
      'incomplete',
      'GitHub answered: Late',
      true,
    ],
    [
      { errors: [{ message: 'Something went wrong while executing your query' }] },
      'unreachable',
      'GitHub answered: Something went wrong while executing your query',
      true,
    ],
  ])('%j', (body, reason, message, tooLarge) => {
    expect(thrown(body)).toMatchObject({ reason, message, tooLarge })
  })
})

test.each([
  [{ errors: [{ type: 'RATE_LIMITED' }] }, true],
  [{ errors: [{ type: 'NOT_FOUND' }, { type: 'RATE_LIMIT' }] }, true],
  [{ errors: [{ message: 'rate limit' }] }, false],
  [{ data: {} }, false],
  [null, false],
])('%j says that a limit is reached: %s', (body, expected) => {
  expect(isRateLimited(body)).toBe(expected)
})
