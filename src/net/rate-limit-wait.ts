import type { Pace } from './pace.ts'

/** A limit that is being waited for, or that would take longer than the run may wait. */
export interface Wait {
  reason: string
  until: Date
  /** False: longer than what is left of the patience; what needs it becomes unknown. */
  waits: boolean
}

export interface Patience {
  /** Waits for a limit to pass; false, at once, where that takes longer than what is left. */
  forLimit(milliseconds: number, reason: string): Promise<boolean>
  /** Before the same request is tried again, `attempt` counting from 0: half a second, then twice that, with jitter. */
  beforeRetry(attempt: number): Promise<void>
}

const FIRST_RETRY_MS = 500

/** One patience for a whole run: requests that wait at the same time spend it once. */
export function createPatience(
  maxWaitMs: number,
  pace: Pace,
  signal: AbortSignal,
  onWait: (wait: Wait) => void,
): Patience {
  let spentMs = 0
  let waitingUntil = 0
  let toldUntil = 0
  return {
    async forLimit(milliseconds, reason) {
      const now = pace.now()
      const until = now + Math.max(0, milliseconds)
      const more = until - Math.max(now, waitingUntil)
      const waits = spentMs + Math.max(0, more) <= maxWaitMs
      if (until > toldUntil + 1000) {
        toldUntil = until
        onWait({ reason, until: new Date(until), waits })
      }
      if (!waits) return false
      if (more > 0) {
        spentMs += more
        waitingUntil = until
      }
      await pace.sleep(until - now, signal)
      return true
    },
    async beforeRetry(attempt) {
      await pace.sleep(FIRST_RETRY_MS * 2 ** attempt * (0.5 + pace.random()), signal)
    },
  }
}
