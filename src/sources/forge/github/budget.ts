import { type GitHub, GitHubError } from './client/client.ts'
import { ask, type Part, type PartAnswer } from './query.ts'

/** What reading one repository may cost at most, cold. The source of the numbers is the project's own design. */
export const BUDGET = { requests: 10, points: 15 } as const

/** GitHub's documented price: one point for every hundred connections read, at least one. */
export function pointsOf(parts: readonly Part[]): number {
  return Math.max(1, Math.round(parts.reduce((sum, part) => sum + part.connections, 0) / 100))
}

/** Counts what one repository has cost so far, so that the last requests go where the budget allows. */
export interface Ledger {
  ask<const Parts extends readonly Part[]>(
    name: string,
    parts: Parts,
  ): Promise<{ [Index in keyof Parts]: PartAnswer }>
  rest: GitHub['rest']
  canAfford(parts: readonly Part[]): boolean
}

export function ledgerFor(github: GitHub): Ledger {
  const spent = { requests: 0, points: 0 }
  return {
    ask(name, parts) {
      spent.requests += 1
      spent.points += pointsOf(parts)
      return ask(github, name, parts)
    },
    rest(route, parameters) {
      spent.requests += 1
      return github.rest(route, parameters)
    },
    canAfford(parts) {
      return spent.requests < BUDGET.requests && spent.points + pointsOf(parts) <= BUDGET.points
    },
  }
}

const SMALLEST_PAGE = 13

/** Reads a page, and half of it where GitHub cannot serve that much at once; down to an eighth. */
export async function halving<T>(first: number, read: (first: number) => Promise<T>): Promise<T> {
  try {
    return await read(first)
  } catch (error) {
    const half = Math.ceil(first / 2)
    if (!(error instanceof GitHubError) || !error.tooLarge || half < SMALLEST_PAGE) throw error
    return halving(half, read)
  }
}
