import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { latencyDrift } from '../../../src/lab/load/drift.ts'
import { corrected, createHistogram } from '../../../src/lab/load/histogram.ts'
import { measure } from '../../../src/lab/load/measure.ts'
import { createRecorder } from '../../../src/lab/load/recorder.ts'
import { floorSlope, theilSen } from '../../../src/lab/load/slope.ts'

describe('histogram', () => {
  test('quantiles are within half a percent', () => {
    const histogram = createHistogram()
    for (let value = 1; value <= 1000; value++) histogram.add(value)
    for (const share of [0.5, 0.9, 0.99, 0.999]) {
      const exact = share * 1000
      expect(Math.abs(histogram.quantile(share) - exact) / exact).toBeLessThan(0.006)
    }
  })

  test('a stall of a second hides the requests that should have been; the correction puts them in', () => {
    const histogram = createHistogram()
    histogram.add(10, 999)
    histogram.add(1000)
    expect(histogram.quantile(0.99)).toBeLessThan(11)
    const fixed = corrected(histogram, 10)
    expect(Math.abs(fixed.count() - 1099)).toBeLessThan(3)
    expect(fixed.quantile(0.99)).toBeGreaterThan(800)
  })

  test('correction never makes anything faster', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.1, max: 5000, noNaN: true }), { minLength: 1, maxLength: 50 }),
        fc.double({ min: 1, max: 100, noNaN: true }),
        (values, interval) => {
          const histogram = createHistogram()
          for (const value of values) histogram.add(value)
          const fixed = corrected(histogram, interval)
          expect(fixed.count()).toBeGreaterThanOrEqual(histogram.count())
          expect(fixed.quantile(1)).toBe(histogram.quantile(1))
        },
      ),
      { numRuns: 50 },
    )
  })
})

describe('slope', () => {
  test('Sen’s own kind of line: exact on a line, untouched by an outlier', () => {
    const line = Array.from({ length: 20 }, (_, x) => [x, 3 * x + 1] as const)
    expect(theilSen(line).value).toBeCloseTo(3)
    const spoiled = line.map(([x, y]) => [x, x === 7 ? 1000 : y] as const)
    expect(theilSen(spoiled).value).toBeCloseTo(3, 1)
  })

  test.each([
    ['a leak under a sawtooth', (x: number) => 1e8 + 4e6 * x + 2e7 * ((x * 7) % 1), true],
    ['a sawtooth alone', (x: number) => 1e8 + 2e7 * ((x * 7) % 1), false],
    ['warming up to a plateau', (x: number) => 1e8 + 3e7 * (1 - Math.exp(-6 * x)), false],
    ['flat', () => 1e8, false],
    ['shrinking', (x: number) => 1e8 - 5e6 * x, false],
  ])('%s', (_, memory, leaks) => {
    const points = Array.from({ length: 120 }, (_, index) => [index / 120, memory(index / 120)] as const)
    const slope = floorSlope(points)
    expect(slope).not.toBeNull()
    // The limit of the rule: a megabyte a minute.
    expect((slope?.interval[0] ?? 0) > 1e6).toBe(leaks)
  })

  test('too few samples say nothing', () => {
    expect(floorSlope([])).toBeNull()
    expect(
      floorSlope([
        [0, 1],
        [1, 2],
        [2, 3],
      ]),
    ).toBeNull()
  })

  test('the interval holds the value, and a steeper leak is a steeper slope', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e8 }), fc.integer({ min: 1, max: 1e7 }), (growth, more) => {
        const at = (perMinute: number) =>
          floorSlope(
            Array.from({ length: 60 }, (_, index) => [index / 60, 1e8 + (perMinute * index) / 60] as const),
          )
        const [gentle, steep] = [at(growth), at(growth + more)]
        if (!gentle || !steep) throw new Error('Sixty samples are enough')
        expect(gentle.interval[0]).toBeLessThanOrEqual(gentle.value)
        expect(gentle.interval[1]).toBeGreaterThanOrEqual(gentle.value)
        expect(steep.value).toBeGreaterThan(gentle.value)
      }),
      { numRuns: 30 },
    )
  })
})

describe('drift', () => {
  const noise = (index: number) => 1 + 0.1 * Math.sin(index * 12.9898)

  test.each([
    ['steady', (_: number) => 20, [0.9, 1.1]],
    ['twice as slow in the end', (share: number) => 20 * (1 + share), [1.4, 2]],
    ['slow once, in the middle', (share: number) => (share > 0.4 && share < 0.6 ? 200 : 20), [0.9, 1.1]],
  ])('%s', (_, latency, [low, high]) => {
    const medians = Array.from({ length: 50 }, (_, index) => latency(index / 50) * noise(index))
    const drift = latencyDrift(medians)
    expect(drift?.ratio).toBeGreaterThan(low ?? 0)
    expect(drift?.ratio).toBeLessThan(high ?? 0)
    expect(drift?.interval[0]).toBeLessThanOrEqual(drift?.ratio ?? 0)
  })

  test('too short', () => {
    expect(latencyDrift([1, 2, 3])).toBeNull()
  })
})

test.each([
  ['settling by three megabytes in ten seconds is no leak', 3e6, false],
  ['ten megabytes are', 10e6, true],
])('%s', (_, growth, leaks) => {
  const vitals = Array.from({ length: 50 }, (_, index) => ({
    atMs: index * 200,
    rssBytes: 8e7 + (growth * index) / 49,
    cpuPercent: 1,
  }))
  const shape = { connections: 1, ratePerSecond: null, seconds: 10 }
  const { rssSlopeBytesPerMinute: slope } = measure(createRecorder(100), vitals, shape, 10, false)
  expect((slope?.interval[0] ?? 0) > 0).toBe(leaks)
  expect((slope?.value ?? 0) / 6).toBeCloseTo(growth, -6)
})

test('a recorded run in numbers', () => {
  const recorder = createRecorder(100)
  for (let index = 0; index < 1000; index++) recorder.answer(index * 10, 10, index % 100 === 0)
  recorder.loss(5000)
  const vitals = Array.from({ length: 50 }, (_, index) => ({
    atMs: index * 200,
    rssBytes: 1e8,
    cpuPercent: 50,
  }))
  const shape = { connections: 1, ratePerSecond: null, seconds: 10 }
  const run = measure(recorder, vitals, shape, 10, false)
  expect(run).toMatchObject({
    requests: 1001,
    errors: 11,
    throughputPerSecond: 100,
    cpuPercent: { mean: 50, max: 50 },
  })
  expect(run.latencyMs.p99).toBeCloseTo(10, 0)
  expect(run.samples).toHaveLength(10)
  expect(run.samples[5]).toMatchObject({ perSecond: 100, errors: 2, rssBytes: 1e8 })
  expect(run.rssSlopeBytesPerMinute).toMatchObject({ value: 0 })
})
