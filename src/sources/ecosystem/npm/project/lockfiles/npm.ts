import { jsonMapping } from '../../../../../disk/folder.ts'
import { asMapping, entriesOf, type Mapping } from '../../../../../text/mapping.ts'
import type { Locked, LockfileReader } from './locked.ts'

/** Versions 2 and 3 have `packages` by place, version 1 has `dependencies` by name. */
export const readNpmLock: LockfileReader = ({ text, member }) => {
  const lock = jsonMapping(text)
  if (!lock) return null
  const placed = entriesOf(lock, 'packages').flatMap(([place, entry]) => placedAt(place, entry, member))
  return placed.length > 0 ? placed : listed(lock, true)
}

function placedAt(place: string, entry: unknown, member: string): Locked[] {
  const match = /^(.*?)(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(place)
  const [above, as] = [match?.[1], match?.[2]]
  if (above === undefined || as === undefined) return []
  // A member of a workspace finds what is installed in its own folder before what is installed at the root.
  return described(as, asMapping(entry), above === '' || above === member)
}

function listed(mapping: Mapping | null, direct: boolean): Locked[] {
  return entriesOf(mapping, 'dependencies').flatMap(([as, entry]) => [
    ...described(as, asMapping(entry), direct),
    ...listed(asMapping(entry), false),
  ])
}

function described(as: string, entry: Mapping | null, direct: boolean): Locked[] {
  const { version, name, resolved } = entry ?? {}
  if (typeof version !== 'string') return []
  // Version 1 writes aliases and addresses where the version stands.
  const alias = /^npm:((?:@[^/]+\/)?[^@]+)@(.+)$/.exec(version)
  const plain = alias?.[2] ?? version
  const from = typeof resolved === 'string' ? resolved : plain
  return [
    {
      as,
      name: alias?.[1] ?? (typeof name === 'string' ? name : as),
      version: plain,
      direct,
      fromRegistry: /^\d/.test(plain) && !/^(?:git|file:|link:|github:)/.test(from),
    },
  ]
}
