import type { Listing } from '../../model/facts/listing.ts'

export const DAY_MS = 86_400_000
export const HOUR_MS = 3_600_000

/** The days a list is judged over: (from, to]. */
export interface Window {
  from: Date
  to: Date
  days: number
  /** The list was cut by the page cap before the days asked for. */
  shortened: boolean
}

/**
 * The last `days` before `now`, or as many of them as the list is whole for. Null: a fault cut the list within them, so
 * that the run did not get what there is.
 */
export function windowOf(listing: Listing<unknown>, now: Date, days: number): Window | null {
  const asked = now.getTime() - days * DAY_MS
  const whole = wholeFrom(listing)
  if (whole <= asked) return { from: new Date(asked), to: now, days, shortened: false }
  if (listing.lost !== null) return null
  const from = Math.min(whole, now.getTime())
  return { from: new Date(from), to: now, days: Math.floor((now.getTime() - from) / DAY_MS), shortened: true }
}

export function isIn(window: Window, instant: string): boolean {
  const at = Date.parse(instant)
  return at > window.from.getTime() && at <= window.to.getTime()
}

/** Milliseconds from which on everything is in the list. */
export function wholeFrom(listing: Listing<unknown>): number {
  return listing.wholeSince === null ? Number.NEGATIVE_INFINITY : Date.parse(listing.wholeSince)
}

/** "the last 365 days", and why it is less where it is. */
export function windowInWords(window: Window): string {
  return window.shortened ? `the ${window.days} days that were read` : `${window.days} days`
}
