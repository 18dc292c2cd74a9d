import type { Coordinates, Pom } from '../../../analysis/maven/pom.ts'
import { cleanLine } from '../../../text/untrusted.ts'
import type { ReleaseRef } from '../ecosystem.ts'

export function coordinatesOf({ name, version }: ReleaseRef): Coordinates {
  const [group = '', artifact = ''] = name.split(':')
  return { group, artifact, version }
}

/** Where the POM of an artifact says that it went, https://maven.apache.org/guides/mini/guide-relocation.html; null: nowhere. */
export function relocatedTo(
  { relocation }: Pom,
  from: Coordinates,
): { to: Coordinates; message: string | null } | null {
  if (relocation === null) return null
  const to = {
    group: relocation.group ?? from.group,
    artifact: relocation.artifact ?? from.artifact,
    version: relocation.version ?? from.version,
  }
  const isElsewhere = to.group !== from.group || to.artifact !== from.artifact || to.version !== from.version
  return isElsewhere ? { to, message: relocation.message && cleanLine(relocation.message, 200) } : null
}
