import { describe, expect, test } from 'vitest'
import { FAULTS, known, unknown } from '../../../../src/model/unknown.ts'
import type { FaultReason } from '../../../../src/net/fault.ts'
import { GitHubError } from '../../../../src/sources/forge/github/client/client.ts'
import { factFrom, isMissing, lostBy, NotTold, once } from '../../../../src/sources/forge/github/request.ts'

/** What is not there although its repository is was not to be expected; every other fault says what it was. */
const REASONS: readonly (readonly [FaultReason, string])[] = [
  ['not-found', 'unexpected'],
  ...FAULTS.map((fault) => [fault, fault] as const),
]

describe.each(REASONS)('a request that failed: %s', (reason, told) => {
  const error = new GitHubError(reason, 'It failed', 500)

  test('makes its fact unknown', async () => {
    expect(await factFrom(() => Promise.reject(error))).toEqual({
      known: false,
      reason: told,
      detail: 'It failed',
    })
  })

  test('is what a list lost', () => {
    expect(lostBy(error)).toEqual({ reason: told, detail: 'It failed' })
  })

  test('means that the repository is missing only where it was not found', () => {
    expect(isMissing(error)).toBe(reason === 'not-found')
  })
})

test('what GitHub cannot tell keeps its own reason, and is no fault that took a list', async () => {
  const cannot = new NotTold('too-little-data', 'Nothing there')
  expect(await factFrom(() => Promise.reject(cannot))).toEqual(unknown('too-little-data', 'Nothing there'))
  expect(() => lostBy(cannot)).toThrow(cannot)
})

test('a bug is thrown on', async () => {
  const bug = new TypeError('a bug')
  await expect(factFrom(() => Promise.reject(bug))).rejects.toBe(bug)
  expect(() => lostBy(bug)).toThrow(bug)
  expect(isMissing(bug)).toBe(false)
})

test('what was read is known, with its evidence', async () => {
  const evidence = [{ url: 'u', retrievedAt: '' }]
  expect(await factFrom(async () => ({ value: 7, evidence }))).toEqual(known(7, evidence))
})

test('a reading happens once, also where it fails', async () => {
  let reads = 0
  const failing = once(async () => {
    reads += 1
    throw new Error('no')
  })
  await Promise.allSettled([failing(), failing()])
  expect(reads).toBe(1)
})
