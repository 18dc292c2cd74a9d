import * as z from 'zod/mini'
import { isDay } from './day.ts'
import { FAULTS, OPEN_QUESTIONS } from './unknown.ts'

/** @internal ISO 8601 that JavaScript can read. */
export const instant = z
  .string()
  .check(z.refine((value) => isDay(value.slice(0, 10)) && !Number.isNaN(Date.parse(value)), 'not an instant'))
/** @internal */
export const text = z.nullable(z.string())
/** @internal */
export const texts = z.array(z.string())
/** @internal */
export const count = z.int().check(z.gte(0))
/** @internal */
export const reason = z.enum([...FAULTS, ...OPEN_QUESTIONS])
