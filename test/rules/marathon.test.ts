import marathon from '../../rules/marathon/index.ts'
import type { Budget, LoadRun } from '../../src/model/facts/marathon.ts'
import { unknown } from '../../src/model/unknown.ts'
import { daysBefore } from '../support/build-facts.ts'
import { healthyValues } from '../support/healthy.ts'
import { testSignal } from '../support/signal.ts'

for (const { id } of marathon.signals) {
  testSignal(marathon, id, [
    {
      name: 'never run',
      facts: { marathon: unknown('not-tried', 'Not tried yet') },
      status: 'unknown',
      reason: 'not-tried',
    },
    {
      name: 'another minor version',
      facts: { package: { version: '3.6.0' } },
      status: 'unknown',
      reason: 'not-tried',
    },
    {
      name: 'version hidden by a fault',
      facts: { package: 'unknown' },
      status: 'unknown',
      reason: 'unreachable',
    },
  ])
}

testSignal(marathon, 'marathon/latency', [
  { name: 'within the budget', status: 'pass', value: 31, summary: 'p99 is 31 ms, within your budget' },
  { name: 'a patch later', facts: { package: { version: '3.5.7' } }, status: 'pass' },
  {
    name: 'missed by a little',
    facts: run({ budgets: [budget('p99', 30, 31, false)] }),
    status: 'warn',
    summary: 'p99 is 31 ms, over your budget of 30 ms by 3 %',
  },
  { name: 'missed by far', facts: run({ budgets: [budget('p99', 10, 31, false)] }), status: 'fail' },
  {
    name: 'the worst of several budgets',
    facts: run({ budgets: [budget('p50', 1, 8, false), budget('p99', 50, 31, true)] }),
    status: 'fail',
    value: 8,
  },
  {
    name: 'no budget',
    facts: run({ budgets: [] }),
    status: 'unknown',
    reason: 'not-tried',
    summary: /31 ms/,
  },
  {
    name: 'no request',
    facts: run({ requests: 0, errors: 0 }),
    status: 'unknown',
    reason: 'too-little-data',
  },
  {
    name: 'nothing answered well, whatever the tool printed',
    facts: run({ requests: 20, errors: 20, budgets: [budget('p99', 50, 0, true)] }),
    status: 'unknown',
    reason: 'too-little-data',
  },
  {
    name: 'a percentile that the tool does not tell',
    facts: run({ budgets: [budget('p50', 50, 8, true), budget('p99', 50, null, null)] }),
    status: 'unknown',
    reason: 'too-little-data',
  },
  {
    name: 'one missed and one not told',
    facts: run({ budgets: [budget('p50', 1, 8, false), budget('p99', 50, null, null)] }),
    status: 'fail',
  },
  { name: 'old', facts: run({ at: daysBefore(300) }), status: 'warn', summary: /300 days ago/ },
  { name: 'cut short', facts: run({ cutShort: true }), status: 'pass', summary: /cut short/ },
])

testSignal(marathon, 'marathon/errors', [
  { name: 'none', status: 'pass', value: 0 },
  { name: 'some', facts: run({ requests: 1000, errors: 5 }), status: 'warn', value: 0.5 },
  { name: 'many', facts: run({ requests: 1000, errors: 50 }), status: 'fail' },
  {
    name: 'budget',
    facts: run({ requests: 1000, errors: 50, budgets: [budget('errors', 6, 5, true)] }),
    status: 'pass',
  },
  { name: 'no request', facts: run({ requests: 0 }), status: 'unknown', reason: 'too-little-data' },
  {
    name: 'the tool does not tell',
    facts: run({ errors: null }),
    status: 'unknown',
    reason: 'not-collected',
  },
])

testSignal(marathon, 'marathon/memory', [
  { name: 'flat', status: 'pass' },
  { name: 'leak', facts: run(slope(60e6, 50e6, 70e6)), status: 'fail' },
  { name: 'steep and not significant', facts: run(slope(60e6, -10e6, 130e6)), status: 'pass' },
  { name: 'significant, perhaps over the limit', facts: run(slope(1.4e6, 0.6e6, 2e6)), status: 'warn' },
  { name: 'significant and small', facts: run(slope(0.2e6, 0.1e6, 0.3e6)), status: 'pass' },
  {
    name: 'over the budget',
    facts: run({ ...slope(0.2e6, 0.15e6, 0.3e6), budgets: [budget('rss-slope', 0.1e6, 0.2e6, false)] }),
    status: 'fail',
  },
  {
    name: 'too short',
    facts: run({ rssSlopeBytesPerMinute: null }),
    status: 'unknown',
    reason: 'too-little-data',
  },
  {
    name: 'no process',
    facts: run({ rssSlopeBytesPerMinute: null, rssBytes: null }),
    status: 'unknown',
    reason: 'not-tried',
  },
])

testSignal(marathon, 'marathon/drift', [
  { name: 'steady', status: 'pass', value: 1.01 },
  { name: 'slower', facts: run({ latencyDrift: { ratio: 1.5, interval: [1.4, 1.6] } }), status: 'warn' },
  { name: 'far slower', facts: run({ latencyDrift: { ratio: 3, interval: [2.4, 3.6] } }), status: 'fail' },
  { name: 'noise', facts: run({ latencyDrift: { ratio: 1.5, interval: [0.8, 2.6] } }), status: 'pass' },
  { name: 'not told', facts: run({ latencyDrift: null }), status: 'unknown', reason: 'too-little-data' },
])

testSignal(marathon, 'marathon/throughput', [
  { name: 'no budget', status: 'not-applicable', value: 2000 },
  { name: 'enough', facts: run({ budgets: [budget('throughput', 1000, 2000, true)] }), status: 'pass' },
  { name: 'nearly', facts: run({ budgets: [budget('throughput', 2200, 2000, false)] }), status: 'warn' },
  { name: 'far from it', facts: run({ budgets: [budget('throughput', 9000, 2000, false)] }), status: 'fail' },
])

function run(changes: Partial<LoadRun>): { marathon: LoadRun[] } {
  return { marathon: healthyValues().marathon.map((healthy) => ({ ...healthy, ...changes })) }
}

function budget(name: Budget['name'], limit: number, actual: number | null, met: boolean | null): Budget {
  return { name, limit, unit: 'ms', actual, met }
}

function slope(value: number, low: number, high: number): Partial<LoadRun> {
  return { rssSlopeBytesPerMinute: { value, interval: [low, high] } }
}
