import * as z from 'zod/mini'
import { instant, text } from '../scalars.ts'
import { known } from '../unknown.ts'
import { defineFact } from './define-fact.ts'

export interface Owner {
  login: string
  kind: 'User' | 'Organization'
  name: string | null
  url: string
  createdAt: string | null
  /** Organizations only: the forge verified its domain. */
  verified: boolean | null
  /** Null: not told. */
  sponsorable: boolean | null
}

const schema: z.ZodMiniType<Owner> = z.object({
  login: z.string(),
  kind: z.enum(['User', 'Organization']),
  name: text,
  url: z.string(),
  createdAt: z.nullable(instant),
  verified: z.nullable(z.boolean()),
  sponsorable: z.nullable(z.boolean()),
})

export const owner = defineFact({ name: 'owner', about: 'project', schema, rewind: (value) => known(value) })
