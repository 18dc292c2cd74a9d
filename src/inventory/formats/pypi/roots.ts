import type { LockedNode, Root } from '../../reader.ts'
import { withExtras } from './extras.ts'
import type { Asks } from './pyproject-asks.ts'

/** What a manifest asks for, among what its lockfile has. */
export function rootsOf({ asks }: Asks, nodes: readonly LockedNode[]): Root[] {
  const named = Map.groupBy(
    nodes.filter(({ key }) => !key.endsWith(']')),
    ({ name }) => name,
  )
  return asks.flatMap(({ requirement: { name, extras }, scope }) =>
    (named.get(name) ?? []).flatMap(({ key }) =>
      withExtras(key, extras).map((one) => ({ member: null, key: one, scope })),
    ),
  )
}
