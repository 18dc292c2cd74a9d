import type { Loss } from '../../../model/coverage.ts'
import type { FaultReason } from '../../../net/fault.ts'
import { type GitHub, GitHubError } from './client/client.ts'
import { ask, type Part, type PartAnswer } from './query.ts'
import { lostBy } from './request.ts'

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
  /** As `rest`, for what many may not read: nothing else is asked because of the answer. */
  restAside: GitHub['rest']
  canAfford(parts: readonly Part[]): boolean
  /** As `canAfford`, had nothing been asked twice. */
  couldAfford(parts: readonly Part[]): boolean
  /** The fault because of which something else may not have been asked; null: there was none. */
  hurt(): Loss | null
}

export function ledgerFor(github: GitHub): Ledger {
  const spent = { requests: 0, points: 0 }
  const wasted = { requests: 0, points: 0 }
  let hurt: Loss | null = null
  const noting = async <T>(answer: Promise<T>, points: number): Promise<T> => {
    try {
      return await answer
    } catch (error) {
      if (error instanceof GitHubError && error.tooLarge) {
        // It is asked for again, in halves.
        wasted.requests += 1
        wasted.points += points
      } else hurt ??= lostBy(error)
      throw error
    }
  }
  const fits = ({ requests, points }: typeof spent, parts: readonly Part[]) =>
    requests < BUDGET.requests && points + pointsOf(parts) <= BUDGET.points
  const rest: GitHub['rest'] = (route, parameters) => {
    spent.requests += 1
    return github.rest(route, parameters)
  }
  return {
    async ask(name, parts) {
      spent.requests += 1
      spent.points += pointsOf(parts)
      const answers = await noting(ask(github, name, parts), pointsOf(parts))
      const torn = answers.flatMap(({ errors }) => errors).find(({ reason }) => !TOLD.includes(reason))
      if (torn) hurt ??= lostBy(new GitHubError(torn.reason, torn.message, null))
      return answers
    },
    rest: (route, parameters) => noting(rest(route, parameters), 0),
    restAside: rest,
    hurt: () => hurt,
    canAfford: (parts) => fits(spent, parts),
    couldAfford: (parts) =>
      fits({ requests: spent.requests - wasted.requests, points: spent.points - wasted.points }, parts),
  }
}

/** Said of a part of a document as a matter of course, to who may not see it. */
const TOLD: readonly FaultReason[] = ['not-found', 'denied']

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
