import { expect, test } from 'vitest'
import { judgeLimits, parseLimit } from '../../../src/lab/load/budgets.ts'
import { UserError } from '../../../src/model/user-error.ts'

test.each([
  ['p99', '50ms', 50],
  ['p99', '1.5s', 1500],
  ['errors', '0.1%', 0.1],
  ['throughput', '500/s', 500],
  ['rss-slope', '1MB/min', 1e6],
  ['rss-slope', '60MB/h', 1e6],
  ['drift', '1.2', 1.2],
] as const)('--%s %s', (name, text, limit) => {
  expect(parseLimit(name, text).limit).toBeCloseTo(limit)
})

test.each([
  ['p99', '50'],
  ['p99', '-1ms'],
  ['errors', 'few'],
  ['rss-slope', '1MB'],
] as const)('--%s %s is refused', (name, text) => {
  expect(() => parseLimit(name, text)).toThrow(UserError)
})

test('limits are met, missed, or not told', () => {
  const run = {
    requests: 5004,
    errors: 10,
    throughputPerSecond: 499,
    latencyMs: { p50: 4, p90: 8, p99: 12, p999: 30 },
    latencyDrift: null,
    rssSlopeBytesPerMinute: { value: 2e6, interval: [-1e6, 5e6] as const },
  }
  const limits = [
    parseLimit('p99', '12ms'),
    parseLimit('p999', '29ms'),
    parseLimit('drift', '1.2'),
    parseLimit('rss-slope', '1MB/min'),
    parseLimit('throughput', '100/s'),
  ]
  expect(judgeLimits(limits, run).map(({ name, met }) => [name, met])).toEqual([
    ['p99', true],
    ['p999', false],
    ['drift', null],
    ['rss-slope', true],
    ['throughput', true],
  ])
})

test.each([
  [
    'nothing was answered',
    { requests: 20, errors: 20, latencyMs: { p50: null, p90: null, p99: null, p999: null } },
  ],
  [
    'the tool does not tell',
    { requests: 20, errors: null, latencyMs: { p50: 1, p90: 2, p99: null, p999: null } },
  ],
])('%s: neither met nor missed', (_, told) => {
  const run = { throughputPerSecond: 1, rssSlopeBytesPerMinute: null, latencyDrift: null, ...told }
  const limits = [parseLimit('p99', '50ms'), ...(told.errors === null ? [parseLimit('errors', '100%')] : [])]
  for (const { actual, met } of judgeLimits(limits, run))
    expect({ actual, met }).toEqual({ actual: null, met: null })
})
