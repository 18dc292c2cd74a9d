import { cannotTell, fail, pass, warn } from '../../src/model/rule.ts'
import { budgetOf, judgeBudget, NEAR_MISS_PERCENT } from './budget.ts'
import { signalOf } from './signal.ts'

export const failures = signalOf({
  id: 'marathon/errors',
  title: 'Errors under your load',
  weight: 2,
  critical: true,
  options: {
    nearMissPercent: NEAR_MISS_PERCENT,
    maxErrorPercent: {
      default: 0.1,
      about: 'Percent of requests that may fail where no budget was declared',
      source: 'Google SRE workbook: three nines is the usual first objective of a service',
    },
    poorErrorPercent: {
      default: 1,
      about: 'Percent of failed requests from which on it fails where no budget was declared',
      source: 'A start value: two nines',
    },
  },
  why: 'What answers fast and wrong is broken; errors under load show limits that tests do not.',
  fix: 'Read the log of your server at the time of the errors; declare what you accept with --errors 0.1%',
  references: ['https://sre.google/workbook/implementing-slos/'],
  judge(run, options) {
    if (run.requests === 0) return cannotTell('too-little-data', 'No request was made')
    const budget = budgetOf(run.budgets, 'errors')
    if (run.errors === null) {
      return cannotTell(
        'not-collected',
        `${run.tool} does not tell how many of ${run.requests} requests failed`,
      )
    }
    const percent = (100 * run.errors) / run.requests
    const summary =
      run.errors === 0
        ? `No error in ${run.requests} requests`
        : `${say(percent)} % of ${run.requests} requests failed`
    const measure = { value: percent, unit: '%', sampleSize: run.requests, details: { errors: run.errors } }
    if (budget) return judgeBudget(budget, summary, options.nearMissPercent, measure)
    const shown = { ...measure, threshold: `≤ ${options.maxErrorPercent} %` }
    if (percent <= options.maxErrorPercent) return pass(summary, shown)
    return percent < options.poorErrorPercent ? warn(summary, shown) : fail(summary, shown)
  },
})

function say(percent: number): string {
  return percent < 0.01 ? 'under 0.01' : percent.toFixed(percent < 1 ? 2 : 1)
}
