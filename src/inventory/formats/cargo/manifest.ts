import { posix } from 'node:path'
import { asMapping, asText, entriesOf, type Mapping } from '../../../text/mapping.ts'
import type { Scope } from '../../inventory.ts'

/** A dependency as a Cargo.toml asks for it. */
export interface CrateAsk {
  /** The package, whatever it is called here. */
  name: string
  scope: Scope
  /** A folder relative to the root of the workspace; null: it is no path dependency. */
  folder: string | null
}

/** `folder`: of the manifest, relative to the root of the workspace. `workspace`: the manifest at that root. */
export function asksOf(manifest: Mapping, folder: string, workspace: Mapping): CrateAsk[] {
  const shared = asMapping(asMapping(workspace.workspace)?.dependencies)
  const enabled = enabledByDefault(manifest)
  const tables = [manifest, ...entriesOf(manifest, 'target').map(([, target]) => asMapping(target))]
  return tables.flatMap((table) =>
    SECTIONS.flatMap(([key, scope]) =>
      entriesOf(table, key).map(([alias, value]) => {
        const own = asMapping(value)
        const inherited = own?.workspace === true ? asMapping(shared?.[alias]) : null
        const path = asText(own?.path)
        const sharedPath = asText(inherited?.path)
        const isOptional = own?.optional === true && !enabled.has(alias)
        return {
          name: asText(own?.package) ?? asText(inherited?.package) ?? alias,
          scope: isOptional && scope === 'runtime' ? ('optional' as const) : scope,
          folder:
            path !== null
              ? posix.join(folder, path)
              : sharedPath === null
                ? null
                : posix.join('.', sharedPath),
        }
      }),
    ),
  )
}

/** What a build script uses runs where the project is built, and goes into what it makes as macros do: it is no part of development alone. */
const SECTIONS: readonly [key: string, scope: Scope][] = [
  ['dependencies', 'runtime'],
  ['build-dependencies', 'runtime'],
  ['build_dependencies', 'runtime'],
  ['dev-dependencies', 'dev'],
  ['dev_dependencies', 'dev'],
]

/** Optional dependencies that the default features turn on, https://doc.rust-lang.org/cargo/reference/features.html */
function enabledByDefault(manifest: Mapping): ReadonlySet<string> {
  const features = asMapping(manifest.features)
  const open = ['default']
  const enabled = new Set<string>()
  // The list grows while it is walked.
  for (const feature of open) {
    const list = features?.[feature]
    for (const written of Array.isArray(list) ? list : []) {
      if (typeof written !== 'string' || written.includes('?')) continue
      const [name = ''] = written.replace(/^dep:/, '').split('/')
      if (!enabled.has(name)) open.push(name)
      enabled.add(name)
    }
  }
  return enabled
}
