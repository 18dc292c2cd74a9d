import * as z from 'zod/mini'
import { count, text, texts } from '../scalars.ts'
import { defineFact } from './define-fact.ts'
import { oneMoment } from './moment.ts'

/** Who uses it, by what can be counted or is named. Null: not told. */
export interface Adopters {
  weeklyDownloads: number | null
  dependentRepositories: number | null
  dependentPackages: number | null
  /** Names in ADOPTERS/USERS files. */
  named: readonly string[]
  adoptersFile: string | null
}

const schema: z.ZodMiniType<Adopters> = z.object({
  weeklyDownloads: z.nullable(count),
  dependentRepositories: z.nullable(count),
  dependentPackages: z.nullable(count),
  named: texts,
  adoptersFile: text,
})

export const adopters = defineFact({
  name: 'adopters',
  about: 'project',
  schema,
  rewind: oneMoment('The counts of adopters'),
})
