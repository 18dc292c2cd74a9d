import { parse } from 'yaml'
import { asMapping, entriesOf, type Mapping, mappingOf, textOf } from './files.ts'

/** What is installed at the top: name -> version. */
export interface Locked {
  lockfile: string
  packages: Readonly<Record<string, string>>
}

type Reader = (folder: string, dependencies: Mapping) => Record<string, string> | null

/** In the order in which they are looked for. A folder has one, or its owner has a problem of another kind. */
const READERS: Readonly<Record<string, Reader>> = {
  'package-lock.json': (folder) => ofNpm(mappingOf(folder, 'package-lock.json')),
  'npm-shrinkwrap.json': (folder) => ofNpm(mappingOf(folder, 'npm-shrinkwrap.json')),
  'pnpm-lock.yaml': (folder) => ofPnpm(mappingOf(folder, 'pnpm-lock.yaml')),
  'yarn.lock': (folder, dependencies) => ofYarn(textOf(folder, 'yarn.lock'), dependencies),
  'bun.lock': (folder) => ofBun(textOf(folder, 'bun.lock')),
}

export const LOCKFILES = Object.keys(READERS)

/** The first lockfile of the folder that is understood. `dependencies`: ranges by name, as the manifest has them. */
export function readLockfile(folder: string, dependencies: Mapping): Locked | null {
  for (const [lockfile, read] of Object.entries(READERS)) {
    const packages = read(folder, dependencies)
    if (packages) return { lockfile, packages }
  }
  return null
}

/** Lockfile versions 2 and 3 have `packages` by place, version 1 has `dependencies` by name. */
function ofNpm(lock: Mapping | null): Record<string, string> | null {
  if (!lock) return null
  const placed = entriesOf(lock, 'packages').flatMap(([place, entry]) => {
    const name = /^node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(place)?.[1]
    return name ? [[name, asMapping(entry)?.version] as const] : []
  })
  const listed = entriesOf(lock, 'dependencies').map(
    ([name, entry]) => [name, asMapping(entry)?.version] as const,
  )
  return versionsOf(placed.length > 0 ? placed : listed)
}

function ofPnpm(lock: Mapping | null): Record<string, string> | null {
  if (!lock) return null
  const importers = asMapping(lock.importers)
  const root = asMapping(importers?.['.']) ?? lock
  const kinds = ['optionalDependencies', 'devDependencies', 'dependencies']
  const entries = kinds
    .flatMap((kind) => entriesOf(root, kind))
    .map(([name, entry]) => [name, asMapping(entry)?.version ?? entry] as const)
  // "18.2.0(react@18.2.0)", in older lockfiles "18.2.0_react@18.2.0"
  return versionsOf(entries.map(([name, version]) => [name, String(version).replace(/[(_].*$/, '')]))
}

/** Yarn names an entry by what was asked for, `"name@range, name@other":`, in its own format or (2 and later) in YAML. */
function ofYarn(text: string | null, dependencies: Mapping): Record<string, string> | null {
  if (text === null) return null
  const versions = /^__metadata:/m.test(text) ? ofBerry(text) : ofClassic(text)
  const entries = Object.entries(dependencies).map(([name, range]) => {
    return [name, versions.get(`${name}@${range}`) ?? versions.get(`${name}@npm:${range}`)] as const
  })
  return versionsOf(entries)
}

function ofClassic(text: string): Map<string, string> {
  const versions = new Map<string, string>()
  let asked: string[] = []
  for (const line of text.split('\n')) {
    if (/^\S.*:\s*$/.test(line)) asked = line.replace(/:\s*$/, '').split(',').map(unquoted)
    const version = /^ {2}version "?([^"\s]+)"?/.exec(line)?.[1]
    if (version) for (const one of asked) versions.set(one, version)
  }
  return versions
}

function ofBerry(text: string): Map<string, string> {
  const lock = safely(() => asMapping(parse(text, { maxAliasCount: 100 })))
  const entries = Object.entries(lock ?? {}).flatMap(([key, entry]) => {
    const version = asMapping(entry)?.version
    return key.split(',').map((asked) => [unquoted(asked), String(version ?? '')] as const)
  })
  return new Map(entries)
}

/** JSON with comments and trailing commas, which YAML reads. */
function ofBun(text: string | null): Record<string, string> | null {
  if (text === null) return null
  const lock = safely(() => asMapping(parse(text.replace(/^\s*\/\/.*$/gm, ''))))
  return versionsOf(
    entriesOf(lock, 'packages')
      .filter(([name]) => !name.replace(/^@[^/]+\//, '').includes('/'))
      .map(([name, entry]) => [
        name,
        Array.isArray(entry) ? String(entry[0]).replace(/^.*@/, '') : undefined,
      ]),
  )
}

function versionsOf(entries: readonly (readonly [string, unknown])[]): Record<string, string> {
  return Object.fromEntries(
    entries.filter(
      (entry): entry is readonly [string, string] => typeof entry[1] === 'string' && /^\d/.test(entry[1]),
    ),
  )
}

function unquoted(text: string): string {
  return text.trim().replace(/^"(.*)"$/, '$1')
}

function safely<Value>(read: () => Value): Value | null {
  try {
    return read()
  } catch {
    return null
  }
}
