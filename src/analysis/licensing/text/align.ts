/** A run of words that differ: [from, to) on each side. */
export interface Difference {
  expectedFrom: number
  expectedTo: number
  foundFrom: number
  foundTo: number
}

/**
 * The shortest edit between two sequences (Myers, "An O(ND) difference algorithm", 1986), as runs; null when it takes
 * more than `limit` edits.
 */
export function align(expected: Int32Array, found: Int32Array, limit: number): Difference[] | null {
  return shortestEdit(expected, found, limit, false)?.runs ?? null
}

export interface OpenAlignment {
  runs: Difference[]
  /** How much of what was found belongs to it. */
  consumed: number
}

/** The shortest edit from all of `expected` to any beginning of `found`. */
export function alignOpen(expected: Int32Array, found: Int32Array, limit: number): OpenAlignment | null {
  return shortestEdit(expected, found, limit, true)
}

function shortestEdit(
  expected: Int32Array,
  found: Int32Array,
  limit: number,
  isOpen: boolean,
): OpenAlignment | null {
  const n = expected.length
  const m = found.length
  const offset = limit + 1
  const furthest = new Int32Array(2 * limit + 3)
  const trace: Int32Array[] = []
  for (let edits = 0; edits <= limit; edits++) {
    trace.push(furthest.slice(offset - edits - 1, offset + edits + 2))
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const left = furthest[offset + diagonal - 1] ?? 0
      const right = furthest[offset + diagonal + 1] ?? 0
      let x = diagonal === -edits || (diagonal !== edits && left < right) ? right : left + 1
      while (x < n && x - diagonal < m && expected[x] === found[x - diagonal]) x++
      furthest[offset + diagonal] = x
      const y = x - diagonal
      if (x >= n && (isOpen ? y <= m : y >= m)) return { runs: runsOf(trace, n, y), consumed: y }
    }
  }
  return null
}

/** Walks the trace back, joining neighbouring edits. */
function runsOf(trace: readonly Int32Array[], n: number, m: number): Difference[] {
  const runs: Difference[] = []
  let x = n
  let y = m
  for (let edits = trace.length - 1; edits > 0; edits--) {
    // Each slice of the trace begins at diagonal -edits - 1.
    const furthest = trace[edits] ?? new Int32Array()
    const diagonal = x - y
    const value = (k: number) => at(furthest, k + edits + 1)
    const down = diagonal === -edits || (diagonal !== edits && value(diagonal - 1) < value(diagonal + 1))
    const fromX = down ? value(diagonal + 1) : value(diagonal - 1)
    const fromY = fromX - (down ? diagonal + 1 : diagonal - 1)
    const toX = down ? fromX : fromX + 1
    const toY = down ? fromY + 1 : fromY
    const next = runs[0]
    if (next && next.expectedFrom === toX && next.foundFrom === toY) {
      next.expectedFrom = fromX
      next.foundFrom = fromY
    } else {
      runs.unshift({ expectedFrom: fromX, expectedTo: toX, foundFrom: fromY, foundTo: toY })
    }
    x = fromX
    y = fromY
  }
  return runs
}

function at(numbers: Int32Array, index: number): number {
  return numbers[index] ?? 0
}
