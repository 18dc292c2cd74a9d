import { yamlMapping } from '../../../../../disk/folder.ts'
import { entriesOf } from '../../../../../text/mapping.ts'
import { type LockfileReader, nameAndVersion } from './locked.ts'

/** JSON with comments and trailing commas, which YAML reads. Keys are places: `a`, `a/b` for the b below a. */
export const readBunLock: LockfileReader = ({ text }) => {
  const lock = yamlMapping(text.replace(/^[ \t]*\/\/.*$/gm, ''))
  if (!lock) return null
  return entriesOf(lock, 'packages').flatMap(([place, entry]) => {
    const found = nameAndVersion(Array.isArray(entry) ? String(entry[0]) : '')
    if (!found) return []
    const direct = /^(?:@[^/]+\/)?[^/]+$/.test(place)
    return [{ ...found, as: direct ? place : found.name, direct, fromRegistry: true }]
  })
}
