import type { Unknown, UnknownReason } from '../../src/model/unknown.ts'
import { counted } from '../words.ts'
import type { Demand, DemandReading } from './demand.ts'
import type { YearlyWork } from './trend.ts'

export interface PhaseInput {
  kind: string
  /** Days since the last human commit, and since the first sign of the project. */
  silence: number
  age: number
  /** Human commits that were read. */
  commits: number
  /** Every commit there is was read. */
  isWhole: boolean
  years: YearlyWork
  /** Own p90 gap between active days. */
  usualGap: number | null
  /** These two are asked only where they decide: what is not needed cannot be missing. */
  hasRelease: () => boolean | Unknown
  demand: () => DemandReading
  limits: {
    quiet: number
    silent: number
    active: number
    young: number
    fallenBelow: number
    ignoredItems: number
    ignoredShare: number
  }
}

export type Phase =
  | {
      phase: 'abandoned' | 'finished' | 'declining' | 'stable' | 'active' | 'young'
      summary: string
      score?: number
    }
  | { reason: UnknownReason; summary: string }

/** With fewer commits than this the work happened elsewhere, or was wiped: what maintainers do on items must tell. */
const TINY_HISTORY = 10
/** Deeds in half a year from which their falling off means something. */
const MIN_DEEDS = 10
/** A silence of this many own gaps is still its rhythm; never longer than three years. */
const RHYTHM_ALLOWANCE = 2
const LONGEST_RHYTHM_DAYS = 1095
/** Work of a year below which halving it means nothing. */
const MIN_WORK = 12
/** Things of these kinds can be done with; a framework or an application without upkeep rots. */
const CAN_BE_FINISHED = ['library', 'tool', 'specification']

/** What is going on in a project that its keepers have not declared over. */
export function phaseOf(input: PhaseInput): Phase {
  const { silence, usualGap, limits } = input
  const own = Math.min(LONGEST_RHYTHM_DAYS, RHYTHM_ALLOWANCE * (usualGap ?? 0))
  if (silence > Math.max(limits.silent, own)) return standsStill(input)
  if (input.commits < TINY_HISTORY && input.isWhole) {
    const decline = careIsGone(input)
    if (decline) return decline
  }
  if (input.age < limits.young) {
    return { phase: 'young', summary: `It is young: it began ${days(input.age)} ago` }
  }
  return hasFallen(input) ?? atWork(input)
}

function standsStill(input: PhaseInput): Phase {
  const { kind, silence, limits } = input
  const silent = `No human commit in ${days(silence)}`
  if (!CAN_BE_FINISHED.includes(kind)) {
    return { phase: 'abandoned', summary: `${silent}; a ${kind} without upkeep rots` }
  }
  if (kind !== 'specification') {
    const hasRelease = input.hasRelease()
    if (typeof hasRelease !== 'boolean') return { reason: hasRelease.reason, summary: hasRelease.detail }
    if (!hasRelease) return { phase: 'abandoned', summary: `${silent}, and it was never released` }
  }
  const reading = input.demand()
  if (reading.read === 'hidden') return { reason: reading.why.reason, summary: reading.why.detail }
  if (reading.read === 'not-collected') {
    return { reason: 'not-collected', summary: `${silent}: finished or abandoned, its issues would tell` }
  }
  if (reading.read === 'none') {
    return {
      phase: 'finished',
      summary: `${silent}, and ${reading.looked}`,
      score: kind === 'specification' ? 0.75 : 0.5,
    }
  }
  const { open, asked, leftOpen } = reading.demand
  if (isIgnoring(reading.demand, limits)) {
    return {
      phase: 'abandoned',
      summary: `${silent}, and ${leftOpen} of the last ${asked} requests left open`,
    }
  }
  const score = kind === 'specification' || open === 0 ? 0.75 : 0.6
  return { phase: 'finished', summary: `${silent}, and ${counted(open, 'open request')}: finished`, score }
}

/** Maintainers stopped answering while people went on asking. */
function careIsGone(input: PhaseInput): Phase | null {
  const reading = input.demand()
  if (reading.read === 'hidden') return { reason: reading.why.reason, summary: reading.why.detail }
  if (reading.read !== 'known') return null
  const { deeds, leftOpen, asked } = reading.demand
  const fell = deeds.previous >= MIN_DEEDS && deeds.current < input.limits.fallenBelow * deeds.previous
  if (!fell && !isIgnoring(reading.demand, input.limits)) return null
  return {
    phase: 'declining',
    summary: `Almost no history, and ${leftOpen} of the last ${asked} requests are left open`,
  }
}

function hasFallen(input: PhaseInput): Phase | null {
  const { kind, years, limits } = input
  const { current, previous } = years
  if (previous === null || previous < MIN_WORK || current >= limits.fallenBelow * previous) return null
  const fell = `${counted(current, 'human commit')} in a year after ${previous} in the year before`
  const reading = input.demand()
  if (reading.read === 'hidden') return { reason: reading.why.reason, summary: reading.why.detail }
  // Where nobody could be asked whether it is missed, half of the work gone is a decline, but for what gets done.
  const isMissed =
    reading.read === 'known'
      ? isIgnoring(reading.demand, limits)
      : reading.read === 'not-collected' && kind !== 'specification'
  // Enough is still done, or what was asked for is done: work may ebb, and LFX Insights too calls that stable.
  const isDeclining = isMissed && current < 2 * limits.active
  return isDeclining ? { phase: 'declining', summary: fell } : { phase: 'stable', summary: `Stable: ${fell}` }
}

function atWork({ silence, years, limits }: PhaseInput): Phase {
  const isQuiet = silence > limits.quiet
  const last = `last human commit ${days(silence)} ago`
  const work = `${years.isWhole ? '' : 'at least '}${counted(years.current, 'human commit')} in a year`
  if (isQuiet || years.current < limits.active) {
    return { phase: 'stable', summary: `Stable: ${work}, ${last}` }
  }
  return { phase: 'active', summary: `Active: ${work}, ${last}` }
}

function isIgnoring({ open, asked, leftOpen }: Demand, limits: PhaseInput['limits']): boolean {
  return open >= limits.ignoredItems && leftOpen >= limits.ignoredShare * asked && asked > 0
}

function days(count: number): string {
  return counted(Math.floor(count), 'day')
}
