import { join } from 'node:path'
import { licensesOfPom } from '../../../analysis/licensing/manifest-readers/pom.ts'
import { type FindPom, inheritedPom } from '../../../analysis/maven/effective-pom.ts'
import { type Coordinates, type Pom, parsePom } from '../../../analysis/maven/pom.ts'
import { textOf } from './files.ts'
import type { InstalledTree } from './tree.ts'

/**
 * Artifacts as Maven keeps them, https://maven.apache.org/repositories/local.html: their POMs with those of their parents.
 * Texts lie in the archives, which are not opened here. `repository`: the folder of it.
 */
export function installedMaven(repository: string): InstalledTree {
  const poms = new Map<string, Pom | null>()
  const find: FindPom = async (coordinates) => {
    const path = pathOf(coordinates)
    if (path === null) return null
    const read = poms.get(path)
    if (read !== undefined) return read
    const pom = pomAt(join(repository, path))
    poms.set(path, pom)
    return pom
  }
  return {
    async find({ name, version }) {
      const [group = '', artifact = ''] = name.split(':')
      const pom = await find({ group, artifact, version: version ?? '' })
      if (pom === null) return null
      // Without licences of its own those of a parent hold, and one that is not here may name them: silence says nothing.
      const { licenses } = await inheritedPom(pom, find)
      return { where: 'pom.xml', licenses: licensesOfPom(licenses), texts: { files: [], unread: [] } }
    },
  }
}

/** Null: these are no names of files, or lead elsewhere. */
function pathOf({ group, artifact, version }: Coordinates): string | null {
  const parts = [...group.split('.'), artifact, version]
  if (!parts.every((part) => /^\w[\w.+-]*$/.test(part))) return null
  return join(...parts, `${artifact}-${version}.pom`)
}

function pomAt(path: string): Pom | null {
  const text = textOf(path)
  try {
    return text === null ? null : parsePom(text)
  } catch {
    return null
  }
}
