import * as z from 'zod/mini'
import type { Latency, LoadRun } from '../../../model/facts/marathon.ts'

/** What the result file of another tool tells; null where it does not tell. Whether its latencies count stalls is the tool's business. */
export type ToolResult = Pick<
  LoadRun,
  | 'tool'
  | 'connections'
  | 'ratePerSecond'
  | 'durationSeconds'
  | 'requests'
  | 'errors'
  | 'throughputPerSecond'
  | 'latencyMs'
  | 'coordinatedOmission'
>

/** One tool. Each reader answers null for a file that is not its own. */
export interface ResultReader {
  tool: string
  /** How the tool is made to write it. */
  command: string
  /** What begins a run in its text; more than one of them are several runs. */
  heading?: RegExp
  json?(value: unknown): ToolResult | null
  text?(text: string): ToolResult | null
}

export const number = z.number().check(z.gte(0))
export const told = z.optional(z.nullable(number))

const NO_LATENCY: Latency = { p50: null, p90: null, p99: null, p999: null }

/** Percentiles exist only over answers: of a run in which nothing was answered well the tools print zeros. */
export function latencyOver(answers: number, percentiles: Partial<Record<keyof Latency, unknown>>): Latency {
  if (answers <= 0) return NO_LATENCY
  const of = (name: keyof Latency) => {
    const value = percentiles[name]
    return typeof value === 'number' && Number.isFinite(value) ? Number(value.toPrecision(9)) : null
  }
  return { p50: of('p50'), p90: of('p90'), p99: of('p99'), p999: of('p999') }
}

const IN_MS: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 0.001,
  µs: 0.001,
  ms: 1,
  s: 1000,
  sec: 1000,
  secs: 1000,
  m: 60_000,
  h: 3_600_000,
}

/** `1.5`, `s` -> milliseconds; null for what is no duration. */
export function milliseconds(amount: string | undefined, unit: string | undefined): number | null {
  const factor = IN_MS[unit ?? '']
  const value = Number(amount ?? Number.NaN) * (factor ?? Number.NaN)
  return Number.isFinite(value) ? Number(value.toPrecision(9)) : null
}

/** The number in the first group of the pattern; null where it is not there. */
export function numberIn(text: string, pattern: RegExp): number | null {
  const found = pattern.exec(text)?.[1]
  return found === undefined ? null : Number(found)
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}

/** Counts by HTTP status, as most tools list them. */
export function refusedIn(byStatus: readonly (readonly [status: string | number, count: number])[]): number {
  return sum(byStatus.filter(([status]) => Number(status) >= 400).map(([, count]) => count))
}
