import type { Component } from '../../inventory/inventory.ts'
import { matchesTarget } from '../../policy/target-pattern.ts'

type Named = Pick<Component, 'ecosystem' | 'name' | 'version' | 'purl'>

/** What patterns of the policy are held against: `npm:qs`, `npm:qs@6.5.2`, and the package URL with and without version. */
export function componentKeys({ ecosystem, name, version, purl }: Named): readonly string[] {
  const plain = `${ecosystem}:${name}`
  const unversioned = purl.replace(/(?<=.)@[^@/]*$/, '')
  const exact = version === null ? [] : [`${plain}@${version}`, purl]
  return [
    plain,
    unversioned,
    decodeURIComponentSafely(unversioned),
    ...exact,
    ...exact.map(decodeURIComponentSafely),
  ]
}

/** Whether a component is your own: `@acme/*`, or any pattern that fits its keys. */
export function isInternal(component: Named, patterns: readonly string[]): boolean {
  if (patterns.length === 0) return false
  const keys = [component.name, ...componentKeys(component)]
  return patterns.some((pattern) => matchesTarget(pattern, keys))
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
