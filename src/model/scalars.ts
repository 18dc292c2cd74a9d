import * as z from 'zod/mini'
import { FAULTS, OPEN_QUESTIONS } from './unknown.ts'

/** @internal ISO 8601 that JavaScript can read. */
export const instant = z
  .string()
  .check(
    z.refine((value) => /^\d{4}-\d\d-\d\d/.test(value) && !Number.isNaN(Date.parse(value)), 'not an instant'),
  )
/** @internal */
export const text = z.nullable(z.string())
/** @internal */
export const texts = z.array(z.string())
/** @internal */
export const count = z.int().check(z.gte(0))
/** @internal */
export const reason = z.enum([...FAULTS, ...OPEN_QUESTIONS])
