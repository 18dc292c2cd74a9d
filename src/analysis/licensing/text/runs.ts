import type { Difference } from './align.ts'

/** For each word of the template the word of the text that stands for it, or -1. */
export function partnersOf(
  kept: Int32Array,
  length: number,
  runs: readonly Difference[],
  from: number,
): Int32Array {
  const partners = new Int32Array(length).fill(-1)
  let found = from
  let next = 0
  for (let at = 0; at < kept.length; at++) {
    const run = runs[next]
    if (run && run.expectedFrom === at) {
      found = run.foundTo
      at = run.expectedTo - 1
      next += 1
      // Words put in without any taken out: this one has its partner behind them.
      if (run.expectedTo > run.expectedFrom) continue
      at += 1
    }
    partners[kept[at] ?? 0] = found
    found += 1
  }
  return partners
}

export function runsOf(partners: Int32Array, from: number, to: number): Difference[] {
  const runs: Difference[] = []
  let found = from
  for (let expected = 0; expected < partners.length || found < to; ) {
    if (partners[expected] === found) {
      expected += 1
      found += 1
      continue
    }
    const run = { expectedFrom: expected, foundFrom: found, expectedTo: expected, foundTo: found }
    while (partners[expected] === -1) expected += 1
    found = partners[expected] ?? to
    runs.push({ ...run, expectedTo: expected, foundTo: found })
  }
  return runs
}

export function moved(run: Difference, expected: number, found: number): Difference {
  return {
    expectedFrom: run.expectedFrom + expected,
    expectedTo: run.expectedTo + expected,
    foundFrom: run.foundFrom + found,
    foundTo: run.foundTo + found,
  }
}

export function turned(run: Difference, expected: number, found: number): Difference {
  return {
    expectedFrom: expected - run.expectedTo,
    expectedTo: expected - run.expectedFrom,
    foundFrom: found - run.foundTo,
    foundTo: found - run.foundFrom,
  }
}
