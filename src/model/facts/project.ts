import * as z from 'zod/mini'
import { text } from '../scalars.ts'
import { known } from '../unknown.ts'
import { defineFact } from './define-fact.ts'

/** The adopter's own project, as found where oss-check is run. */
export interface ProjectUse {
  path: string
  name: string | null
  license: string | null
  /** The range under which the project depends on the target, where it does. */
  range: string | null
  installed: string | null
  /** What the lockfile installs at the top: name -> version. Empty where there is none that is understood. */
  packages: Readonly<Record<string, string>>
  /** The lockfile that was read. */
  lockfile: string | null
  hacks: readonly Hack[]
  /** Which version of the target it uses; null: none, as far as its files tell. */
  inUse: VersionInUse | null
}

export interface VersionInUse {
  by: 'lockfile' | 'override' | 'manifest'
  /** Version, range or tag of the registry; null: it comes from elsewhere. */
  range: string | null
  /** For a person: `your package-lock.json pins it`. */
  reason: string
}

export interface Hack {
  kind: 'patch' | 'override' | 'fork' | 'vendored'
  where: string
  detail: string
}

const schema: z.ZodMiniType<ProjectUse> = z.object({
  path: z.string(),
  name: text,
  license: text,
  range: text,
  installed: text,
  packages: z.record(z.string(), z.string()),
  lockfile: text,
  hacks: z.array(
    z.object({
      kind: z.enum(['patch', 'override', 'fork', 'vendored']),
      where: z.string(),
      detail: z.string(),
    }),
  ),
  inUse: z.nullable(
    z.object({ by: z.enum(['lockfile', 'override', 'manifest']), range: text, reason: z.string() }),
  ),
})

export const project = defineFact({ name: 'project', about: 'you', schema, rewind: (value) => known(value) })
