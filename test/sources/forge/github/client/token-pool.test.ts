import { describe, expect, test } from 'vitest'
import { priceOf } from '../../../../../src/sources/forge/github/client/price.ts'
import {
  type Credential,
  createTokenPool,
} from '../../../../../src/sources/forge/github/client/token-pool.ts'

const token = (source: string): Credential => ({ source, identity: source, token: async () => source })
const [A, B] = [token('A'), token('B')]

/** A pool at a time that the test sets. */
function pool(...credentials: readonly Credential[]) {
  const clock = { now: 1000 }
  return { clock, ...createTokenPool(credentials, () => clock.now) }
}

test.each<[readonly Credential[], string | null]>([
  [[], null],
  [[A], 'token from A'],
  [[A, B], '2 tokens from A and B'],
  [[A, { ...A, identity: 'other' }], '2 tokens from A'],
])('a pool is called by where its tokens came from', (credentials, described) => {
  expect(createTokenPool(credentials, () => 0)).toMatchObject({ size: credentials.length, described })
})

describe('of two tokens', () => {
  test('the next takes over where one is used up, for that limit alone', () => {
    const { pick, retire, usedUpUntil } = pool(A, B)
    expect(pick('core')).toBe(A)
    expect(retire(A, 'core', 5000)).toBe(true)
    expect([pick('core'), pick('graphql')]).toEqual([B, A])
    expect(usedUpUntil('core')).toBeNull()
  })

  test('both used up: the first to come back, and when', () => {
    const { clock, pick, retire, usedUpUntil } = pool(A, B)
    retire(A, 'core', 5000)
    expect(retire(B, 'core', 4000)).toBe(false)
    expect([pick('core'), usedUpUntil('core')]).toEqual([B, 4000])
    clock.now = 3999
    expect(usedUpUntil('core')).toBe(4000)
    clock.now = 4000
    expect([pick('core'), usedUpUntil('core')]).toEqual([B, null])
    clock.now = 5000
    expect(pick('core')).toBe(A)
  })
})

test('without tokens the limit of nobody is one like any other', () => {
  const { pick, retire, usedUpUntil } = pool()
  expect([pick('core'), usedUpUntil('core')]).toEqual([null, null])
  expect(retire(null, 'core', 5000)).toBe(false)
  expect([pick('core'), usedUpUntil('core')]).toEqual([null, 5000])
})

describe('what an answer cost', () => {
  const price = (body: string, headers: Record<string, string> = {}) =>
    priceOf({ status: 200, headers: new Headers(headers), body: Buffer.from(body), url: 'u' })

  test.each<[string, number | null]>([
    ['{"data":{"rateLimit":{"cost":12,"remaining":4}}}', 12],
    ['{"data":{"rateLimit":{"remaining":4,"cost":0}}}', 0],
    ['{"data":{}}', null],
    ['{"data":{"text":"\\"rateLimit\\":{\\"cost\\":99}"}}', null],
    ['{"data":{"rateLimit":{}}}', null],
    ['[]', null],
  ])('%s: %s points', (body, points) => {
    expect(price(body).points).toBe(points)
  })

  test('what is left, and of which limit', () => {
    expect(price('', { 'x-ratelimit-remaining': '0', 'x-ratelimit-resource': 'core' })).toEqual({
      points: null,
      remaining: 0,
      resource: 'core',
    })
    expect(price('')).toEqual({ points: null, remaining: null, resource: null })
  })
})
