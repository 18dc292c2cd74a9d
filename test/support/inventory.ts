import { posix } from 'node:path'
import { inventoryOf } from '../../src/inventory/graph.ts'
import type { Component, Inventory } from '../../src/inventory/inventory.ts'
import type { InventoryReader, Locked, Surroundings } from '../../src/inventory/reader.ts'

/** A project in memory: path from its root -> text. */
export type Files = Readonly<Record<string, string>>

/** What a reader makes of one of the files. */
export function lockedOf(reader: InventoryReader, path: string, files: Files): Promise<Locked> | Locked {
  return reader.read({ path, text: files[path] ?? '' }, around(path, files))
}

export async function readAs(reader: InventoryReader, path: string, files: Files): Promise<Inventory> {
  return inventoryOf(path, await lockedOf(reader, path, files))
}

/** A line a component, for tables: `name@version scope direct|transitive source path>to>it`. */
export function lineFor({ name, version, range, scope, direct, source, path }: Component): string {
  const reach = direct === null ? 'unknown' : direct ? 'direct' : 'transitive'
  return [`${name}@${version ?? `(${range ?? ''})`}`, scope, reach, source.kind, path.join('>')].join(' ')
}

function around(path: string, files: Files): Surroundings {
  const within = (relative: string) => posix.join(posix.dirname(path), relative)
  return {
    text: async (relative) => files[within(relative)] ?? null,
    folders: async (relative) => {
      const folder = within(relative)
      const start = folder === '.' ? '' : `${folder}/`
      const below = Object.keys(files).filter((one) => one.startsWith(start))
      const names = below.map((one) => one.slice(start.length).split('/'))
      return [...new Set(names.flatMap(([name, ...rest]) => (name && rest.length > 0 ? [name] : [])))].sort()
    },
  }
}
