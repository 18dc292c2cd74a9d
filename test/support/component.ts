import type { Component } from '../../src/inventory/inventory.ts'
import { componentPurl } from '../../src/inventory/purl.ts'

/** `name@version` of npm, used at run time, straight from the registry. */
export function component(text: string, change: Partial<Component> = {}): Component {
  const cut = text.lastIndexOf('@')
  const [name, version] = [text.slice(0, cut), text.slice(cut + 1)]
  const ecosystem = change.ecosystem ?? 'npm'
  return {
    purl: componentPurl(ecosystem, name, version),
    name,
    version,
    range: null,
    ecosystem,
    scope: 'runtime',
    direct: true,
    declaredAt: { file: 'package-lock.json', line: 7 },
    path: [name],
    dependsOn: [],
    source: { kind: 'registry', url: null },
    integrity: null,
    license: null,
    ...change,
  }
}
