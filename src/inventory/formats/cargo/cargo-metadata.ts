import { asText, type Mapping } from '../../../text/mapping.ts'
import type { Scope } from '../../inventory.ts'
import type { InventoryReader, Locked, LockedNode, Root } from '../../reader.ts'
import { parseJson } from '../../syntax/json.ts'
import { knownVersion, mappingAt, mappingsAt, textAt, textsAt } from '../../syntax/shape.ts'

/** What `cargo metadata` prints, https://doc.rust-lang.org/cargo/commands/cargo-metadata.html */
export const cargoMetadata: InventoryReader = {
  id: 'cargo-metadata',
  accepts: () => false,
  recognizes: (text) => /"workspace_members"\s*:/.test(text) && /"workspace_root"\s*:/.test(text),
  read({ text }): Locked {
    const { top, lineOf } = parseJson(text)
    const version = knownVersion(top.version ?? 1, /^1$/, 'version', 'Cargo')
    const members = new Set(textsAt(top, 'workspace_members'))
    const packages = mappingsAt(top, 'packages')
    const resolve = mappingAt(top, 'resolve')
    const edges = new Map(
      mappingsAt(resolve, 'nodes').map((node) => [textAt(node, 'id', lineOf(node)), edgesOf(node)]),
    )
    const project = packages.find((one) => one.id === resolve?.root)
    return {
      format: `cargo metadata ${version}`,
      project: { name: asText(project?.name), version: asText(project?.version) },
      roots: packages
        .filter(({ id }) => members.has(String(id)))
        .flatMap((one) => rootsOf(one, one === project, edges)),
      nodes: packages.map((one) => nodeOf(one, members, edges, lineOf(one))),
      partial: !resolve,
      notes: resolve ? [] : ['It was written with --no-deps: what the dependencies need is not in it.'],
    }
  },
}

interface Edge {
  to: string
  isDev: boolean
}

function edgesOf(node: Mapping): Edge[] {
  // Cargo before 1.41 writes no kinds.
  if (node.deps === undefined) return textsAt(node, 'dependencies').map((to) => ({ to, isDev: false }))
  return mappingsAt(node, 'deps').map((edge) => {
    const kinds = mappingsAt(edge, 'dep_kinds')
    return {
      to: textAt(edge, 'pkg', null),
      isDev: kinds.length > 0 && kinds.every(({ kind }) => kind === 'dev'),
    }
  })
}

type Edges = ReadonlyMap<string, readonly Edge[]>

function rootsOf(one: Mapping, isProject: boolean, edges: Edges): Root[] {
  const member = isProject ? null : asText(one.name)
  const optional = new Set(
    mappingsAt(one, 'dependencies')
      .filter((dependency) => dependency.optional === true)
      .map(({ name }) => name),
  )
  return (edges.get(String(one.id)) ?? []).map(({ to, isDev }) => {
    const name = /(?:^|[/#])([\w-]+)[@ ]/.exec(to)?.[1]
    const scope: Scope = isDev ? 'dev' : optional.has(name) ? 'optional' : 'runtime'
    return { member, key: to, scope }
  })
}

function nodeOf(one: Mapping, members: ReadonlySet<string>, edges: Edges, line: number | null): LockedNode {
  const key = textAt(one, 'id', line)
  const source = asText(one.source)
  return {
    key,
    ecosystem: 'cargo',
    name: textAt(one, 'name', line),
    version: asText(one.version),
    source: { kind: source?.startsWith('git+') ? 'git' : 'registry', url: source },
    license: asText(one.license),
    line,
    scope: null,
    dependsOn: members.has(key)
      ? []
      : (edges.get(key) ?? []).filter(({ isDev }) => !isDev).map(({ to }) => to),
    own: source === null,
  }
}
