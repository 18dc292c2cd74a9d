import { asMapping, asText, type Mapping } from '../../../text/mapping.ts'
import type { ComponentSource, Scope } from '../../inventory.ts'
import type { InventoryReader, LockedNode } from '../../reader.ts'
import { knownVersion, mappingAt, mappingsAt, textAt, textsAt } from '../../syntax/shape.ts'
import { parseToml } from '../../syntax/toml.ts'
import { isNamed } from '../file-name.ts'
import { valuesByKey } from '../values-by-key.ts'
import { extraKey, withExtras } from './extras.ts'
import { pypiName } from './name.ts'
import { asksBeside, isFolder } from './pyproject-asks.ts'
import { parseRequirement } from './requirement.ts'
import { rootsOf } from './roots.ts'

/** PDM's own format, https://pdm-project.org/latest/usage/lockfile/. A package with extras stands apart from itself without. */
export const pdmLock: InventoryReader = {
  id: 'pdm-lock',
  accepts: isNamed('pdm.lock'),
  async read({ text }, beside) {
    const { top, linesOf } = parseToml(text)
    const metadata = mappingAt(top, 'metadata')
    const version = knownVersion(metadata?.lock_version, /^[234](?:\.[\d.]+)?$/, 'lock_version', 'PDM')
    const lines = linesOf('package')
    const entries = mappingsAt(top, 'package')
    const keys = valuesByKey(
      entries.flatMap((entry, index) => {
        const { name, key } = identityOf(entry, lines[index] ?? null)
        return textsAt(entry, 'extras').length === 0 ? [[name, key] as const] : []
      }),
    )
    const nodes = entries.flatMap((entry, index) => nodeOf(entry, lines[index] ?? null, keys, metadata))
    const asks = await asksBeside(beside)
    return {
      format: `pdm.lock ${version}`,
      project: asks?.project ?? { name: null, version: null },
      roots: asks && rootsOf(asks, nodes),
      nodes,
      notes: [],
    }
  },
}

function identityOf(entry: Mapping, line: number | null): { name: string; key: string } {
  const name = pypiName(textAt(entry, 'name', line))
  const address = [entry.path, entry.url, entry.git].find(Boolean) ?? ''
  return { name, key: `${name} ${asText(entry.version)} ${address}` }
}

function nodeOf(
  entry: Mapping,
  line: number | null,
  keys: ReadonlyMap<string, readonly string[]>,
  metadata: Mapping | null,
): LockedNode[] {
  const { name, key } = identityOf(entry, line)
  const extras = textsAt(entry, 'extras')
  const node: LockedNode = {
    key,
    ecosystem: 'pypi',
    name,
    version: asText(entry.version),
    source: sourceOf(entry),
    integrity: hashOf(entry, metadata),
    line,
    scope: scopeOf(entry),
    dependsOn: textsAt(entry, 'dependencies').flatMap((specifier) => {
      const requirement = parseRequirement(specifier)
      if (requirement === null) return []
      return (keys.get(requirement.name) ?? []).flatMap((one) => withExtras(one, requirement.extras))
    }),
    own: isOwn(entry),
  }
  return extras.length === 0
    ? [node]
    : extras.map((extra) => ({ ...node, key: extraKey(key, extra), own: true }))
}

/** Groups besides the default one may be extras or for development: the pyproject.toml tells. */
function scopeOf(entry: Mapping): Scope | null {
  return textsAt(entry, 'groups').includes('default') ? 'runtime' : null
}

function isOwn({ path, editable }: Mapping): boolean {
  return (
    typeof path === 'string' && (editable === true || isFolder(path.startsWith('.') ? path : `./${path}`))
  )
}

function sourceOf({ git, revision, ref, url, path }: Mapping): ComponentSource {
  if (typeof git === 'string') {
    const commit = asText(revision) ?? asText(ref)
    return { kind: 'git', url: commit === null ? git : `${git}#${commit}` }
  }
  if (typeof url === 'string') return { kind: 'url', url }
  return typeof path === 'string' ? { kind: 'path', url: path } : { kind: 'registry', url: null }
}

/** Of its first file. Before 4.3 the files of all packages stood in one table. */
function hashOf(entry: Mapping, metadata: Mapping | null): string | null {
  const table = asMapping(metadata?.files)
  const files = entry.files ?? table?.[`${asText(entry.name)} ${asText(entry.version)}`]
  return asText(asMapping(Array.isArray(files) ? files[0] : null)?.hash)
}
