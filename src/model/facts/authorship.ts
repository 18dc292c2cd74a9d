import * as z from 'zod/mini'
import { count } from '../scalars.ts'
import { defineFact } from './define-fact.ts'
import { oneMoment } from './moment.ts'

/** Degree of authorship (Avelino et al., ICPC 2016) over the files of a clone. */
export interface Authorship {
  truckFactor: number
  files: number
  authors: number
  /** The developers whose loss would orphan more than half of the files, in order of removal. */
  core: readonly { name: string; files: number }[]
}

const schema: z.ZodMiniType<Authorship> = z.object({
  truckFactor: count,
  files: count,
  authors: count,
  core: z.array(z.object({ name: z.string(), files: count })),
})

export const authorship = defineFact({
  name: 'authorship',
  about: 'project',
  schema,
  rewind: oneMoment('The authorship of the files'),
})
