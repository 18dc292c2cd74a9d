import type { Locked, LockedNode, Root } from '../reader.ts'

const NAMED_AT_MOST = 3

/** What a lockfile refers to and does not describe: it was cut off, or changed by hand. */
export function notHeld(roots: readonly Root[], nodes: readonly LockedNode[]): NonNullable<Locked['unread']> {
  const held = new Set(nodes.map(({ key }) => key))
  const asked = [
    ...roots.map(({ key }) => key),
    ...nodes.flatMap((one) => [...one.dependsOn, ...(one.optionally ?? [])]),
  ]
  const missing = [...new Set(asked.filter((key) => !held.has(key)))]
  if (missing.length === 0) return []
  const named = missing.slice(0, NAMED_AT_MOST).join(', ')
  const more = missing.length > NAMED_AT_MOST ? ` and ${missing.length - NAMED_AT_MOST} more` : ''
  return [
    {
      line: null,
      message: `It refers to ${named}${more} and does not say what that is: it is cut off, or was changed by hand`,
      hint: 'Let the package manager write it anew',
    },
  ]
}
