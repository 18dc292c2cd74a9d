/** Where a fact comes from: a URL, or the command that shows it. */
export interface Evidence {
  url: string
  retrievedAt: string
}

/** Something went wrong on the way: the answer exists, this run did not get it. */
export const FAULTS = [
  'denied',
  'rate-limited',
  'unreachable',
  'unexpected',
  'incomplete',
  'over-budget',
] as const

/** Nothing went wrong, and still there is no answer here. */
export const OPEN_QUESTIONS = ['not-collected', 'too-little-data', 'not-tried'] as const

export type UnknownReason = (typeof FAULTS)[number] | (typeof OPEN_QUESTIONS)[number]

export function isFault(reason: UnknownReason): boolean {
  return (FAULTS as readonly string[]).includes(reason)
}

export interface Known<T> {
  known: true
  value: T
  evidence: readonly Evidence[]
}

/** We could not look. `detail` is one sentence for a person. */
export interface Unknown {
  known: false
  reason: UnknownReason
  detail: string
}

export type Fact<T> = Known<T> | Unknown

export function isUnknown(value: unknown): value is Unknown {
  return typeof value === 'object' && value !== null && Reflect.get(value, 'known') === false
}

export function known<T>(value: T, evidence: readonly Evidence[] = []): Known<T> {
  return { known: true, value, evidence }
}

export function unknown(reason: UnknownReason, detail: string): Unknown {
  return { known: false, reason, detail }
}
