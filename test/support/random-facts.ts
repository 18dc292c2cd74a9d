import fc from 'fast-check'
import { FACT_NAMES, type Facts } from '../../src/model/facts.ts'
import { type Fact, known, unknown } from '../../src/model/unknown.ts'
import { healthyValues } from './healthy.ts'

/**
 * The healthy repository with every number, flag, date and list changed at random, and some facts not to be had. The
 * shapes stay: what is text stays text, what is a list of commits holds fewer of the same.
 */
export const randomFacts: fc.Arbitrary<Facts> = fc
  .record({ seed: fc.nat(), hidden: fc.subarray([...FACT_NAMES]), isFault: fc.boolean() })
  .map(({ seed, hidden, isFault }) => {
    const draw = numbersFrom(seed)
    const values = healthyValues()
    const entries = FACT_NAMES.map((name): [string, Fact<unknown>] => {
      // Half of what could be hidden is, so that most facts are there most of the time.
      if (hidden.includes(name) && draw() < 0.5) {
        return [name, isFault ? unknown('unreachable', `No ${name}`) : unknown('not-collected', `No ${name}`)]
      }
      return [name, known(shaken(values[name], draw, 0), [])]
    })
    // Built from FACT_NAMES, which is complete by type.
    return Object.fromEntries(entries) as Facts
  })

const DAY_MS = 86_400_000

function shaken(value: unknown, draw: () => number, depth: number): unknown {
  if (typeof value === 'number') return draw() < 0.7 ? value : Math.floor(value * 3 * draw())
  if (typeof value === 'boolean') return draw() < 0.8 ? value : !value
  if (typeof value === 'string') return isInstant(value) ? moved(value, draw) : value
  if (Array.isArray(value)) {
    const kept = draw() < 0.6 ? value : value.slice(0, Math.floor(value.length * draw()))
    return kept.map((item) => shaken(item, draw, depth + 1))
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shaken(part, draw, depth + 1)]))
}

function isInstant(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT/.test(text)
}

function moved(instant: string, draw: () => number): string {
  if (draw() < 0.8) return instant
  return new Date(Date.parse(instant) - 400 * DAY_MS * draw()).toISOString()
}

/** Mulberry32: small, and the same everywhere. */
function numbersFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
