import { dirname } from 'node:path'
import type { EcosystemId } from '../../analysis/versions/index.ts'
import type { VersionScheme } from '../../analysis/versions/scheme.ts'
import { diskTree } from '../../inventory/disk/tree.ts'
import type { Component } from '../../inventory/inventory.ts'
import { type Inventories, readFolder } from '../../inventory/read.ts'
import type { Tree } from '../../inventory/tree.ts'
import type { Hack, ProjectUse, VersionInUse } from '../../model/facts/project.ts'
import type { ProjectReader } from './ecosystem.ts'

interface ProjectFiles<Id extends EcosystemId> {
  versions: VersionScheme<Id>
  /** The manifest that is named where a folder has none. */
  manifest: string
  /** Two spellings of one name are alike. */
  sameName?(one: string, other: string): boolean
  /** A range as the registry is asked for it, where manifests write it in another way. */
  rangeOf?(written: string): string
}

/** A project as its lockfiles and manifests tell it, in its folder or the next one above that has any: workspaces lock there. */
export function projectOf<Id extends EcosystemId>(files: ProjectFiles<Id>): ProjectReader {
  const { versions, manifest, sameName = (one, other) => one === other, rangeOf = (range) => range } = files
  return {
    manifest,
    async read(folder, target): Promise<ProjectUse | null> {
      const { inventories } = await nearest(folder, versions.ecosystem)
      const components = inventories.flatMap((one) => one.components.filter(isOf(versions.ecosystem)))
      if (components.length === 0) return null
      const used = target === null ? [] : components.filter(({ name }) => sameName(name, target.name))
      const [pinned] = used
        .filter(({ version }) => version !== null)
        .toSorted((one, other) => directFirst(one, other) || higherFirst(one, other, versions))
      const asked =
        used.find(({ range }) => range !== null) ?? used.find(({ source }) => source.kind !== 'registry')
      const direct = components.filter((one) => one.direct !== false)
      return {
        path: folder,
        name: inventories.find(({ project }) => project.name !== null)?.project.name ?? null,
        license: null,
        range: asked?.range ?? null,
        installed: pinned?.version ?? null,
        packages: Object.fromEntries(
          direct.flatMap(({ name, version }) => (version ? [[name, version]] : [])),
        ),
        lockfile: components.find(({ version }) => version !== null)?.declaredAt.file ?? null,
        hacks: used.flatMap(hackOf),
        inUse: (pinned && pinnedBy(pinned, used)) ?? (asked ? askedBy(asked, rangeOf) : null),
      }
    },
  }
}

function isOf(ecosystem: string) {
  return (component: Component) => component.ecosystem === ecosystem
}

async function nearest(folder: string, ecosystem: string): Promise<Inventories> {
  const read = await readFolder(alone(diskTree(folder)), '', {})
  const tells = read.inventories.some(({ components }) => components.some(isOf(ecosystem)))
  const { folders } = await diskTree(folder).entries('')
  const isTop = folders.includes('.git') || dirname(folder) === folder
  return tells || isTop ? read : nearest(dirname(folder), ecosystem)
}

/** Without what lies deeper: that may be of other projects. */
function alone(tree: Tree): Tree {
  return {
    read: tree.read,
    entries: async (folder) => ({ ...(await tree.entries(folder)), folders: [], links: [] }),
  }
}

function directFirst(one: Component, other: Component): number {
  return Number(other.direct ?? false) - Number(one.direct ?? false)
}

function higherFirst(one: Component, other: Component, versions: VersionScheme): number {
  const [a, b] = [versions.parse(one.version ?? ''), versions.parse(other.version ?? '')]
  return a === null || b === null ? 0 : versions.compare(b, a)
}

function pinnedBy({ version, declaredAt, source }: Component, used: readonly Component[]): VersionInUse {
  const others = new Set(used.map((one) => one.version).filter((one) => one !== null && one !== version))
  const besides = others.size === 0 ? '' : `, besides ${[...others].join(', ')}`
  if (source.kind === 'registry')
    return { by: 'lockfile', range: version, reason: `your ${declaredAt.file} pins it${besides}` }
  const reason = `your ${declaredAt.file} takes it from elsewhere, and not from the registry`
  return { by: 'lockfile', range: null, reason }
}

function askedBy(
  { range, declaredAt, source }: Component,
  rangeOf: (written: string) => string,
): VersionInUse {
  if (source.kind !== 'registry') {
    const reason = `your ${declaredAt.file} takes it from elsewhere, and not from the registry`
    return { by: 'manifest', range: null, reason }
  }
  const wanted = rangeOf(range ?? '')
  return {
    by: 'manifest',
    range: wanted,
    reason: `your ${declaredAt.file} asks for ${range || 'any version'}`,
  }
}

function hackOf({ source, declaredAt, name }: Component): Hack[] {
  const where = declaredAt.file
  if (source.kind === 'git' || source.kind === 'url')
    return [{ kind: 'fork', where, detail: `${name} is taken from ${source.url ?? 'elsewhere'}` }]
  return source.kind === 'path' ? [{ kind: 'vendored', where, detail: `${name} is taken from a folder` }] : []
}
