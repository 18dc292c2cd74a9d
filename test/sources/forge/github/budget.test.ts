import { describe, expect, test } from 'vitest'
import { BUDGET, halving, ledgerFor, pointsOf } from '../../../../src/sources/forge/github/budget.ts'
import { GitHubError } from '../../../../src/sources/forge/github/client/client.ts'
import { NOTHING, type Part } from '../../../../src/sources/forge/github/query.ts'
import { readingOf } from './support.ts'

const part = (connections: number): Part => ({ ...NOTHING, connections })
const ROUTE = 'GET /repos/{owner}/{repo}/private-vulnerability-reporting'

test.each([
  [[], 1],
  [[0], 1],
  [[149], 1],
  [[150], 2],
  [[100, 201], 3],
])('%j connections cost %i points', (connections, points) => {
  expect(pointsOf(connections.map(part))).toBe(points)
})

describe('what a repository may cost', () => {
  test('ends with its points: the last may be spent, and no more', async () => {
    const ledger = ledgerFor(readingOf().github)
    await ledger.ask('Spent', [part(1000)]).catch(() => null)
    expect(ledger.canAfford([part(500)])).toBe(true)
    expect(ledger.canAfford([part(550)])).toBe(false)
  })

  test('ends with its requests, by whichever way they went', async () => {
    const ledger = ledgerFor(readingOf().github)
    for (let spent = 0; spent < BUDGET.requests; spent += 1) {
      expect(ledger.canAfford([])).toBe(true)
      if (spent % 2 === 0) await ledger.rest(ROUTE, { owner: 'acme', repo: 'widget' }).catch(() => null)
      else await ledger.ask('Small', [NOTHING]).catch(() => null)
    }
    expect(ledger.canAfford([])).toBe(false)
  })
})

describe('a page that is too large', () => {
  const TOO_LARGE = new GitHubError('unreachable', 'Too much at once', null, true)

  test('is halved until it is served', async () => {
    const tried: number[] = []
    const served = await halving(100, async (size) => {
      tried.push(size)
      if (size > 25) throw TOO_LARGE
      return size
    })
    expect([served, tried]).toEqual([25, [100, 50, 25]])
  })

  test('and never below an eighth', async () => {
    const tried: number[] = []
    const failing = halving(100, async (size) => {
      tried.push(size)
      throw TOO_LARGE
    })
    await expect(failing).rejects.toBe(TOO_LARGE)
    expect(tried).toEqual([100, 50, 25, 13])
  })

  test.each([new GitHubError('denied', 'No', null), new TypeError('a bug')])(
    'any other fault is not: %s',
    async (error) => {
      let tried = 0
      const failing = halving(100, async () => {
        tried += 1
        throw error
      })
      await expect(failing).rejects.toBe(error)
      expect(tried).toBe(1)
    },
  )
})

describe('what a fault does to the budget', () => {
  const { github } = readingOf()
  const failing = (error: GitHubError) => ledgerFor({ ...github, graphql: () => Promise.reject(error) })

  test('what is asked again in halves is counted, and could have been had', async () => {
    const ledger = failing(new GitHubError('unreachable', 'Too slow', 502, true))
    await ledger.ask('Big', [part(800)]).catch(() => {})
    expect([ledger.canAfford([part(800)]), ledger.couldAfford([part(800)])]).toEqual([false, true])
    expect(ledger.hurt()).toBeNull()
  })

  test('any other fault may keep something from being asked', async () => {
    const ledger = failing(new GitHubError('denied', 'No', 403))
    await ledger.ask('Small', [part(1)]).catch(() => {})
    expect(ledger.hurt()).toEqual({ reason: 'denied', detail: 'No' })
  })

  test('what many may not read keeps nothing', async () => {
    const refused = new GitHubError('denied', 'No', 403)
    const ledger = ledgerFor({ ...github, rest: () => Promise.reject(refused) })
    await ledger.restAside('GET /x', {}).catch(() => {})
    expect(ledger.hurt()).toBeNull()
    await ledger.rest('GET /x', {}).catch(() => {})
    expect(ledger.hurt()).not.toBeNull()
  })
})
