import type { Component } from './inventory.ts'

type Compared = Omit<Component, 'license'>

/** What came, went and changed between two inventories. That of the two turned round is the same turned round. */
export interface InventoryChanges<Found extends Compared = Component> {
  added: readonly Found[]
  removed: readonly Found[]
  changed: readonly ComponentChange<Found>[]
}

interface ComponentChange<Found extends Compared = Component> {
  before: Found
  after: Found
  /** At least one. `integrity` alone: the same version with other contents. */
  what: readonly Aspect[]
}

const ASPECTS = {
  version: ({ version, range }) => version ?? range ?? '',
  scope: ({ scope }) => scope,
  direct: ({ direct }) => String(direct),
  source: ({ source }) => source.kind,
  integrity: ({ integrity }) => integrity ?? '',
} as const satisfies Readonly<Record<string, (component: Compared) => string>>

export type Aspect = keyof typeof ASPECTS

/**
 * Components are told apart by name and version, wherever they are declared: a lockfile that moves changes nothing. Of a name in
 * several versions, those that both have stay, and the others are taken for each other from the newest down.
 */
export function changesBetween<Found extends Compared>(
  before: readonly Found[],
  after: readonly Found[],
): InventoryChanges<Found> {
  const old = byName(before)
  const now = byName(after)
  const added: Found[] = []
  const removed: Found[] = []
  const changed: ComponentChange<Found>[] = []
  for (const name of [...new Set([...old.keys(), ...now.keys()])].sort()) {
    const was = old.get(name) ?? new Map<string, Found>()
    const is = now.get(name) ?? new Map<string, Found>()
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

/** The first of those that are told alike stands for them. */
function byName<Found extends Compared>(
  components: readonly Found[],
): ReadonlyMap<string, ReadonlyMap<string, Found>> {
  const names = new Map<string, Map<string, Found>>()
  for (const component of components) {
    const name = `${component.ecosystem} ${component.name}`
    const versions = names.get(name) ?? new Map<string, Found>()
    names.set(name, versions)
    const version = ASPECTS.version(component)
    if (!versions.has(version)) versions.set(version, component)
  }
  return names
}

function differences(one: Compared, other: Compared): readonly Aspect[] {
  const all: readonly Aspect[] = ['version', 'scope', 'direct', 'source', 'integrity']
  return all.filter((aspect) => isDifferent(aspect, one, other))
}

/** The contents of another version are others, and what one of the two does not tell is no difference. */
function isDifferent(aspect: Aspect, one: Compared, other: Compared): boolean {
  const [a, b] = [ASPECTS[aspect](one), ASPECTS[aspect](other)]
  if (aspect === 'direct') return one.direct !== null && other.direct !== null && a !== b
  if (aspect === 'scope') return a !== 'unknown' && b !== 'unknown' && a !== b
  if (aspect !== 'integrity') return a !== b
  return a !== '' && b !== '' && a !== b && ASPECTS.version(one) === ASPECTS.version(other)
}

const order = new Intl.Collator('en', { numeric: true })

function newestFirst<Found>(versions: readonly (readonly [string, Found])[]): readonly Found[] {
  return versions
    .toSorted(([a], [b]) => order.compare(b, a) || (a < b ? 1 : -1))
    .map(([, component]) => component)
}

/** What has to be looked at anew: another version or contents, from elsewhere, or used otherwise. */
export function newIn<Found extends Compared>({ added, changed }: InventoryChanges<Found>): readonly Found[] {
  const otherwise = changed.filter(({ what }) => what.some((aspect) => aspect !== 'direct'))
  return [...added, ...otherwise.map(({ after }) => after)]
}
