import * as z from 'zod/mini'
import type { Listing } from '../facts/listing.ts'
import { FAULTS, OPEN_QUESTIONS } from '../unknown.ts'

/** ISO 8601 that JavaScript can read. */
export const instant = z
  .string()
  .check(
    z.refine((value) => /^\d{4}-\d\d-\d\d/.test(value) && !Number.isNaN(Date.parse(value)), 'not an instant'),
  )
export const text = z.nullable(z.string())
export const count = z.int().check(z.gte(0))
export const reason = z.enum([...FAULTS, ...OPEN_QUESTIONS])

export function listing<T>(item: z.ZodMiniType<T>) {
  return z.object({
    items: z.array(item),
    total: z.nullable(count),
    complete: z.boolean(),
    wholeSince: z.nullable(instant),
    lost: z.nullable(z.object({ reason, detail: z.string() })),
  }) satisfies z.ZodMiniType<Listing<T>>
}
