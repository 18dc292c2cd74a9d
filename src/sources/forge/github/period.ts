import { DAY_MS, dayOf } from '../../../model/day.ts'

/** The stretch of time a run looks at. Rounded to days, so that runs of one day ask the same questions. */
export interface Period {
  /** The last second of the day judged. */
  until: string
  /** The day judged is over: what is there now may be later than it. */
  past: boolean
}

export function periodOf(asOf: Date, now: Date): Period {
  return { until: `${dayOf(asOf)}T23:59:59Z`, past: dayOf(asOf) < dayOf(now) }
}

/** ISO day, so many days before the day judged. */
export function dayBefore(period: Period, days: number): string {
  return dayOf(new Date(Date.parse(period.until) - days * DAY_MS))
}

/** The first second of that day. */
export function startOf(period: Period, daysBefore: number): string {
  return `${dayBefore(period, daysBefore)}T00:00:00Z`
}

export interface Window {
  since: string
  until: string
}

/** `count` windows without gaps, newest first, over the days from `newest` to `oldest` before the day judged. */
export function windows(period: Period, newest: number, oldest: number, count: number): Window[] {
  const edge = (index: number) => newest + Math.round(((oldest - newest) * index) / count)
  return Array.from({ length: count }, (_, index) => ({
    since: startOf(period, edge(index + 1)),
    until: index === 0 && newest === 0 ? period.until : secondBefore(startOf(period, edge(index))),
  }))
}

function secondBefore(instant: string): string {
  return withoutMilliseconds(Date.parse(instant) - 1000)
}

export function secondAfter(instant: string): string {
  return withoutMilliseconds(Date.parse(instant) + 1000)
}

function withoutMilliseconds(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+Z$/, 'Z')
}
