import type { LoadRun } from '../../src/model/facts/marathon.ts'
import { cannotTell, fail, type Judgement, pass, type Series, warn } from '../../src/model/rule.ts'
import { budgetOf } from './budget.ts'
import { signalOf } from './signal.ts'

const MEGABYTE = 1_000_000

export const memory = signalOf({
  id: 'marathon/memory',
  title: 'Memory stays where it is',
  weight: 2,
  critical: true,
  options: {
    leakMegabytesPerMinute: {
      default: 1,
      about: 'Growth in MB a minute that counts as a leak where no budget was declared, if it is significant',
      source: '1.4 GB a day: a container of usual size is full within a day; calibrated by bench/lab.ts',
    },
  },
  why: 'A leak of a megabyte a minute passes every test and ends every process within days.',
  fix: 'Run longer to be sure, then compare heap snapshots; declare what you accept with --rss-slope 1MB/min',
  references: [
    'https://nodejs.org/en/learn/diagnostics/memory',
    'https://doi.org/10.1080/01621459.1968.10480934',
  ],
  judge(run, { leakMegabytesPerMinute }): Judgement {
    const slope = run.rssSlopeBytesPerMinute
    if (slope === null) {
      const why =
        run.rssBytes === null ? 'No process was watched (--start)' : 'The run was too short for a slope'
      return cannotTell(run.rssBytes === null ? 'not-tried' : 'too-little-data', why)
    }
    const budget = budgetOf(run.budgets, 'rss-slope')
    const limit = budget?.limit ?? leakMegabytesPerMinute * MEGABYTE
    const [low, high] = slope.interval
    const measure = {
      value: slope.value / MEGABYTE,
      unit: 'MB/min',
      interval: [low / MEGABYTE, high / MEGABYTE] as const,
      threshold: `≤ ${limit / MEGABYTE} MB/min`,
      details: { firstBytes: run.rssBytes?.first ?? null, lastBytes: run.rssBytes?.last ?? null },
      series: [seriesOf(run)].filter((series) => series.points.length > 1),
    }
    const grows = `Memory grows by ${say(slope.value)} MB a minute (${say(low)} to ${say(high)})`
    if (low > limit) return fail(grows, measure)
    // A slope that may be zero is no leak, however steep its point estimate: the run was short, not the memory.
    if (low > 0 && slope.value > limit) return warn(`${grows}, perhaps over the limit`, measure)
    if (low > 0) return pass(`${grows}, within the limit`, measure)
    return pass(`Memory does not grow (${say(low)} to ${say(high)} MB a minute)`, measure)
  },
})

function seriesOf(run: LoadRun): Series {
  const points = run.samples.flatMap(({ second, rssBytes }) =>
    rssBytes === null ? [] : [[`${second} s`, rssBytes / MEGABYTE] as const],
  )
  return { id: 'memory-over-time', title: 'Resident memory over the run', x: 'category', unit: 'MB', points }
}

function say(bytes: number): string {
  const megabytes = bytes / MEGABYTE
  return Math.abs(megabytes) >= 10 ? megabytes.toFixed(0) : megabytes.toFixed(1)
}
