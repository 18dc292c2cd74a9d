import type { LoadRun } from '../../src/model/facts/marathon.ts'
import { cannotTell, type Judgement, type Series } from '../../src/model/rule.ts'
import { budgetOf, judgeBudget, NEAR_MISS_PERCENT } from './budget.ts'
import { signalOf } from './signal.ts'

const PERCENTILES = ['p50', 'p90', 'p99', 'p999'] as const

export const latency = signalOf({
  id: 'marathon/latency',
  title: 'Latency under your load',
  weight: 2,
  critical: true,
  options: { nearMissPercent: NEAR_MISS_PERCENT },
  why: 'The slowest one in a hundred is what users remember, and no benchmark of the project knows your load.',
  fix: 'Declare what you need and run it: `oss-check marathon --start "your server" --ready URL --p99 50ms`',
  references: ['https://www.hdrhistogram.org/', 'https://github.com/giltene/wrk2#acknowledgements'],
  judge(run, { nearMissPercent }): Judgement {
    const { p50, p90, p99, p999 } = run.latencyMs
    const measure = {
      value: p99,
      unit: 'ms',
      sampleSize: run.requests,
      details: {
        p50Ms: p50,
        p90Ms: p90,
        p99Ms: p99,
        p999Ms: p999,
        coordinatedOmission: run.coordinatedOmission,
        tool: run.tool,
        connections: run.connections,
        durationSeconds: run.durationSeconds,
      },
      series: [seriesOf(run)].filter((series) => series.points.length > 1),
    }
    if (run.requests === (run.errors ?? 0) || PERCENTILES.every((name) => run.latencyMs[name] === null)) {
      return cannotTell('too-little-data', 'No request was answered well, so there is no latency', measure)
    }
    const budgets = PERCENTILES.flatMap((name) => budgetOf(run.budgets, name) ?? [])
    if (budgets.length === 0) {
      return cannotTell(
        'not-tried',
        `${p99 === null ? `p50 is ${shown(p50)}` : `p99 is ${shown(p99)}`} ms, and no budget was declared (--p99 50ms)`,
        measure,
      )
    }
    const judged = budgets.map((budget) =>
      judgeBudget(budget, `${wordFor(budget.name)} is ${shown(budget.actual)} ms`, nearMissPercent, {
        ...measure,
        value: budget.actual,
      }),
    )
    // A missed budget is a miss whatever else is open; one that is open is not met by another that is.
    const rank = (judgement: Judgement) => ('score' in judgement ? judgement.score : 0.75)
    return judged.reduce((worst, next) => (rank(next) < rank(worst) ? next : worst))
  },
})

function seriesOf(run: LoadRun): Series {
  const points = run.samples.flatMap(({ second, p99Ms }) =>
    p99Ms === null ? [] : [[`${second} s`, p99Ms] as const],
  )
  return { id: 'latency-over-time', title: 'p99 over the run', x: 'category', unit: 'ms', points }
}

function wordFor(name: string): string {
  return name === 'p999' ? 'p99.9' : name
}

function shown(milliseconds: number | null): string {
  if (milliseconds === null) return '?'
  return milliseconds >= 100 ? milliseconds.toFixed(0) : milliseconds.toPrecision(2)
}
