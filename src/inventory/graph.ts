import { cleanLine } from '../text/untrusted.ts'
import type { Component, Inventory, Scope } from './inventory.ts'
import { componentPurl } from './purl.ts'
import { lineOnWay, type Reached, reach, wayTo } from './reach.ts'
import { type Locked, type LockedNode, type Root, UnreadableFile } from './reader.ts'

/** The strongest first: what is used in several ways is used in the strongest of them. What is unknown may be runtime. */
const BY_STRENGTH: readonly Scope[] = ['runtime', 'unknown', 'optional', 'dev']

export function strongest(one: Scope, other: Scope): Scope {
  return BY_STRENGTH.indexOf(one) <= BY_STRENGTH.indexOf(other) ? one : other
}

/**
 * The components of a file that was read. One name in one version is one component, however often it is installed: with the
 * strongest of its scopes, the shortest of its ways, and direct if any of them is. Throws UnreadableFile.
 */
export function inventoryOf(file: string, locked: Locked): Inventory {
  if (locked.nodes.length > MAX_NODES)
    throw new UnreadableFile(`It names more than ${MAX_NODES} packages, which no project uses`)
  const reached = reach(locked)
  const found = new Map<string, Component>()
  const purls = new Map(locked.nodes.flatMap((node) => (node.own ? [] : [[node.key, purlOfNode(node)]])))
  for (const node of locked.nodes) {
    if (node.own) continue
    const component = componentOf(file, node, reached.get(node.key), locked.roots, purls)
    const same = found.get(identityOf(component))
    found.set(identityOf(component), same ? merged(same, component) : component)
  }
  const { format, project, notes, partial = false } = locked
  return { file, format, project, components: [...found.values()], notes, ...(partial && { partial }) }
}

function componentOf(
  file: string,
  node: LockedNode,
  reached: Reached | undefined,
  roots: readonly Root[] | null,
  purls: ReadonlyMap<string, string>,
): Component {
  const { ecosystem, name, version, source, line } = node
  for (const word of [name, version ?? '']) {
    // Cleaned, it would be the name of something else.
    if (word !== cleanLine(word, MAX_NAME))
      throw new UnreadableFile(
        'A package is named in it with control or invisible characters, or at great length',
        line,
      )
  }
  return {
    purl: purlOfNode(node),
    ecosystem,
    name,
    version,
    range: version === null ? (node.range ?? null) : null,
    scope: node.scope ?? reached?.scope ?? 'unknown',
    direct: roots === null ? null : (reached?.direct ?? false),
    declaredAt: { file: node.file ?? file, line: reached ? lineOnWay(reached) : line },
    path: reached ? wayTo(reached) : [name],
    dependsOn: sortedOnce(
      [...node.dependsOn, ...(node.optionally ?? [])].flatMap((key) => purls.get(key) ?? []),
    ),
    source,
    integrity: node.integrity ?? null,
    license: node.license ?? null,
  }
}

function purlOfNode({ ecosystem, name, version }: LockedNode): string {
  return componentPurl(ecosystem, name, version)
}

function sortedOnce(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort()
}

/** Several times what the largest repositories install. */
const MAX_NODES = 200_000

/** Longer than any registry allows. */
const MAX_NAME = 1_000

/** What two manifests ask for in different ranges may be different versions. */
function identityOf({ purl, range }: Component): string {
  return range === null ? purl : `${purl} ${range}`
}

function merged(one: Component, other: Component): Component {
  const scope = strongest(one.scope, other.scope)
  const direct = one.direct || other.direct
  const [way] = [one, other].toSorted(
    (a, b) => Number(b.scope === scope) - Number(a.scope === scope) || a.path.length - b.path.length,
  )
  return {
    ...one,
    scope,
    direct,
    path: (way ?? one).path,
    dependsOn: sortedOnce([...one.dependsOn, ...other.dependsOn]),
    integrity: one.integrity ?? other.integrity,
    license: one.license ?? other.license,
  }
}
