import { asMapping, asText, entriesOf, type Mapping } from '../../../text/mapping.ts'
import type { Scope } from '../../inventory.ts'
import type { LockedNode } from '../../reader.ts'
import type { JsonDocument } from '../../syntax/json.ts'

export interface Library {
  /** `Name/1.0.0` -> `Name` and `1.0.0`. */
  name: string
  version: string
  /** `package`, `project`, `runtimepack`, `reference`. */
  type: string | null
  entry: Mapping
}

/** What `libraries` of project.assets.json and *.deps.json lists. */
export function librariesIn(top: Mapping): Library[] {
  return entriesOf(top, 'libraries').flatMap(([key, value]) => {
    const entry = asMapping(value)
    const slash = key.indexOf('/')
    if (entry === null || slash < 0) return []
    const type = asText(entry.type)
    const name = key.slice(0, slash)
    return [
      {
        // Packages of the runtime stand there with a word before them.
        name: type === 'runtimepack' ? name.replace(/^runtimepack\./, '') : name,
        version: key.slice(slash + 1),
        type,
        entry,
      },
    ]
  })
}

export function libraryKey(name: string): string {
  return name.toLowerCase()
}

/** What each library needs in any of the frameworks, by key. */
export function edgesIn(top: Mapping): ReadonlyMap<string, readonly string[]> {
  const edges = new Map<string, Set<string>>()
  for (const [, target] of entriesOf(top, 'targets')) {
    for (const [key, value] of Object.entries(asMapping(target) ?? {})) {
      const from = libraryKey(key.split('/', 1)[0] ?? '')
      const to = edges.get(from) ?? new Set<string>()
      for (const [needed] of entriesOf(asMapping(value), 'dependencies')) to.add(libraryKey(needed))
      edges.set(from, to)
    }
  }
  return new Map([...edges].map(([from, to]) => [from, [...to]]))
}

export function libraryNode(
  { name, version, type, entry }: Library,
  scope: Scope | null,
  edges: ReadonlyMap<string, readonly string[]>,
  lineOf: JsonDocument['lineOf'],
): LockedNode {
  return {
    key: libraryKey(name),
    ecosystem: 'nuget',
    name,
    version,
    source: { kind: 'registry', url: null },
    integrity: asText(entry.sha512) || null,
    line: lineOf(entry),
    scope,
    dependsOn: edges.get(libraryKey(name)) ?? [],
    own: type === 'project',
  }
}
