import type { ToolResult } from '../../../../src/lab/load/results/tool-result.ts'

/** What a run looks like as each tool writes it, and what it tells. Numbers are invented. */
export const RUNS: readonly { name: string; text: string; expected: Partial<ToolResult> }[] = [
  {
    name: 'k6 --summary-export',
    text: JSON.stringify({
      metrics: {
        http_reqs: { count: 3000, rate: 100 },
        http_req_duration: { avg: 12, med: 10, max: 90, 'p(90)': 20, 'p(99)': 45, 'p(99.9)': 80 },
        http_req_failed: { passes: 30, fails: 2970, value: 0.01 },
        vus_max: { value: 25, min: 25, max: 25 },
      },
    }),
    expected: {
      tool: 'k6',
      connections: 25,
      requests: 3000,
      errors: 30,
      durationSeconds: 30,
      latencyMs: { p50: 10, p90: 20, p99: 45, p999: 80 },
    },
  },
  {
    name: 'k6 before it counted failures, with the default percentiles',
    text: JSON.stringify({
      metrics: {
        http_reqs: { count: 300, rate: 10 },
        http_req_duration: { med: 10, 'p(90)': 20, 'p(95)': 30 },
      },
    }),
    expected: {
      tool: 'k6',
      connections: null,
      errors: null,
      latencyMs: { p50: 10, p90: 20, p99: null, p999: null },
    },
  },
  {
    name: 'k6 handleSummary',
    text: JSON.stringify({
      state: { testRunDurationMs: 30000 },
      metrics: {
        http_reqs: { type: 'counter', values: { count: 3000, rate: 100 } },
        http_req_duration: { type: 'trend', values: { med: 10, 'p(90)': 20, 'p(99)': 45 } },
        http_req_failed: { type: 'rate', values: { rate: 0.01, passes: 30, fails: 2970 } },
      },
    }),
    expected: {
      tool: 'k6',
      requests: 3000,
      errors: 30,
      latencyMs: { p50: 10, p90: 20, p99: 45, p999: null },
    },
  },
  {
    name: 'k6 1.0 and later',
    text: JSON.stringify({
      version: '1.0.0',
      results: {
        metrics: [
          { name: 'http_reqs', type: 'counter', values: { count: 3000, rate: 100 } },
          { name: 'http_req_duration', type: 'trend', values: { med: 10, p90: 20, p95: 30, p99: 45 } },
          { name: 'http_req_failed', type: 'rate', values: { rate: 0.5 } },
        ],
      },
    }),
    expected: {
      tool: 'k6',
      requests: 3000,
      errors: 1500,
      latencyMs: { p50: 10, p90: 20, p99: 45, p999: null },
    },
  },
  {
    name: 'k6 of a target that is down',
    text: JSON.stringify({
      metrics: {
        http_reqs: { count: 50, rate: 5 },
        http_req_duration: { med: 0, 'p(90)': 0, 'p(99)': 0 },
        http_req_failed: { passes: 50, fails: 0, value: 1 },
      },
    }),
    expected: { tool: 'k6', errors: 50, latencyMs: { p50: null, p90: null, p99: null, p999: null } },
  },
  {
    name: 'autocannon',
    text: JSON.stringify({
      connections: 10,
      duration: 10.02,
      errors: 4,
      timeouts: 1,
      non2xx: 6,
      requests: { average: 500, total: 5000 },
      latency: { average: 5, p50: 4, p90: 8, p97_5: 9, p99: 12, p99_9: 30 },
    }),
    expected: {
      tool: 'autocannon',
      connections: 10,
      requests: 5004,
      errors: 10,
      latencyMs: { p50: 4, p90: 8, p99: 12, p999: 30 },
    },
  },
  {
    name: 'autocannon of a target that hangs',
    text: JSON.stringify({
      connections: 10,
      duration: 10,
      errors: 10,
      timeouts: 10,
      non2xx: 0,
      requests: { average: 0, total: 0 },
      latency: { p50: 0, p90: 0, p99: 0, p99_9: 0 },
    }),
    expected: { requests: 10, errors: 10, latencyMs: { p50: null, p90: null, p99: null, p999: null } },
  },
  {
    name: 'wrk',
    text: `Running 30s test @ http://127.0.0.1:8080/
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
`,
    expected: {
      tool: 'wrk',
      connections: 400,
      requests: 22464662,
      errors: 12,
      durationSeconds: 30,
      throughputPerSecond: 748868.53,
      latencyMs: { p50: 0.25, p90: 0.7, p99: 5.8, p999: null },
      coordinatedOmission: 'not-corrected',
    },
  },
  {
    name: 'wrk without --latency',
    text: `Running 1s test @ http://127.0.0.1:8080/
  1 threads and 10 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     1.00ms    0.50ms   9.00ms   80.00%
  800 requests in 1.00s, 1.12MB read
Requests/sec:    800.00
`,
    expected: { tool: 'wrk', requests: 800, latencyMs: { p50: null, p90: null, p99: null, p999: null } },
  },
  {
    name: 'wrk of a target that answers too late',
    text: `Running 1s test @ http://127.0.0.1:8080/
  1 threads and 10 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     0.00us    0.00us   0.00us    -nan%
  Latency Distribution
     50%    0.00us
     90%    0.00us
     99%    0.00us
  800 requests in 1.00s, 1.12MB read
Requests/sec:    800.00
`,
    expected: { tool: 'wrk', requests: 800, latencyMs: { p50: null, p90: null, p99: null, p999: null } },
  },
  {
    name: 'wrk2',
    text: `Running 30s test @ http://127.0.0.1:8080/
  2 threads and 100 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     6.46ms    1.93ms  12.34ms   67.66%
  Latency Distribution (HdrHistogram - Recorded Latency)
 50.000%    6.67ms
 90.000%    9.14ms
 99.000%   11.18ms
 99.900%   12.30ms
100.000%   12.50ms
  60018 requests in 30.00s, 19.81MB read
Requests/sec:   2000.28
`,
    expected: {
      tool: 'wrk',
      latencyMs: { p50: 6.67, p90: 9.14, p99: 11.18, p999: 12.3 },
      coordinatedOmission: 'corrected',
    },
  },
  {
    name: 'hey',
    text: `
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
`,
    expected: {
      tool: 'hey',
      requests: 2000,
      errors: 100,
      latencyMs: { p50: 50, p90: 80, p99: 210, p999: null },
    },
  },
  {
    name: 'hey with too few answers for a percentile',
    text: `
Summary:
  Total:	0.5000 secs
  Requests/sec:	20.0000

Latency distribution:
  50% in 0.0020 secs
  0% in 0.0000 secs
  0% in 0.0000 secs

Status code distribution:
  [200]	10 responses
`,
    expected: {
      tool: 'hey',
      requests: 10,
      errors: 0,
      latencyMs: { p50: 2, p90: null, p99: null, p999: null },
    },
  },
  {
    name: 'oha in JSON',
    text: JSON.stringify({
      summary: { successRate: 0.9, total: 10, requestsPerSec: 100 },
      latencyPercentiles: { p50: 0.001, p90: 0.002, p99: 0.003, 'p99.9': 0.005 },
      statusCodeDistribution: { '200': 900, '503': 80 },
      errorDistribution: { 'connection refused': 20 },
    }),
    expected: {
      tool: 'oha',
      durationSeconds: 10,
      requests: 1000,
      errors: 100,
      latencyMs: { p50: 1, p90: 2, p99: 3, p999: 5 },
    },
  },
  {
    name: 'oha of a target that is down',
    text: JSON.stringify({
      summary: { successRate: 0, total: 10, requestsPerSec: null },
      latencyPercentiles: { p50: null, p90: null, p99: null, 'p99.9': null },
      statusCodeDistribution: {},
      errorDistribution: { 'connection refused': 20 },
    }),
    expected: {
      tool: 'oha',
      requests: 20,
      errors: 20,
      latencyMs: { p50: null, p90: null, p99: null, p999: null },
    },
  },
  {
    name: 'oha in text',
    text: `Summary:
  Success rate:	90.00%
  Total:	10.0000 secs
  Requests/sec:	100.0000

Response time distribution:
  50.00% in 0.0010 secs
  90.00% in 2.0 ms
  99.00% in 0.0030 secs
  99.90% in 0.0050 secs

Status code distribution:
  [200] 900 responses
  [503] 80 responses

Error distribution:
  [20] aborted due to deadline
`,
    expected: {
      tool: 'oha',
      durationSeconds: 10,
      requests: 1000,
      errors: 100,
      latencyMs: { p50: 1, p90: 2, p99: 3, p999: 5 },
    },
  },
  {
    name: 'vegeta in JSON',
    text: JSON.stringify({
      latencies: { mean: 2e6, '50th': 2e6, '90th': 3e6, '95th': 4e6, '99th': 5e6, max: 9e6 },
      duration: 10e9,
      requests: 200,
      rate: 20,
      throughput: 18,
      success: 0.9,
      status_codes: { '0': 5, '200': 180, '503': 15 },
    }),
    expected: {
      tool: 'vegeta',
      ratePerSecond: 20,
      durationSeconds: 10,
      requests: 200,
      errors: 20,
      latencyMs: { p50: 2, p90: 3, p99: 5, p999: null },
    },
  },
  {
    name: 'vegeta in text',
    text: `Requests      [total, rate, throughput]         200, 20.00, 18.00
Duration      [total, attack, wait]             1m2.5s, 1m2.4s, 150ms
Latencies     [min, mean, 50, 90, 95, 99, max]  1ms, 6ms, 5ms, 900µs, 12ms, 20ms, 31ms
Success       [ratio]                           90.00%
Status Codes  [code:count]                      403:20  200:180
`,
    expected: {
      tool: 'vegeta',
      durationSeconds: 62.5,
      requests: 200,
      errors: 20,
      latencyMs: { p50: 5, p90: 0.9, p99: 20, p999: null },
    },
  },
  {
    name: 'bombardier in JSON',
    text: JSON.stringify({
      spec: { numberOfConnections: 10 },
      result: {
        timeTakenSeconds: 10,
        req1xx: 0,
        req2xx: 980,
        req3xx: 0,
        req4xx: 0,
        req5xx: 10,
        others: 10,
        latency: { mean: 2000, percentiles: { 50: 1000, 90: 2000, 99: 3000 } },
      },
    }),
    expected: {
      tool: 'bombardier',
      connections: 10,
      requests: 1000,
      errors: 20,
      throughputPerSecond: 99,
      latencyMs: { p50: 1, p90: 2, p99: 3, p999: null },
    },
  },
  {
    name: 'bombardier in text',
    text: `Bombarding http://127.0.0.1:8080 for 10s using 10 connection(s)
Done!
Statistics        Avg      Stdev        Max
  Reqs/sec       100.00      10.00     120.00
  Latency        2.00ms     1.00ms    12.00ms
  Latency Distribution
     50%     1.00ms
     90%     2.00ms
     99%     3.00ms
  HTTP codes:
    1xx - 0, 2xx - 980, 3xx - 0, 4xx - 0, 5xx - 10
    others - 10
  Throughput:   122.63KB/s
`,
    expected: {
      tool: 'bombardier',
      connections: 10,
      durationSeconds: 10,
      requests: 1000,
      errors: 20,
      latencyMs: { p50: 1, p90: 2, p99: 3, p999: null },
    },
  },
  {
    name: 'JMeter statistics.json',
    text: JSON.stringify({
      Home: { transaction: 'Home', sampleCount: 400, errorCount: 2, throughput: 40 },
      Total: {
        transaction: 'Total',
        sampleCount: 1000,
        errorCount: 10,
        medianResTime: 5,
        pct1ResTime: 9,
        pct2ResTime: 12,
        pct3ResTime: 30,
        throughput: 100,
      },
    }),
    expected: {
      tool: 'JMeter',
      durationSeconds: 10,
      requests: 1000,
      errors: 10,
      latencyMs: { p50: 5, p90: 9, p99: 30, p999: null },
    },
  },
]
