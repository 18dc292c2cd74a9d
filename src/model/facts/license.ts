import * as z from 'zod/mini'
import { text } from '../scalars.ts'
import { known, unknown } from '../unknown.ts'
import { defineFact } from './define-fact.ts'

/** What the forge itself detected as the licence. */
export interface DetectedLicense {
  /** GitHub's SPDX id, `NOASSERTION` for a text it does not know, `null` for no licence file. */
  spdxId: string | null
  name: string | null
}

const schema: z.ZodMiniType<DetectedLicense> = z.object({ spdxId: text, name: text })

export const license = defineFact({
  name: 'license',
  about: 'project',
  schema,
  rewind: (value, { licenseChangedAfter }) =>
    licenseChangedAfter
      ? unknown('not-collected', 'The licence files have changed since the day judged')
      : known(value),
})
