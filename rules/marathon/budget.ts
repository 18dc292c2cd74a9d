import type { Budget } from '../../src/model/facts/lab.ts'
import { fail, type Judgement, type Measure, type Option, pass, warn } from '../../src/model/rule.ts'

export const NEAR_MISS_PERCENT: Option<number> = {
  default: 20,
  about: 'How far beyond the budget, in percent of it, is a near miss (warn) and not a failure',
  source: 'A start value: about what the same load differs by between two machines of one kind',
}

/** A measured value against the budget declared for it. `floor`: more is better. */
export function judgeBudget(
  budget: Budget & { actual: number },
  summary: string,
  nearMissPercent: number,
  measure: Measure,
): Judgement {
  const floor = budget.name === 'throughput'
  const shown: Measure = { ...measure, threshold: `${floor ? '≥' : '≤'} ${budget.limit} ${budget.unit}` }
  const over = floor ? budget.limit - budget.actual : budget.actual - budget.limit
  if (budget.met ?? over <= 0) return pass(`${summary}, within your budget`, shown)
  const percent = budget.limit === 0 ? Number.POSITIVE_INFINITY : (100 * over) / Math.abs(budget.limit)
  const by = percent < 1 ? 'under 1 %' : percent > 999 ? 'far' : `${Math.round(percent)} %`
  const words = `${summary}, ${floor ? 'below' : 'over'} your budget of ${budget.limit} ${budget.unit} by ${by}`
  return percent <= nearMissPercent ? warn(words, shown) : fail(words, shown)
}

export function budgetOf(
  budgets: readonly Budget[],
  name: Budget['name'],
): (Budget & { actual: number }) | null {
  const found = budgets.find((budget) => budget.name === name)
  return found && found.actual !== null ? { ...found, actual: found.actual } : null
}
