import type { Component } from './inventory.ts'

/** What came, went and changed between two inventories. That of the two turned round is the same turned round. */
export interface InventoryChanges {
  added: readonly Component[]
  removed: readonly Component[]
  changed: readonly ComponentChange[]
}

interface ComponentChange {
  before: Component
  after: Component
  /** At least one. `integrity` alone: the same version with other contents. */
  what: readonly Aspect[]
}

const ASPECTS = {
  version: ({ version, range }) => version ?? range ?? '',
  scope: ({ scope }) => scope,
  direct: ({ direct }) => String(direct),
  source: ({ source }) => source.kind,
  integrity: ({ integrity }) => integrity ?? '',
} as const satisfies Readonly<Record<string, (component: Component) => string>>

type Aspect = keyof typeof ASPECTS

/**
 * Components are told apart by name and version, wherever they are declared: a lockfile that moves changes nothing. Of a name in
 * several versions, those that both have stay, and the others are taken for each other from the newest down.
 */
export function changesBetween(before: readonly Component[], after: readonly Component[]): InventoryChanges {
  const old = byName(before)
  const now = byName(after)
  const added: Component[] = []
  const removed: Component[] = []
  const changed: ComponentChange[] = []
  for (const name of [...new Set([...old.keys(), ...now.keys()])].sort()) {
    const was = old.get(name) ?? new Map<string, Component>()
    const is = now.get(name) ?? new Map<string, Component>()
    for (const [version, component] of was) {
      const same = is.get(version)
      const what = same ? differences(component, same) : []
      if (same && what.length > 0) changed.push({ before: component, after: same, what })
    }
    const gone = newestFirst([...was].filter(([version]) => !is.has(version)))
    const come = newestFirst([...is].filter(([version]) => !was.has(version)))
    const pairs = Math.min(gone.length, come.length)
    for (const [index, one] of gone.slice(0, pairs).entries()) {
      const other = come[index]
      if (other) changed.push({ before: one, after: other, what: differences(one, other) })
    }
    removed.push(...gone.slice(pairs))
    added.push(...come.slice(pairs))
  }
  return { added, removed, changed }
}

type ByVersion = Map<string, Component>

/** The first of those that are told alike stands for them. */
function byName(components: readonly Component[]): ReadonlyMap<string, ByVersion> {
  const names = new Map<string, ByVersion>()
  for (const component of components) {
    const name = `${component.ecosystem} ${component.name}`
    const versions: ByVersion = names.get(name) ?? new Map()
    names.set(name, versions)
    const version = ASPECTS.version(component)
    if (!versions.has(version)) versions.set(version, component)
  }
  return names
}

function differences(one: Component, other: Component): readonly Aspect[] {
  const all: readonly Aspect[] = ['version', 'scope', 'direct', 'source', 'integrity']
  return all.filter((aspect) => isDifferent(aspect, one, other))
}

/** The contents of another version are others, and what one of the two does not tell is no difference. */
function isDifferent(aspect: Aspect, one: Component, other: Component): boolean {
  const [a, b] = [ASPECTS[aspect](one), ASPECTS[aspect](other)]
  if (aspect === 'direct') return one.direct !== null && other.direct !== null && a !== b
  if (aspect === 'scope') return a !== 'unknown' && b !== 'unknown' && a !== b
  if (aspect !== 'integrity') return a !== b
  return a !== '' && b !== '' && a !== b && ASPECTS.version(one) === ASPECTS.version(other)
}

const order = new Intl.Collator('en', { numeric: true })

function newestFirst(versions: readonly (readonly [string, Component])[]): readonly Component[] {
  return versions
    .toSorted(([a], [b]) => order.compare(b, a) || (a < b ? 1 : -1))
    .map(([, component]) => component)
}
