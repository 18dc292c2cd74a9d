import { describe, expect, test } from 'vitest'
import { GitHubError } from '../../../../../src/sources/forge/github/client/client.ts'
import { createLimits } from '../../../../../src/sources/forge/github/client/limits.ts'
import {
  type Credential,
  createTokenPool,
} from '../../../../../src/sources/forge/github/client/token-pool.ts'

const token = (source: string): Credential => ({ source, identity: source, token: async () => source })
const NO_TRIES = { now: 0, soon: 0, later: 0 }
const NOON = Date.parse('2026-06-30T12:00:00Z')

/** Limits at noon; `waits`: what the run was asked to wait for, of which it waits at most `maxMs`. */
function limits({ tokens = ['A'], maxMs = 0, random = 0 } = {}) {
  const waits: number[] = []
  const clock = { now: NOON }
  const pool = createTokenPool(tokens.map(token), () => clock.now)
  const all = createLimits({
    pool,
    patience: {
      forLimit: async (milliseconds) => {
        waits.push(milliseconds)
        return milliseconds <= maxMs
      },
      beforeRetry: async () => {},
    },
    pace: { now: () => clock.now, sleep: async () => {}, random: () => random },
    asker: { host: 'api.github.com', described: pool.described },
  })
  return { ...all, waits, clock }
}

function answerOf(said: string, headers: Record<string, string>) {
  return { status: 403, headers: new Headers(headers), body: Buffer.from(said), url: 'u' }
}
const usedUp = (seconds: number, date?: string) =>
  answerOf('', {
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': String(NOON / 1000 + seconds),
    ...(date !== undefined && { date }),
  })
const ERROR = new GitHubError('rate-limited', 'Used up', 403)

describe('the primary limit', () => {
  test('is each token’s own: the next takes over at once', async () => {
    const { next, note, againAfter } = limits({ tokens: ['A', 'B'] })
    const attempt = await next('core')
    note(attempt, usedUp(60))
    expect(againAfter(attempt, ERROR, NO_TRIES)).toEqual({ when: 'now' })
    expect((await next('core')).credential?.source).toBe('B')
  })

  test.each<[string, ReturnType<typeof answerOf>, number]>([
    ['when the server says, and a second more', usedUp(60), 61_000],
    ['by the server’s clock', usedUp(60, 'Tue, 30 Jun 2026 12:00:20 GMT'), 41_000],
    ['at once where that is past', usedUp(-60), 1000],
    ['in a minute where it does not say', answerOf('rate limit', {}), 60_000],
  ])('passes %s', async (_, answer, milliseconds) => {
    const { next, note, againAfter } = limits()
    const attempt = await next('core')
    note(attempt, answer)
    expect(againAfter(attempt, ERROR, NO_TRIES)).toEqual({
      when: 'later',
      milliseconds,
      reason: 'GitHub rate limit',
    })
  })

  test('is waited for before the next request, or ends it', async () => {
    const patient = limits({ maxMs: 61_000 })
    const attempt = await patient.next('core')
    patient.note(attempt, usedUp(60))
    patient.againAfter(attempt, ERROR, NO_TRIES)
    expect((await patient.next('core')).credential?.source).toBe('A')
    expect(patient.waits).toEqual([61_000])

    const hasty = limits()
    const first = await hasty.next('core')
    hasty.note(first, usedUp(60))
    hasty.againAfter(first, ERROR, NO_TRIES)
    await expect(hasty.next('core')).rejects.toThrow('is used up until 12:01 UTC')
    expect((await hasty.next('search')).credential?.source).toBe('A')
  })

  test.each([
    [{ now: 0, soon: 0, later: 3 }, true],
    [{ now: 1, soon: 0, later: 3 }, false],
    [{ now: 2, soon: 9, later: 1 }, true],
  ])('is met as often as there are tokens, and three times more: %j', async (tries, again) => {
    const { next, note, againAfter } = limits()
    const attempt = await next('core')
    note(attempt, usedUp(60))
    expect(againAfter(attempt, ERROR, tries) !== null).toBe(again)
  })
})

describe('the secondary limit', () => {
  const secondary = (headers: Record<string, string> = {}) => answerOf('secondary rate limit', headers)

  test.each<[string, Record<string, string>, number, number]>([
    ['as long as it asks for', { 'retry-after': '30' }, 0, 30_000],
    [
      'up to a quarter longer, so that several runs do not come back at once',
      { 'retry-after': '30' },
      1,
      37_500,
    ],
    ['a minute where it does not say', {}, 0, 60_000],
  ])('holds %s', async (_, headers, random, milliseconds) => {
    const { next, note, againAfter } = limits({ random })
    const attempt = await next('core')
    note(attempt, secondary(headers))
    expect(againAfter(attempt, ERROR, NO_TRIES)).toEqual({
      when: 'later',
      milliseconds,
      reason: 'GitHub secondary rate limit',
    })
  })

  test('holds every request back, until it has passed', async () => {
    const { next, note, againAfter, clock, waits } = limits()
    const attempt = await next('core')
    note(attempt, secondary({ 'retry-after': '30' }))
    againAfter(attempt, ERROR, NO_TRIES)
    note(attempt, secondary({ 'retry-after': '10' }))
    againAfter(attempt, ERROR, NO_TRIES)
    await expect(next('search')).rejects.toThrow('(secondary limit); it asks to wait 30 s')
    expect(waits).toEqual([30_000])
    clock.now += 30_000
    expect((await next('search')).credential?.source).toBe('A')
  })

  test('is waited for three times, and still noted after that', async () => {
    const { next, note, againAfter } = limits()
    const attempt = await next('core')
    note(attempt, secondary({ 'retry-after': '30' }))
    expect(againAfter(attempt, ERROR, { ...NO_TRIES, later: 2 })).not.toBeNull()
    expect(againAfter(attempt, ERROR, { ...NO_TRIES, later: 3 })).toBeNull()
    await expect(next('core')).rejects.toThrow('secondary limit')
  })
})

describe('what is no limit', () => {
  const bad = new GitHubError('denied', 'Bad token', 401)
  const slow = (timedOut: boolean) => new GitHubError('unreachable', 'Slow', 502, true, { timedOut })

  test('one bad token among good ones is passed over; the last one’s refusal is the answer', async () => {
    const { next, againAfter } = limits({ tokens: ['A', 'B'] })
    expect(againAfter(await next('core'), bad, NO_TRIES)).toEqual({ when: 'now' })
    expect(againAfter(await next('core'), bad, NO_TRIES)).toBeNull()
    const alone = limits()
    expect(alone.againAfter(await alone.next('core'), bad, NO_TRIES)).toBeNull()
    expect((await alone.next('core')).credential?.source).toBe('A')
  })

  test.each<[string, unknown, number, object | null]>([
    ['a document that is too large is asked for once more', slow(false), 0, { when: 'soon' }],
    ['and not twice', slow(false), 1, null],
    ['nor where time ran out', slow(true), 0, null],
    [
      'a server that is down is asked again',
      new GitHubError('unreachable', 'Down', 503),
      1,
      { when: 'soon' },
    ],
    ['a refusal is not', new GitHubError('denied', 'No', 403), 0, null],
    ['nor a bug', new TypeError('a bug'), 0, null],
  ])('%s', async (_, error, soon, again) => {
    const { next, againAfter } = limits()
    expect(againAfter(await next('core'), error, { ...NO_TRIES, soon })).toEqual(again)
  })
})
