import type { Cost } from '../model/cost.ts'
import type { SignalFinding, Value } from '../model/rule.ts'
import type { Score } from '../model/scorecard.ts'
import { plainLine } from './plain-line.ts'

const INTEGER = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 })
const SHORT = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3 })
const SHARES = ['share', 'ratio', 'probability', 'chance']
const BYTES = ['B', 'KiB', 'MiB', 'GiB', 'TiB']

/** A number as people write it: 1,184 and 6.2 and 0.034, never 6.2000000001. */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return '–'
  return Number.isInteger(value) || Math.abs(value) >= 1000 ? INTEGER.format(value) : SHORT.format(value)
}

/** A number with its unit: "1 day", "82 %", "3.4 MiB". Unit `share` is 0..1. */
export function quantityText(value: number, unit: string | null): string {
  if (unit === null || unit === '') return numberText(value)
  if (SHARES.includes(unit)) return `${numberText(Math.round(value * 1000) / 10)} %`
  if (unit === 'bytes') return bytesText(value)
  return `${numberText(value)} ${Math.abs(value) === 1 ? singular(unit) : plainLine(unit)}`
}

/** Null where there is no value to show. */
export function valueText(value: Value, unit: string | null = null): string | null {
  if (value === null) return null
  if (typeof value === 'number') return quantityText(value, unit)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'string') return plainLine(unit ? `${value} ${unit}` : value) || null
  return value.length === 0 ? 'none' : value.map(plainLine).join(', ')
}

/** "90 % interval 4.1 to 9.7 hours"; an open end is said in words. */
export function intervalText({ interval, unit }: Pick<SignalFinding, 'interval' | 'unit'>): string | null {
  if (interval === null) return null
  const [low, high] = interval
  if (low !== null && high !== null) {
    const from = SHARES.includes(unit ?? '') || unit === 'bytes' ? quantityText(low, unit) : numberText(low)
    return `90 % interval ${from} to ${quantityText(high, unit)}`
  }
  if (low !== null) return `90 % interval ${quantityText(low, unit)} or more`
  return high === null ? null : `90 % interval ${quantityText(high, unit)} or less`
}

/** "71 (58–84)": the score over what is known, and where it can end. */
export function scoreText(score: Score): string {
  const range = `${score.low}–${score.high}`
  return score.value === null ? `– (${range})` : `${score.value} (${range})`
}

/** "7 of 10 points, 31 of 38 signals" */
export function coverageText({ points, signals }: Score): string {
  return `${points.known} of ${count(points.applicable, 'point')}, ${signals.known} of ${count(signals.applicable, 'signal')}`
}

/** "8 requests (6 api.github.com, 2 registry.npmjs.org), 12 rate-limit points, 3 rounds, 1 unchanged; 4,988 left" */
export function costText(cost: Cost): string {
  if (cost.requests === 0 && cost.notModified === 0) return 'no requests'
  const parts = [
    count(cost.requests, 'request') + placesText(cost),
    cost.graphqlPoints > 0 ? count(cost.graphqlPoints, 'rate-limit point') : '',
    cost.rounds > 0 ? count(cost.rounds, 'round') : '',
    cost.notModified > 0 ? `${numberText(cost.notModified)} unchanged` : '',
  ]
  const left = cost.rateLimitRemaining === null ? '' : `; ${numberText(cost.rateLimitRemaining)} left`
  return parts.filter(Boolean).join(', ') + left
}

/** Whom they went to, where there was more than one. */
function placesText({ hosts }: Cost): string {
  if (hosts.length < 2) return ''
  return ` (${hosts.map(({ host, requests }) => `${numberText(requests)} ${plainLine(host)}`).join(', ')})`
}

export function count(number: number, noun: string): string {
  return `${numberText(number)} ${noun}${number === 1 ? '' : 's'}`
}

/** "14 hours", "3.5 days" */
export function durationText(hours: number): string {
  return hours < 48 ? quantityText(hours, 'hours') : quantityText(hours / 24, 'days')
}

/** 2026-06-01 of an ISO instant. */
export function dayText(instant: string): string {
  return plainLine(instant).slice(0, 10)
}

function bytesText(value: number): string {
  const step = value === 0 ? 0 : Math.min(BYTES.length - 1, Math.floor(Math.log2(Math.abs(value)) / 10))
  return `${numberText(value / 1024 ** Math.max(0, step))} ${BYTES[Math.max(0, step)]}`
}

function singular(unit: string): string {
  if (unit === 'people') return 'person'
  const plain = plainLine(unit)
  if (plain.endsWith('ies')) return `${plain.slice(0, -3)}y`
  return plain.endsWith('s') && !plain.endsWith('ss') && plain.length > 2 ? plain.slice(0, -1) : plain
}
