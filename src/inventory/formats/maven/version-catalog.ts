import { asMapping, asText, entriesOf, type Mapping } from '../../../text/mapping.ts'
import type { InventoryReader, LockedNode } from '../../reader.ts'
import { parseToml } from '../../syntax/toml.ts'
import { fileName } from '../file-name.ts'

/** https://docs.gradle.org/current/userguide/version_catalogs.html: what builds may ask for by a short name. */
export const versionCatalog: InventoryReader = {
  id: 'gradle-version-catalog',
  accepts: (path) => fileName(path).endsWith('.versions.toml'),
  read({ text }) {
    const { top } = parseToml(text)
    const lines = text.split('\n')
    const [ofLibraries, ofPlugins] = [linesIn(lines, 'libraries'), linesIn(lines, 'plugins')]
    const versions = asMapping(top.versions)
    const unread: { line: number | null; message: string; hint: string }[] = []
    const nodes = [
      ...entriesOf(top, 'libraries').map(([alias, value]) => ({
        alias,
        library: libraryOf(value),
        isPlugin: false,
      })),
      ...entriesOf(top, 'plugins').map(([alias, value]) => ({
        alias,
        library: pluginOf(value),
        isPlugin: true,
      })),
    ].flatMap(({ alias, library, isPlugin }): LockedNode[] => {
      const line = (isPlugin ? ofPlugins : ofLibraries).get(alias) ?? null
      if (library === null) {
        unread.push({
          line,
          message: `Its entry ${alias} names no module`,
          hint: 'Write it as `group:name:version`',
        })
        return []
      }
      const wanted = wantedIn(library.version, versions)
      return [
        {
          key: `${isPlugin} ${alias}`,
          ecosystem: 'maven',
          name: library.module,
          version: wanted !== null && isPinned(wanted) ? wanted : null,
          range: wanted,
          source: { kind: 'registry', url: null },
          line,
          scope: isPlugin ? 'dev' : 'unknown',
          dependsOn: [],
        },
      ]
    })
    return {
      format: 'Gradle version catalog',
      project: { name: null, version: null },
      roots: nodes.map(({ key, scope }) => ({ member: null, key, scope: scope ?? 'unknown' })),
      nodes,
      partial: nodes.length > 0,
      notes: [
        'A catalogue lists what builds may use: what of it they do use, and what that needs, is not known.',
      ],
      unread,
    }
  },
}

interface Library {
  /** `group:artifact` */
  module: string
  version: unknown
}

/** `"group:name:version"` or a table with `module`, or `group` and `name`. */
function libraryOf(value: unknown): Library | null {
  if (typeof value === 'string') {
    const [group, name, version = null] = value.split(':')
    return group && name ? { module: `${group}:${name}`, version } : null
  }
  const table = asMapping(value)
  const [group, name] = [asText(table?.group), asText(table?.name)]
  const module = asText(table?.module) ?? (group && name ? `${group}:${name}` : null)
  return module?.includes(':') ? { module, version: table?.version ?? null } : null
}

/** A plugin is found by a marker of its own name: https://docs.gradle.org/current/userguide/plugins.html#sec:plugin_markers */
function pluginOf(value: unknown): Library | null {
  const [id, version]: unknown[] =
    typeof value === 'string' ? value.split(':') : [asMapping(value)?.id, asMapping(value)?.version]
  return typeof id === 'string' ? { module: `${id}:${id}.gradle.plugin`, version: version ?? null } : null
}

/** A version by name, or what a rich one comes down to: what is strict, required or preferred. */
function wantedIn(version: unknown, versions: Mapping | null, depth = 0): string | null {
  if (typeof version === 'string') return version
  const table = asMapping(version)
  if (typeof table?.ref === 'string' && depth === 0) return wantedIn(versions?.[table.ref], versions, 1)
  return asText(table?.strictly) ?? asText(table?.require) ?? asText(table?.prefer)
}

function isPinned(version: string): boolean {
  return !/[[\](),+]|^latest\./.test(version)
}

/** Alias -> its line in a section: versions may have the same names. */
function linesIn(lines: readonly string[], section: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  let isInside = false
  for (const [index, line] of lines.entries()) {
    if (line.trimStart().startsWith('[')) isInside = line.trim() === `[${section}]`
    const key = line
      .split('=', 1)[0]
      ?.trim()
      .replace(/^["']|["']$/g, '')
    if (isInside && key && !found.has(key)) found.set(key, index + 1)
  }
  return found
}
