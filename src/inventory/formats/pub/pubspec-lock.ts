import { asMapping, asText, type Mapping } from '../../../text/mapping.ts'
import type { ComponentSource, Scope } from '../../inventory.ts'
import { type InventoryReader, type LockedNode, type Root, UnreadableFile } from '../../reader.ts'
import { mappingAt } from '../../syntax/shape.ts'
import { parseYaml } from '../../syntax/yaml.ts'
import { isNamed } from '../file-name.ts'

/** https://dart.dev/tools/pub/glossary#lockfile. It does not say which package needs which; those of an SDK come with it. */
export const pubspecLock: InventoryReader = {
  id: 'pubspec-lock',
  accepts: isNamed('pubspec.lock'),
  async read({ text }) {
    const { top, lineOf } = await parseYaml(text)
    if (!('packages' in top)) throw new UnreadableFile('It has no "packages"')
    const packages = Object.entries(mappingAt(top, 'packages') ?? {}).map(([name, value]) => {
      const entry = asMapping(value)
      if (entry === null) throw new UnreadableFile(`Its entry of ${name} is no mapping`)
      return { name, entry, line: lineOf(entry) }
    })
    return {
      format: 'pubspec.lock',
      project: { name: null, version: null },
      roots: packages.flatMap(({ name, entry }): Root[] => {
        const scope = scopeOf(entry)
        return scope === null ? [] : [{ member: null, key: name, scope }]
      }),
      nodes: packages.map(({ name, entry, line }) => nodeOf(name, entry, line)),
      notes: ['A pubspec.lock does not say which package needs which.'],
    }
  },
}

/** Null: the project itself does not ask for it. What is overridden may be for either. */
function scopeOf({ dependency }: Mapping): Scope | null {
  if (dependency === 'direct main') return 'runtime'
  if (dependency === 'direct dev') return 'dev'
  return typeof dependency === 'string' && dependency.startsWith('direct') ? 'unknown' : null
}

function nodeOf(name: string, entry: Mapping, line: number | null): LockedNode {
  const description = asMapping(entry.description)
  return {
    key: name,
    ecosystem: 'pub',
    // The registry may call it otherwise.
    name: asText(description?.name) ?? name,
    version: asText(entry.version),
    source: sourceOf(entry, description),
    integrity: asText(description?.sha256),
    line,
    scope: null,
    dependsOn: [],
    own: entry.source === 'path' || entry.source === 'sdk',
  }
}

function sourceOf({ source }: Mapping, description: Mapping | null): ComponentSource {
  const url = asText(description?.url)
  if (source !== 'git') return { kind: 'registry', url }
  const commit = asText(description?.['resolved-ref'])
  return { kind: 'git', url: commit === null ? url : `${url}#${commit}` }
}
