import type * as z from 'zod/mini'
import { backTo, type Coverage, type Loss, NO_DAY, tornBy, wholeOf } from '../../../../model/coverage.ts'
import type { Listing } from '../../../../model/facts/listing.ts'
import type { RestAnswer } from '../client/client.ts'
import { GitHubError } from '../client/client.ts'
import { secondAfter } from '../period.ts'

/** Pages of a list, newest first. */
export interface RestPages<T> {
  items: readonly T[]
  /** There are more that were not read. */
  more: boolean
  broken: number
  /** Why a later page is missing. */
  lost: Loss | null
}

/** A page of a list; `pick` finds the list where the answer is no plain array. Broken items are counted. */
export function pageFrom<T>(answer: RestAnswer, item: z.ZodMiniType<T>): RestPages<T> {
  const list = listIn(answer.data)
  const parsed = list.map((value) => item.safeParse(value))
  return {
    items: parsed.flatMap((result) => (result.success ? [result.data] : [])),
    more: answer.next !== null,
    broken: parsed.filter((result) => !result.success).length,
    lost: null,
  }
}

export function joinedPages<T>(pages: RestPages<T>, later: RestPages<T>): RestPages<T> {
  return { ...later, items: [...pages.items, ...later.items], broken: pages.broken + later.broken }
}

export function restListing<T>(
  pages: RestPages<unknown>,
  items: readonly T[],
  what: string,
  oldest: string | null,
): Listing<T> {
  return {
    items,
    coverage: coverageOf(pages, items.length, what, oldest === null ? NO_DAY : secondAfter(oldest)),
  }
}

function coverageOf(
  { more, broken, lost }: RestPages<unknown>,
  size: number,
  what: string,
  from: string,
): Coverage {
  if (broken > 0) {
    return tornBy(
      { reason: 'incomplete', detail: `GitHub did not give ${broken} of the ${what}` },
      NO_DAY,
      null,
    )
  }
  if (lost !== null) return tornBy(lost, from, null)
  return more ? backTo(from, null) : wholeOf(size)
}

/** A search wraps its list. */
function listIn(data: unknown): unknown[] {
  if (Array.isArray(data)) return data
  if (typeof data === 'object' && data !== null && 'items' in data && Array.isArray(data.items))
    return data.items
  throw new GitHubError('unexpected', 'GitHub answered in a form that is not understood (a list)', null)
}
