import type { Budget } from '../../src/model/facts/marathon.ts'
import type { Option } from '../../src/model/options.ts'
import { cannotTell, fail, type Judgement, type Measure, pass, warn } from '../../src/model/rule.ts'

export const NEAR_MISS_PERCENT: Option<number> = {
  default: 20,
  about: 'How far beyond the budget, in percent of it, is a near miss (warn) and not a failure',
  source: 'A start value: about what the same load differs by between two machines of one kind',
}

/** A measured value against the budget declared for it. */
export function judgeBudget(
  budget: Budget,
  summary: string,
  nearMissPercent: number,
  measure: Measure,
): Judgement {
  const { actual } = budget
  if (actual === null) {
    return cannotTell(
      'too-little-data',
      `The run does not tell whether your budget of ${budget.limit} ${budget.unit} was met`,
      measure,
    )
  }
  const floor = budget.name === 'throughput'
  const shown: Measure = { ...measure, threshold: `${floor ? '≥' : '≤'} ${budget.limit} ${budget.unit}` }
  const over = floor ? budget.limit - actual : actual - budget.limit
  if (budget.met ?? over <= 0) return pass(`${summary}, within your budget`, shown)
  const percent = budget.limit === 0 ? Number.POSITIVE_INFINITY : (100 * over) / Math.abs(budget.limit)
  const details = { ...measure.details, overBudgetPercent: Math.round(percent) }
  const by = percent < 1 ? 'under 1 %' : percent > 999 ? 'far' : `${Math.round(percent)} %`
  const words = `${summary}, ${floor ? 'below' : 'over'} your budget of ${budget.limit} ${budget.unit} by ${by}`
  return percent <= nearMissPercent ? warn(words, { ...shown, details }) : fail(words, { ...shown, details })
}

/** The budget declared for it. `actual` null: the run cannot tell whether it was kept. */
export function budgetOf(budgets: readonly Budget[], name: Budget['name']): Budget | null {
  return budgets.find((budget) => budget.name === name) ?? null
}
