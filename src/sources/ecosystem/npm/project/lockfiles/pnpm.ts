import { yamlMapping } from '../../../../../disk/folder.ts'
import { asMapping, entriesOf } from '../../../../../text/mapping.ts'
import { DEPENDENCY_KINDS } from '../manifest.ts'
import { type Locked, type LockfileReader, nameAndVersion } from './locked.ts'

/** Direct dependencies stand under each member of the workspace, everything installed under `packages`. */
export const readPnpmLock: LockfileReader = ({ text, member }) => {
  const lock = yamlMapping(text)
  if (!lock) return null
  const importers = asMapping(lock.importers)
  const importer = importers ? asMapping(importers[member || '.']) : lock
  const direct = DEPENDENCY_KINDS.flatMap((kind) => entriesOf(importer, kind)).map(([as, entry]) =>
    directly(as, String(asMapping(entry)?.version ?? entry)),
  )
  const others = entriesOf(lock, 'packages').flatMap(([key]) => {
    const found = nameAndVersion(key)
    return found ? [{ ...found, as: found.name, direct: false, fromRegistry: true }] : []
  })
  return [...direct, ...others]
}

/** `18.2.0(react@18.2.0)`, in older lockfiles `18.2.0_react@18.2.0`; of an alias `name@18.2.0`, `/name/18.2.0`. */
function directly(as: string, version: string): Locked {
  const own = /^\d[^(_]*/.exec(version)?.[0]
  const found = own === undefined ? nameAndVersion(version) : { name: as, version: own }
  return {
    as,
    name: found?.name ?? as,
    version: found?.version ?? version,
    direct: true,
    fromRegistry: found !== null,
  }
}
