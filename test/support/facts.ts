import { FACT_NAMES, type Facts, type FactValues } from '../../src/model/facts.ts'
import { type Fact, known, type Unknown, unknown } from '../../src/model/unknown.ts'
import { healthyValues } from './healthy.ts'

/**
 * What a test changes of the healthy repository: some fields of a value, a whole list, `'unknown'` for a fact that a
 * network fault hides, or an Unknown of one's own.
 */
export type FactChanges = {
  readonly [Name in keyof FactValues]?:
    | (FactValues[Name] extends readonly unknown[] ? FactValues[Name] : Partial<FactValues[Name]>)
    | 'unknown'
    | Unknown
}

/** Every fact of one healthy repository, known, but for what the test changes. */
export function healthyFacts(changes: FactChanges = {}): Facts {
  const values = healthyValues()
  const entries = FACT_NAMES.map((name) => [name, changed(name, values[name], changes[name])])
  // Built from FACT_NAMES, which is complete by type.
  return Object.fromEntries(entries) as Facts
}

function changed(name: string, value: unknown, change: unknown): Fact<unknown> {
  if (change === undefined) return known(value, [EVIDENCE])
  if (change === 'unknown') return unknown('unreachable', `GitHub could not be reached for ${name}`)
  if (isUnknown(change)) return change
  if (Array.isArray(value)) return known(change, [EVIDENCE])
  return known({ ...(value as object), ...(change as object) }, [EVIDENCE])
}

function isUnknown(change: unknown): change is Unknown {
  return typeof change === 'object' && change !== null && 'known' in change && change.known === false
}

const EVIDENCE = { url: 'https://github.com/acme/widget', retrievedAt: '2026-06-30T12:00:00Z' }
