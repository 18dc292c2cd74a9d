import { notApplicable } from '../../src/model/rule.ts'
import { budgetOf, judgeBudget, NEAR_MISS_PERCENT } from './budget.ts'
import { signalOf } from './signal.ts'

export const throughput = signalOf({
  id: 'marathon/throughput',
  title: 'Throughput under your load',
  weight: 1,
  critical: true,
  options: { nearMissPercent: NEAR_MISS_PERCENT },
  why: 'How much one machine carries decides how many of them you pay for.',
  fix: 'Declare what you need and run it: `oss-check marathon --start "your server" --ready URL --throughput 500/s`',
  references: ['https://github.com/mcollina/autocannon'],
  judge(run, { nearMissPercent }) {
    const rate = Math.round(run.throughputPerSecond)
    const measure = {
      value: run.throughputPerSecond,
      unit: '1/s',
      sampleSize: run.requests,
      details: { meanCpuPercent: run.cpuPercent?.mean ?? null, maxCpuPercent: run.cpuPercent?.max ?? null },
    }
    const budget = budgetOf(run.budgets, 'throughput')
    if (!budget) return notApplicable(`${rate} answers a second, and no budget was declared`, measure)
    return judgeBudget(budget, `${rate} answers a second`, nearMissPercent, measure)
  },
})
