import { join } from 'node:path'
import type { ProjectUse } from '../../model/facts/project.ts'
import { type Fact, known, unknown } from '../../model/unknown.ts'
import type { Ecosystem, UsedPackage } from '../ecosystem/ecosystem.ts'
import { defineSource, type Source } from '../source.ts'

type Reader = Pick<Ecosystem, 'project'>

/** The adopter's project in `folder`. `used` is asked when the target's name in it is known; null: it has none. */
export function projectSource(
  { project }: Reader,
  folder: string,
  used: () => Promise<UsedPackage | null>,
  now: () => Date,
): Source {
  const read = async (): Promise<Fact<ProjectUse>> => {
    const use = await project.read(folder, await used())
    if (use === null) {
      const detail = `There is no ${project.manifest} here that says how your project uses it`
      return unknown('not-collected', detail)
    }
    return known(use, [{ url: join(folder, project.manifest), retrievedAt: now().toISOString() }])
  }
  return defineSource('adopter', { project: read })
}
