import * as z from 'zod/mini'
import { count } from '../scalars.ts'
import { defineFact } from './define-fact.ts'
import { oneMoment } from './moment.ts'

/** Issues only. Counts as of the day judged. */
export interface Backlog {
  open: number
  openOlderThanYear: number
  openedLastYear: number
  closedLastYear: number
}

const schema: z.ZodMiniType<Backlog> = z.object({
  open: count,
  openOlderThanYear: count,
  openedLastYear: count,
  closedLastYear: count,
})

export const backlog = defineFact({
  name: 'backlog',
  about: 'project',
  schema,
  rewind: oneMoment('The backlog'),
})
