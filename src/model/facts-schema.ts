import * as z from 'zod/mini'
import { FACT_DEFINITIONS, type Facts } from './facts.ts'
import { instant, reason } from './scalars.ts'
import { unknown } from './unknown.ts'

const evidence = z.array(z.object({ url: z.string(), retrievedAt: instant }))

/** A fact that is missing from the file is one that no source has told. */
export const factsSchema = z.object(
  Object.fromEntries(Object.values(FACT_DEFINITIONS).map(({ name, schema }) => [name, factOf(schema)])),
  // The entries are those of the definitions, which are complete by type.
) as unknown as z.ZodMiniType<Facts>

function factOf(value: z.ZodMiniType) {
  const fact = z.discriminatedUnion('known', [
    z.object({ known: z.literal(true), value, evidence }),
    z.object({ known: z.literal(false), reason, detail: z.string() }),
  ])
  return z._default(fact, unknown('not-collected', 'The facts file does not have it'))
}
