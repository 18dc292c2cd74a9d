import { cannotTell, fail, pass, warn } from '../../src/model/rule.ts'
import { budgetOf } from './budget.ts'
import { signalOf } from './signal.ts'

export const drift = signalOf({
  id: 'marathon/drift',
  title: 'As fast at the end as at the start',
  weight: 1,
  critical: false,
  options: {
    driftRatio: {
      default: 1.2,
      about:
        'Median latency of the last fifth over that of the first from which on a significant drift warns',
      source: 'Calibrated by bench/lab.ts: steady servers stay within 0.9 to 1.1 on a shared machine',
    },
    poorDriftRatio: {
      default: 2,
      about: 'The same ratio from which on it fails',
      source: 'A start value: twice as slow by the end of the run',
    },
  },
  why: 'What grows slower while it runs, grows slower until it is restarted: queues, caches, fragmentation.',
  fix: 'Run longer (--duration 10m) and look at what grows; declare what you accept with --drift 1.2',
  references: ['https://github.com/giltene/wrk2#acknowledgements'],
  judge(run, { driftRatio, poorDriftRatio }) {
    if (run.latencyDrift === null)
      return cannotTell('too-little-data', 'The run does not tell the latency over time')
    const { ratio, interval } = run.latencyDrift
    const limit = budgetOf(run.budgets, 'drift')?.limit ?? driftRatio
    const measure = { value: ratio, unit: '×', interval, threshold: `≤ ${limit} ×` }
    const summary = `The last fifth took ${ratio.toFixed(2)} times as long as the first`
    if (interval[0] <= 1 || ratio <= limit) return pass(summary, measure)
    return ratio >= poorDriftRatio ? fail(summary, measure) : warn(summary, measure)
  },
})
