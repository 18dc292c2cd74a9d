import type { FactName, FactValues } from './facts.ts'
import type { Options, OptionValues } from './options.ts'
import type { Policy } from './policy.ts'
import type { Evidence, Unknown, UnknownReason } from './unknown.ts'

export type Status = 'pass' | 'warn' | 'fail' | 'unknown' | 'not-applicable'
export type PointNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10
export type Basis = 'measured' | 'attested'
export type Value = number | string | boolean | null | readonly string[]

/** What a point is to the verdict, see judging/verdict-table.ts. */
export const ROLES = {
  indispensable: 'nothing is adopted, not even with care, while it is open',
  essential: 'may stay open, but not many of this kind and the first together',
  ordinary: 'may stay open, at the price of care',
  indicative: 'may stay open too, and cannot sink a project by itself: poor counts as mediocre',
  'about-you': 'never counts itself: it says how much mediocrity elsewhere is tolerable',
} as const
export type Role = keyof typeof ROLES

/** What code, not only people, has to know of an answer beyond its status. */
export const MARKS = {
  'beyond-waivers': 'no waiver holds for it: what your deny list names stays denied',
  'declared-over': 'its keepers said that it is over',
  finished: 'nothing is left to do: silence says nothing about it',
  'nobody-at-work': 'nobody worked on it for a year',
} as const
export type Mark = keyof typeof MARKS

export interface Context<O extends Options = Options> {
  options: OptionValues<O>
  policy: Policy
  /** The day judged: the clock, or `--as-of`. */
  now: Date
  /**
   * The declared facts that are there. For an answer that no other fact could change (archived is archived): reading
   * here leaves the answer standing whatever a fault hides.
   */
  known: Readonly<Partial<FactValues>>
  /** Why each of the wanted facts that are not there is not. */
  unknown: Readonly<Partial<Record<FactName, Unknown>>>
  /** What the facts rest on, for findings that show more than the evidence of all their facts. */
  evidence: Readonly<Partial<Record<FactName, readonly Evidence[]>>>
}

/** Something to draw: `points` are [x, y], x an ISO day where `x` is 'day'. */
export interface Series {
  id: 'weekly-commits' | 'releases' | 'response-curve' | 'author-share' | 'backlog' | (string & {})
  title: string
  x: 'day' | 'hours' | 'category'
  unit: string
  points: readonly (readonly [string | number, number])[]
}

/** What a judgement shows beside its words. */
export interface Measure {
  value?: Value
  unit?: string
  /** The limit the value was held against, in words: "≤ 90 days". */
  threshold?: string
  sampleSize?: number
  /** 90 % interval, in the unit of the value; null at an open end. */
  interval?: readonly [number | null, number | null]
  /** More of the same measurement, by name: for people. What code reads is a mark. */
  details?: Readonly<Record<string, Value>>
  marks?: readonly Mark[]
  /** Replaces the `fix` of the signal where this answer calls for something more exact. */
  fix?: string
  series?: readonly Series[]
  /** Replaces the evidence of the needed facts where something more exact is at hand. */
  evidence?: readonly Evidence[]
  /** Attested answers only; what the tool read itself is measured. */
  basis?: Basis
}

export type Judgement =
  | ({ status: 'pass' | 'warn' | 'fail'; score: number; summary: string } & Measure)
  | ({ status: 'not-applicable'; summary: string } & Measure)
  | ({ status: 'unknown'; reason: UnknownReason; summary: string } & Measure)

/**
 * What becomes of an answer where a fault hides a wanted fact.
 * - `decides`: an answer for which the fact was read is unknown, since it could have been another.
 * - `adds`: the answer stands; the fact shows more beside it and touches neither status nor score.
 */
export type Want = 'decides' | 'adds'

/** The smallest judged thing. */
export interface Signal<
  Needs extends FactName = FactName,
  Wants extends FactName = FactName,
  O extends Options = Options,
> {
  /** `<rule id>/<name>` */
  id: string
  title: string
  /** What it may read, what gets collected, what makes it unknown, what the docs list. */
  needs: readonly Needs[]
  /**
   * Facts it can do without, undefined in `facts` where unknown. Read them where they matter and not before: the
   * evaluator sees what was read, and answers unknown for a signal that read what a fault hides.
   */
  wants?: Readonly<Partial<Record<Wants, Want>>>
  /** Its share of the point; 0 for what is shown and never scored. Default 1. */
  weight?: number
  /** A failing critical signal fails its point, whatever else is fine. */
  critical?: boolean
  options?: O
  why: string
  fix: string
  references: readonly string[]
  /** Pure: no clock, no network, no environment. Unknown facts never get here. */
  judge(facts: Pick<FactValues, Needs> & Partial<Pick<FactValues, Wants>>, context: Context<O>): Judgement
}

/** One of the ten points, or a team's own. */
export interface Rule {
  /** Kebab-case, and the name of the module it lives in. */
  id: string
  /** 1 to 10; a third party's rule has none and is listed after the ten. */
  point: PointNumber | null
  title: string
  question: string
  /** Default: `ordinary`. */
  role?: Role
  /** Whether people may answer what is open: of points about you and your use of it. Default: true. */
  attestable?: boolean
  signals: readonly Signal[]
  /** Documented and monotone. Default: `concludePoint`. */
  conclude?(findings: readonly SignalFinding[]): Conclusion
}

export interface Conclusion {
  status: Status
  /** 0..1, null when nothing is known. */
  score: number | null
  summary: string
}

export interface SignalFinding {
  id: string
  title: string
  status: Status
  score: number | null
  weight: number
  critical: boolean
  summary: string
  value: Value
  unit: string | null
  threshold: string | null
  sampleSize: number | null
  interval: readonly [number | null, number | null] | null
  basis: Basis
  details: Readonly<Record<string, Value>>
  marks: readonly Mark[]
  series: readonly Series[]
  evidence: readonly Evidence[]
  missing: readonly Missing[]
  why: string
  fix: string
}

/** Why a signal is unknown. `fact` null: all facts were there and said too little. */
export interface Missing {
  fact: FactName | null
  reason: UnknownReason
  detail: string
}

export interface PointFinding extends Conclusion {
  /** 0..1: where the score ends if all that is unknown goes badly, and well; null: there is nothing to score. */
  range: { low: number; high: number } | null
  point: PointNumber | null
  id: string
  title: string
  question: string
  role: Role
  signals: readonly SignalFinding[]
}

/** Keeps the types of `needs`, `wants` and `options` for `judge`. */
export function defineSignal<
  const Needs extends FactName = never,
  const Wants extends FactName = never,
  const O extends Options = Record<never, never>,
>(signal: Signal<Needs, Wants, O>): Signal {
  // A signal is only ever called with the facts and options it declares, see evaluate.ts.
  return signal as unknown as Signal
}

/** Every fact a signal reads, by its declaration. */
export function factsOf({ needs, wants }: Pick<Signal, 'needs' | 'wants'>): readonly FactName[] {
  // The keys of a declaration are facts by its type.
  return [...needs, ...(Object.keys(wants ?? {}) as FactName[])]
}

export function defineRule(rule: Rule): Rule {
  return rule
}

/** Status bands of a score; the same for signals and points. Start values of the checklist's three words. */
export const BANDS = { pass: 0.7, warn: 0.4 } as const

export function statusOf(score: number): 'pass' | 'warn' | 'fail' {
  return score >= BANDS.pass ? 'pass' : score >= BANDS.warn ? 'warn' : 'fail'
}

export function pass(summary: string, measure: Measure = {}): Judgement {
  return { status: 'pass', score: 1, summary, ...measure }
}

export function warn(summary: string, measure: Measure = {}): Judgement {
  return { status: 'warn', score: 0.5, summary, ...measure }
}

export function fail(summary: string, measure: Measure = {}): Judgement {
  return { status: 'fail', score: 0, summary, ...measure }
}

/** A graded answer: 0 poor to 1 strong, its status by BANDS. */
export function graded(score: number, summary: string, measure: Measure = {}): Judgement {
  const bounded = Math.min(1, Math.max(0, score))
  return { status: statusOf(bounded), score: bounded, summary, ...measure }
}

/** The answer where a fact that it rests on is not there, for the reason that is given of it. */
export function untold(fact: Unknown | undefined): Judgement {
  return cannotTell(fact?.reason ?? 'not-collected', fact?.detail ?? 'Nothing in this run can tell')
}

export function notApplicable(summary: string, measure: Measure = {}): Judgement {
  return { status: 'not-applicable', summary, ...measure }
}

export function cannotTell(reason: UnknownReason, summary: string, measure: Measure = {}): Judgement {
  return { status: 'unknown', reason, summary, ...measure }
}
