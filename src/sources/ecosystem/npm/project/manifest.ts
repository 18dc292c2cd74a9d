import { mappingOf } from '../../../../disk/folder.ts'
import { asMapping, entriesOf, type Mapping } from '../../../../text/mapping.ts'

/** The strongest last: what stands in several is asked for as the last of them says. */
const DEPENDENCY_KINDS = [
  'optionalDependencies',
  'peerDependencies',
  'devDependencies',
  'dependencies',
] as const

/** The manifests that say what a project asks for. */
export interface Manifests {
  manifest: Mapping
  /** That of the workspace, which is where npm and Yarn read overrides. */
  root: Mapping
  /** pnpm-workspace.yaml: pnpm's overrides, patches and catalogs. */
  workspace: Mapping | null
}

/** Null: there is no package.json. */
export function readManifests(folder: string, root: string): Manifests | null {
  const manifest = mappingOf(folder, 'package.json')
  if (manifest === null) return null
  const above = folder === root ? manifest : mappingOf(root, 'package.json')
  return { manifest, root: above ?? manifest, workspace: mappingOf(root, 'pnpm-workspace.yaml') }
}

/** Name -> what is asked for, as written. */
export function dependenciesOf(manifest: Mapping | null): [string, unknown][] {
  return DEPENDENCY_KINDS.flatMap((kind) => entriesOf(manifest, kind))
}

/** The same, with `catalog:` (pnpm, Yarn, Bun) looked up. */
export function requestsOf(manifests: Manifests): Record<string, string> {
  const entries = dependenciesOf(manifests.manifest).flatMap(([name, asked]) => {
    if (typeof asked !== 'string') return []
    const catalog = /^catalog:(.*)$/.exec(asked)?.[1]
    return [[name, catalog === undefined ? asked : (fromCatalog(catalog.trim(), name, manifests) ?? asked)]]
  })
  return Object.fromEntries(entries)
}

function fromCatalog(catalog: string, name: string, { workspace, root }: Manifests): string | null {
  const isDefault = catalog === '' || catalog === 'default'
  for (const place of [workspace, root, asMapping(root.workspaces)]) {
    const named = asMapping(asMapping(place?.catalogs)?.[isDefault ? 'default' : catalog])
    const found = named?.[name] ?? (isDefault ? asMapping(place?.catalog)?.[name] : undefined)
    if (typeof found === 'string') return found
  }
  return null
}
