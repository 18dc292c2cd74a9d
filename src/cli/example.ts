import invented from '../../examples/invented.facts.json' with { type: 'json' }
import type { Collected } from '../model/collected.ts'

/** An invented project, for a look at the report without network or token. */
// A facts file of ours; a test reads it through the same check as any other.
export const example = invented as unknown as Collected
