import * as z from 'zod/mini'
import { text, texts } from './scalars.ts'

/** One thing that a manifest or a registry says of the licence. It may say several, and not the same. */
export interface Declaration {
  /** The part of it that says so: `license`, `classifiers`. */
  field: string
  /** As written. */
  texts: readonly string[]
  /** Of several: all hold, one may be chosen, or nobody says which. */
  join: 'and' | 'or' | 'open'
  /** File that holds the licence, where the manifest points to one instead of naming it. */
  file: string | null
  /** A licence text written into the manifest itself. */
  embedded: string | null
}

export const declarationSchema: z.ZodMiniType<Declaration> = z.object({
  field: z.string(),
  texts,
  join: z.enum(['and', 'or', 'open']),
  file: text,
  embedded: text,
})
