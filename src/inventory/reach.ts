import type { Scope } from './inventory.ts'
import type { Locked, LockedNode } from './reader.ts'

/** How a node is reached from the project. */
export interface Reached {
  node: LockedNode
  scope: Scope
  /** Asked for by the project or one of its members. */
  direct: boolean
  /** Null: the project. */
  from: Reached | Member | null
  /** Steps from the project. */
  depth: number
}

interface Member {
  member: string
}

/**
 * Every node that the project reaches, by its key. It is walked breadth first, once for each scope and the strongest first, so
 * that the way to a node is a shortest one of those that give it its scope. Circles end where they come back.
 */
export function reach({ nodes, roots }: Pick<Locked, 'nodes' | 'roots'>): ReadonlyMap<string, Reached> {
  const byKey = new Map(nodes.map((node) => [node.key, node]))
  const asked = roots ?? []
  const direct = new Set(asked.map(({ key }) => key))
  const reached = new Map<string, Reached>()

  const stepTo = (key: string, scope: Scope, from: Reached['from'], depth: number): Reached[] => {
    const node = byKey.get(key)
    if (node === undefined || reached.has(key)) return []
    return [{ node, scope, direct: direct.has(key), from, depth }]
  }
  const below = (step: Reached, keys: readonly string[], scope: Scope) =>
    keys.flatMap((key) => stepTo(key, scope, step, step.depth + 1))
  const walk = (scope: Scope, starts: readonly Reached[], next: (node: LockedNode) => readonly string[]) => {
    // A bucket for each depth: starts may lie at different ones.
    const buckets: Reached[][] = []
    const put = (step: Reached) => {
      buckets[step.depth] ??= []
      buckets[step.depth]?.push(step)
    }
    starts.forEach(put)
    for (let depth = 0; depth < buckets.length; depth++) {
      for (const step of buckets[depth] ?? []) {
        if (reached.has(step.node.key)) continue
        reached.set(step.node.key, step)
        below(step, next(step.node), scope).forEach(put)
      }
    }
  }
  const rootsOf = (scope: Scope) =>
    asked
      .filter((root) => root.scope === scope)
      .flatMap(({ key, member }) =>
        member === null ? stepTo(key, scope, null, 1) : stepTo(key, scope, { member }, 2),
      )

  walk('runtime', rootsOf('runtime'), needed)
  const used = [...reached.values()]
  walk('unknown', rootsOf('unknown'), needing)
  const optional = used.flatMap((step) => below(step, step.node.optionally ?? [], 'optional'))
  walk('optional', [...rootsOf('optional'), ...optional], needing)
  walk('dev', rootsOf('dev'), needing)
  return reached
}

/** Longer than any real way: chains that are made up would take the square of their length. */
const MAX_WAY = 200

/** Names from the project to it, itself last. The middle of a way beyond all measure is `…`. */
export function wayTo(reached: Reached): string[] {
  const names: string[] = []
  let step: Reached['from'] = reached
  for (; step !== null && names.length < MAX_WAY; step = 'member' in step ? null : step.from)
    names.push('member' in step ? step.member : step.node.name)
  if (step !== null) names.push('…')
  return names.reverse()
}

/** The line of it, or of what brings it along where nobody wrote it down itself; null: none of them has one in that file. */
export function lineOnWay(reached: Reached): number | null {
  let step: Reached['from'] = reached
  for (let count = 0; step !== null && 'node' in step && count < MAX_WAY; step = step.from, count++) {
    if (step.node.file !== reached.node.file) return null
    if (step.node.line !== null) return step.node.line
  }
  return null
}

function needed({ dependsOn }: LockedNode): readonly string[] {
  return dependsOn
}

function needing({ dependsOn, optionally }: LockedNode): readonly string[] {
  return optionally ? [...dependsOn, ...optionally] : dependsOn
}
