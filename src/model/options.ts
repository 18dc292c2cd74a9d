import type { Policy } from './policy.ts'

/** A threshold that a policy may change: `thresholds: { <rule id>: { <option name>: … } }`. */
export interface Option<T = number | Readonly<Record<string, number>>> {
  default: T
  /** What it decides, with its unit. */
  about: string
  /** Where the default comes from: a source, or the calibration that gave it. */
  source: string
}
export type Options = Readonly<Record<string, Option>>
// Widened, so that `default: 90` reads as a number and not as the literal 90.
export type OptionValues<O extends Options> = {
  readonly [Name in keyof O]: O[Name]['default'] extends number
    ? number
    : { readonly [Key in keyof O[Name]['default']]: number }
}

/** The options of a rule: those of its signals, as the policy sets them. */
export function optionValues<O extends Options>(ruleId: string, options: O, policy: Policy): OptionValues<O> {
  const chosen = policy.thresholds[ruleId] ?? {}
  const values = Object.entries(options).map(([name, option]) => {
    const override = chosen[name]
    if (override === undefined) return [name, option.default]
    return [name, typeof override === 'number' ? override : { ...(option.default as object), ...override }]
  })
  return Object.fromEntries(values) as OptionValues<O>
}
