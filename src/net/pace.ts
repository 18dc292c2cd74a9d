import { setTimeout as delay } from 'node:timers/promises'

/** Time and chance, given from outside so that tests need neither. */
export interface Pace {
  now(): number
  /** Rejects at once when the signal aborts. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>
  /** 0 ≤ x < 1 */
  random(): number
}

export const REAL_PACE: Pace = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) => delay(milliseconds, undefined, { signal }),
  random: Math.random,
}
