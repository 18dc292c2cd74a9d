import { expect, test } from 'vitest'
import { judgeLimits, parseLimit } from '../../../src/lab/load/budgets.ts'
import { readToolResult } from '../../../src/lab/load/result-files.ts'
import { UserError } from '../../../src/model/user-error.ts'

const K6 = {
  metrics: {
    http_reqs: { count: 3000, rate: 100 },
    http_req_duration: { avg: 12, min: 1, med: 10, max: 90, 'p(90)': 20, 'p(99)': 45, 'p(99.9)': 80 },
    http_req_failed: { passes: 30, fails: 2970, value: 0.01 },
    vus_max: { value: 25, min: 25, max: 25 },
  },
}

const AUTOCANNON = {
  title: 'x',
  connections: 10,
  duration: 10.02,
  errors: 4,
  timeouts: 1,
  non2xx: 6,
  requests: { average: 500, total: 5000 },
  latency: { average: 5, p50: 4, p90: 8, p97_5: 9, p99: 12, p99_9: 30 },
}

const WRK = `Running 30s test @ http://127.0.0.1:8080/
  12 threads and 400 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency   635.91us    0.89ms  12.92ms   93.69%
  Latency Distribution
     50%  250.00us
     75%  491.00us
     90%  700.00us
     99%    5.80ms
  22464657 requests in 30.00s, 17.76GB read
  Socket errors: connect 0, read 3, write 0, timeout 2
  Non-2xx or 3xx responses: 7
Requests/sec: 748868.53
Transfer/sec:    606.33MB
`

const HEY = `
Summary:
  Total:	10.0021 secs
  Slowest:	0.3541 secs
  Requests/sec:	197.9581

Latency distribution:
  10%% in 0.0201 secs
  50%% in 0.0500 secs
  90%% in 0.0800 secs
  99%% in 0.2100 secs

Status code distribution:
  [200]	1900 responses
  [500]	80 responses

Error distribution:
  [20]	Get "http://localhost": EOF
`

test.each([
  [
    'k6',
    JSON.stringify(K6),
    {
      tool: 'k6',
      connections: 25,
      requests: 3000,
      errors: 30,
      durationSeconds: 30,
      latencyMs: { p50: 10, p90: 20, p99: 45, p999: 80 },
    },
  ],
  [
    'autocannon',
    JSON.stringify(AUTOCANNON),
    { tool: 'autocannon', requests: 5004, errors: 10, latencyMs: { p50: 4, p90: 8, p99: 12, p999: 30 } },
  ],
  [
    'wrk',
    WRK,
    {
      tool: 'wrk',
      connections: 400,
      requests: 22464662,
      errors: 12,
      durationSeconds: 30,
      throughputPerSecond: 748868.53,
      latencyMs: { p50: 0.25, p90: 0.7, p99: 5.8, p999: null },
    },
  ],
  [
    'hey',
    HEY,
    { tool: 'hey', requests: 2000, errors: 100, latencyMs: { p50: 50, p90: 80, p99: 210, p999: null } },
  ],
])('%s', (_, text, expected) => {
  expect(readToolResult(text)).toMatchObject(expected)
})

test.each([
  ['empty', ''],
  ['some JSON', '{"a":1}'],
  [
    'k6 without p(99)',
    JSON.stringify({ metrics: { ...K6.metrics, http_req_duration: { med: 1, 'p(90)': 2 } } }),
  ],
  ['wrk without --latency', WRK.replace(/Latency Distribution[\s\S]*?99%.*\n/, '')],
])('%s is refused', (_, text) => {
  expect(() => readToolResult(text)).toThrow(UserError)
})

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
    ...readToolResult(JSON.stringify(AUTOCANNON)),
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
