import type { Series } from '../model/rule.ts'
import { plainLine } from './plain-line.ts'
import { durationText, quantityText } from './quantities.ts'

const WEEKS = 52
const WEEK_MS = 7 * 86_400_000
const MAX_BARS = 12

/** What people would rather look at than read. Each format draws it its own way; `caption` says it in words. */
export type Chart = Timeline | Curve | Trend | Bars

/** A year up to the day judged, oldest week first. */
export interface Timeline {
  kind: 'timeline'
  title: string
  caption: string
  /** First day of the first week, last day of the last. */
  from: string
  to: string
  weeks: readonly { start: string; commits: number; releases: number }[]
  /** False: nobody counted them, so their absence says nothing. */
  releasesKnown: boolean
}

/** A share (0..1) that grows over time. */
export interface Curve {
  kind: 'curve'
  title: string
  caption: string
  points: readonly { hours: number; share: number }[]
}

/** An amount over days, oldest first. `share` is the amount against the largest. */
export interface Trend {
  kind: 'trend'
  title: string
  caption: string
  from: string
  to: string
  points: readonly { day: string; share: number }[]
}

/** Named amounts. `share` is the amount against the largest, for the length of the bar. */
export interface Bars {
  kind: 'bars'
  title: string
  caption: string
  bars: readonly { label: string; text: string; share: number }[]
}

/** The series of a point -> its pictures. Commits and releases come as one picture on one axis. */
export function chartsOf(series: readonly Series[], asOf: string): readonly Chart[] {
  const commits = series.find(({ id }) => id === 'weekly-commits')
  const releases = series.find(({ id }) => id === 'releases')
  const others = series.filter((one) => one !== commits && one !== releases)
  const charts = others.map((one) =>
    one.x === 'hours' ? curve(one) : one.x === 'day' ? trend(one) : bars(one),
  )
  return commits && !Number.isNaN(Date.parse(asOf)) ? [timeline(commits, releases, asOf), ...charts] : charts
}

function timeline(commits: Series, releases: Series | undefined, asOf: string): Timeline {
  const end = Date.parse(asOf)
  const start = end - WEEKS * WEEK_MS
  const commitsByWeek = byWeek(commits, start)
  const releasesByWeek = byWeek(releases, start)
  const weeks = commitsByWeek.map((count, index) => ({
    start: isoDay(start + index * WEEK_MS),
    commits: count,
    releases: releasesByWeek[index] ?? 0,
  }))
  const total = (counts: readonly number[]) => counts.reduce((sum, one) => sum + one, 0)
  const told = releases === undefined ? '' : `, ${quantityText(total(releasesByWeek), 'releases')}`
  return {
    kind: 'timeline',
    title: plainLine(commits.title),
    caption: `${quantityText(total(commitsByWeek), 'commits')} in 52 weeks, at most ${Math.max(...commitsByWeek)} in one${told}`,
    from: isoDay(start),
    to: isoDay(end),
    weeks,
    releasesKnown: releases !== undefined,
  }
}

function byWeek(series: Series | undefined, start: number): number[] {
  const counts = Array.from({ length: WEEKS }, () => 0)
  for (const [day, count] of series?.points ?? []) {
    const week = Math.floor((Date.parse(String(day)) - start) / WEEK_MS)
    if (week >= 0 && week < WEEKS && Number.isFinite(count)) counts[week] = (counts[week] ?? 0) + count
  }
  return counts
}

function curve(series: Series): Curve {
  const scale = Math.max(...series.points.map(([, share]) => share)) > 1 ? 100 : 1
  const points = series.points
    .map(([hours, share]) => ({ hours: Number(hours), share: Math.min(1, Math.max(0, share / scale)) }))
    .filter(({ hours, share }) => Number.isFinite(hours) && Number.isFinite(share))
    .sort((a, b) => a.hours - b.hours)
  const last = points.at(-1)
  const caption = last ? `${quantityText(last.share, 'share')} within ${durationText(last.hours)}` : ''
  return { kind: 'curve', title: plainLine(series.title), caption, points }
}

function trend(series: Series): Trend {
  const points = series.points
    .map(([day, amount]) => ({ day: plainLine(String(day)).slice(0, 10), amount }))
    .filter(({ amount }) => Number.isFinite(amount))
    .sort((a, b) => (a.day < b.day ? -1 : 1))
  const largest = Math.max(0, ...points.map(({ amount }) => amount))
  const [first, last] = [points[0], points.at(-1)]
  const text = (amount: number) => quantityText(amount, series.unit)
  const caption =
    first && last
      ? `from ${text(first.amount)} to ${text(last.amount)}, at most ${text(largest)}`
      : 'nothing known'
  return {
    kind: 'trend',
    title: plainLine(series.title),
    caption,
    from: first?.day ?? '',
    to: last?.day ?? '',
    points: points.map(({ day, amount }) => ({
      day,
      share: largest === 0 ? 0 : Math.max(0, amount) / largest,
    })),
  }
}

function bars(series: Series): Bars {
  const points = series.points.filter(([, amount]) => Number.isFinite(amount)).slice(0, MAX_BARS)
  const largest = Math.max(...points.map(([, amount]) => Math.abs(amount)), 0)
  const drawn = points.map(([label, amount]) => ({
    label: plainLine(String(label)),
    text: quantityText(amount, series.unit),
    share: largest === 0 ? 0 : Math.abs(amount) / largest,
  }))
  const caption = drawn.map(({ label, text }) => `${label} ${text}`).join(', ')
  return { kind: 'bars', title: plainLine(series.title), caption, bars: drawn }
}

function isoDay(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10)
}
