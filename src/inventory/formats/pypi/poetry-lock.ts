import { asMapping, asText, entriesOf, type Mapping } from '../../../text/mapping.ts'
import type { ComponentSource, Scope } from '../../inventory.ts'
import type { InventoryReader, LockedNode } from '../../reader.ts'
import { knownVersion, mappingAt, mappingsAt, textAt, textsAt } from '../../syntax/shape.ts'
import { parseToml } from '../../syntax/toml.ts'
import { isNamed } from '../file-name.ts'
import { extraKey, withExtras } from './extras.ts'
import { pypiName } from './name.ts'
import { asksBeside } from './pyproject-asks.ts'
import { extrasIn, parseRequirement } from './requirement.ts'
import { rootsOf } from './roots.ts'

interface Package {
  key: string
  name: string
  entry: Mapping
  line: number | null
}

/**
 * Poetry's own format, https://python-poetry.org/docs/libraries/#lock-file. Version 1 has a category for each package, 2.1
 * its groups; what lies between tells neither, and the pyproject.toml beside it does.
 */
export const poetryLock: InventoryReader = {
  id: 'poetry-lock',
  accepts: isNamed('poetry.lock'),
  async read({ text }, beside) {
    const { top, linesOf } = parseToml(text)
    const metadata = mappingAt(top, 'metadata')
    // The first releases of Poetry wrote none.
    const version = knownVersion(
      metadata?.['lock-version'] ?? '0',
      /^[012](?:\.\d+)?$/,
      'lock-version',
      'Poetry',
    )
    const lines = linesOf('package')
    const packages = mappingsAt(top, 'package').map((entry, index) => packageOf(entry, lines[index] ?? null))
    const named = Map.groupBy(packages, ({ name }) => name)
    const nodes = packages.flatMap((one) => nodesOf(one, named, metadata))
    const asks = await asksBeside(beside)
    return {
      format: version === '0' ? 'poetry.lock' : `poetry.lock ${version}`,
      project: asks?.project ?? { name: null, version: null },
      roots: asks && rootsOf(asks, nodes),
      nodes,
      notes: [],
      unread: metadata
        ? []
        : [
            {
              line: null,
              message: 'Its last table, [metadata], is missing: it is cut off, or was changed by hand',
              hint: 'Let Poetry write it anew',
            },
          ],
    }
  },
}

type Named = ReadonlyMap<string, readonly Package[]>

function packageOf(entry: Mapping, line: number | null): Package {
  const name = pypiName(textAt(entry, 'name', line))
  const version = textAt(entry, 'version', line)
  return { key: `${name} ${version} ${JSON.stringify(entry.source ?? null)}`, name, entry, line }
}

function nodesOf({ key, name, entry, line }: Package, named: Named, metadata: Mapping | null): LockedNode[] {
  const dependencies = entriesOf(entry, 'dependencies').flatMap(([dependency, value]) =>
    [value].flat().map((one: unknown) => ({ name: dependency, table: asMapping(one) })),
  )
  const needed = dependencies.filter(({ table }) => table?.optional !== true)
  const source = asMapping(entry.source)
  const node: LockedNode = {
    key,
    ecosystem: 'pypi',
    name,
    version: asText(entry.version),
    source: sourceOf(source),
    integrity: hashOf(entry, metadata),
    line,
    scope: scopeOf(entry),
    dependsOn: needed.flatMap((one) => keysOf(one.name, textsAt(one.table, 'extras'), named)),
    own: source?.type === 'directory',
  }
  const extras = entriesOf(entry, 'extras').map(([extra, list]) => ({
    ...node,
    key: extraKey(key, extra),
    dependsOn: [list].flat().flatMap((one) => requiredBy(String(one), named)),
    own: true,
  }))
  return [node, ...extras]
}

/** What an extra adds, `trio (>=0.32)` or `coverage[toml] (>=6)`. */
function requiredBy(specifier: string, named: Named): string[] {
  const [, name, extras = ''] = /^([\w.-]+)\s*(?:\[([^\]]*)\])?/.exec(specifier) ?? []
  const requirement = parseRequirement(specifier)
  if (requirement) return keysOf(requirement.name, requirement.extras, named)
  return name === undefined ? [] : keysOf(name, extrasIn(extras), named)
}

function keysOf(name: string, extras: readonly string[], named: Named): string[] {
  return (named.get(pypiName(name)) ?? []).flatMap(({ key }) => withExtras(key, extras))
}

function scopeOf(entry: Mapping): Scope | null {
  const groups = entry.groups === undefined ? null : textsAt(entry, 'groups')
  const isMain =
    groups?.includes('main') ?? (typeof entry.category === 'string' ? entry.category === 'main' : null)
  if (isMain === null) return null
  return !isMain ? 'dev' : entry.optional === true ? 'optional' : 'runtime'
}

function sourceOf(source: Mapping | null): ComponentSource {
  const url = asText(source?.url)
  const type = asText(source?.type)
  if (type === 'git' || type === 'hg') {
    const commit = asText(source?.resolved_reference) ?? asText(source?.reference)
    return { kind: 'git', url: commit === null ? url : `${url}#${commit}` }
  }
  if (type === 'url') return { kind: 'url', url }
  if (type === 'file' || type === 'directory') return { kind: 'path', url }
  return { kind: 'registry', url }
}

/** Of its first file. Before 1.2 the files of all packages stood in one table, and at first their bare hashes. */
function hashOf(entry: Mapping, metadata: Mapping | null): string | null {
  const name = asText(entry.name) ?? ''
  const files = entry.files ?? asMapping(metadata?.files)?.[name] ?? asMapping(metadata?.hashes)?.[name]
  const [first] = Array.isArray(files) ? files : []
  return typeof first === 'string' ? `sha256:${first}` : asText(asMapping(first)?.hash)
}
