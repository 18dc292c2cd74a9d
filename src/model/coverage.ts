import { DAY_MS } from './day.ts'
import type { UnknownReason } from './unknown.ts'

/**
 * How far a list that was read newest first can be trusted back.
 * Made by `wholeOf`, `backTo` and `tornBy`: what has a hole is never whole.
 */
export interface Coverage {
  /** Everything dated then or later is in the list; null: everything from the beginning. ISO 8601 in UTC. */
  from: string | null
  /** Nothing later is in it; null: it was read up to the day it was collected for. */
  to: string | null
  /** Everything there is up to `to` is in the list. */
  whole: boolean
  /** How many there are in all; null: not told. */
  total: number | null
  /** The fault that took what is missing; null: no more was asked for. */
  lost: Loss | null
}

export interface Loss {
  reason: UnknownReason
  detail: string
}

/** Where a list may have a hole anywhere: it is whole since no day there is. */
export const NO_DAY = '9999-12-31T23:59:59Z'

/** Every item there is. */
export function wholeOf(total: number): Coverage {
  return { from: null, to: null, whole: true, total, lost: null }
}

/** Every item from then on; older ones were not asked for. */
export function backTo(from: string, total: number | null): Coverage {
  return { from, to: null, whole: false, total, lost: null }
}

/** Every item from then on; a fault took some of the older ones. Where it tore is not known: from the end of the list. */
export function tornBy(lost: Loss, from: string, total: number | null): Coverage {
  return { from, to: null, whole: false, total, lost }
}

/** `short`: not so far back was asked for; `lost`: a fault took some of what is between. */
export type Reach = 'covered' | 'short' | 'lost'

/** Whether everything since `instant`, in milliseconds, is in the list; minus infinity: everything there is. */
export function reachOf(coverage: Coverage, instant: number): Reach {
  if (startOf(coverage) <= instant) return 'covered'
  return coverage.lost === null ? 'short' : 'lost'
}

/** The coverage of a list brought back to `at`. `left`: how many items are left of it; null: all are. */
export function coverageAt(coverage: Coverage, at: string, left: number | null): Coverage {
  const total = left === null ? coverage.total : coverage.whole ? left : null
  return { ...coverage, to: earlier(coverage.to, at), total }
}

/** Of two lists read side by side, as far back as both can be trusted; what ends it is what ends the shorter one. */
export function coverageOfBoth(one: Coverage, other: Coverage): Coverage {
  const shorter = startOf(one) >= startOf(other) ? one : other
  return {
    from: shorter.from,
    to: earlier(one.to, other.to),
    whole: one.whole && other.whole,
    total: one.total === null || other.total === null ? null : one.total + other.total,
    lost: shorter.lost,
  }
}

/** The days a list is judged over: (from, to]. */
export interface Window {
  from: Date
  to: Date
  days: number
  /** The list does not reach as far back as the days asked for. */
  shortened: boolean
}

/**
 * The last `days` before `now`, or as many of them as the list is whole for. Null: a fault took some of what lies within
 * them.
 */
export function windowOf(coverage: Coverage, now: Date, days: number): Window | null {
  const asked = now.getTime() - days * DAY_MS
  const reach = reachOf(coverage, asked)
  if (reach === 'lost') return null
  if (reach === 'covered') return { from: new Date(asked), to: now, days, shortened: false }
  const from = Math.min(startOf(coverage), now.getTime())
  return { from: new Date(from), to: now, days: Math.floor((now.getTime() - from) / DAY_MS), shortened: true }
}

export function isIn(window: Window, instant: string | number): boolean {
  const at = typeof instant === 'number' ? instant : Date.parse(instant)
  return at > window.from.getTime() && at <= window.to.getTime()
}

/** "365 days", or what there is of them. */
export function windowInWords({ days, shortened }: Window): string {
  return shortened ? `the ${days} days that were read` : `${days} days`
}

/** For the end of a sentence that takes its window as said: nothing, or ", over the 120 days that were read". */
export function unlessWhole(window: Window): string {
  return window.shortened ? `, over ${windowInWords(window)}` : ''
}

function startOf({ from }: Coverage): number {
  return from === null ? Number.NEGATIVE_INFINITY : Date.parse(from)
}

/** Null is the day of the collection, which no past day is later than. */
function earlier(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other
  return Date.parse(one) < Date.parse(other) ? one : other
}
