import { isLasting, RequestFault } from './fault.ts'
import type { Patience } from './rate-limit-wait.ts'

/** How to go on after a fault. Null: not at all. */
export type Again =
  /** Others are to be asked: another token for one. */
  | { when: 'now' }
  /** After half a second, then twice that. */
  | { when: 'soon' }
  /** A limit has to pass, if the run may wait that long. */
  | { when: 'later'; milliseconds: number; reason: string }
  | null

/** How often the same question has been asked again, by the reason. */
export type Tries = Readonly<Record<'now' | 'soon' | 'later', number>>

const RETRIES = 2
const NOT_IMPLEMENTED = 501
const LIMIT_RETRIES = 3

/** Asks until there is an answer, or a fault that asking again does not mend. */
export async function persistently<T>(
  ask: () => Promise<T>,
  againAfter: (error: unknown, tries: Tries) => Again,
  patience: Patience,
): Promise<T> {
  const tries = { now: 0, soon: 0, later: 0 }
  for (;;) {
    try {
      return await ask()
    } catch (error) {
      const again = againAfter(error, tries)
      if (again === null) throw error
      if (again.when === 'soon') await patience.beforeRetry(tries.soon)
      if (again.when === 'later' && !(await patience.forLimit(again.milliseconds, again.reason))) throw error
      tries[again.when]++
    }
  }
}

/** What anybody may take for granted: broken connections, 5xx and too many requests may pass, the rest stays as it is. */
export function usually(error: unknown, tries: Tries): Again {
  if (!(error instanceof RequestFault) || error.final || !mayPass(error)) return null
  if (error.retryAfter !== null) {
    const wait = {
      when: 'later',
      milliseconds: error.retryAfter * 1000,
      reason: 'pause that the server asks for',
    } as const
    return tries.later < LIMIT_RETRIES ? wait : null
  }
  return tries.soon < (error.timedOut ? 1 : RETRIES) ? { when: 'soon' } : null
}

function mayPass(fault: RequestFault): boolean {
  if (fault.status === null) return !isLasting(fault)
  // A good status that carried no answer: half a body.
  if (fault.status < 300) return true
  return [408, 429].includes(fault.status) || (fault.status >= 500 && fault.status !== NOT_IMPLEMENTED)
}
