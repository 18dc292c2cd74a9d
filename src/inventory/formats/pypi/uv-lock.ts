import { asMapping, asText, entriesOf, type Mapping } from '../../../text/mapping.ts'
import type { ComponentSource, Scope } from '../../inventory.ts'
import type { InventoryReader, LockedNode, Root } from '../../reader.ts'
import { knownVersion, mappingAt, mappingsAt, textAt, textsAt } from '../../syntax/shape.ts'
import { parseToml } from '../../syntax/toml.ts'
import { fileName } from '../file-name.ts'
import { notHeld } from '../not-held.ts'
import { extraKey, withExtras } from './extras.ts'
import { pypiName } from './name.ts'

interface Package {
  key: string
  name: string
  version: string | null
  source: Mapping
  line: number | null
  entry: Mapping
}

/** https://docs.astral.sh/uv/concepts/projects/layout/#the-lockfile; scripts have one of their own, `script.py.lock`. */
export const uvLock: InventoryReader = {
  id: 'uv-lock',
  accepts: (path) => fileName(path) === 'uv.lock' || path.endsWith('.py.lock'),
  read({ text }) {
    const { top, linesOf } = parseToml(text)
    const version = knownVersion(top.version, /^1$/, 'version', 'uv')
    const lines = linesOf('package')
    const packages = mappingsAt(top, 'package').map((entry, index) => packageOf(entry, lines[index] ?? null))
    const find = finderIn(packages)
    const manifest = mappingAt(top, 'manifest')
    const members = membersOf(packages, textsAt(manifest, 'members'))
    const project =
      members.find(({ source }) => isHere(source)) ?? (members.length === 1 ? members[0] : undefined)
    const nodes = packages.flatMap((one) => nodesOf(one, find))
    const roots = [
      ...members.flatMap((member) => rootsOf(member, member === project ? null : member.name, find)),
      ...edges(mappingsAt(manifest, 'requirements'), find).map((key) => rootAt(null, key, 'runtime')),
      ...groupsIn(manifest, 'dependency-groups', find).map((key) => rootAt(null, key, 'dev')),
    ]
    return {
      format: `uv.lock ${version}`,
      project: { name: project?.name ?? null, version: project?.version ?? null },
      // Without a project in it nobody can tell who asks.
      roots: members.length === 0 && roots.length === 0 ? null : roots,
      nodes,
      notes: [],
      unread: notHeld(roots, nodes),
      covers: members.flatMap(({ source }) => folderOf(source) ?? []),
    }
  },
}

type Find = (dependency: Mapping) => string[]

function packageOf(entry: Mapping, line: number | null): Package {
  const name = pypiName(textAt(entry, 'name', line))
  const source = asMapping(entry.source) ?? {}
  const version = asText(entry.version)
  return { key: `${name} ${version} ${JSON.stringify(source)}`, name, version, source, line, entry }
}

/** A dependency names version and source where its name alone could mean several. */
function finderIn(packages: readonly Package[]): Find {
  const named = Map.groupBy(packages, ({ name }) => name)
  return ({ name, version, source, extra, extras }) => {
    const all = named.get(pypiName(asText(name) ?? ''))
    // Nothing has that key, which is told.
    if (all === undefined) return [asText(name) ?? '']
    const meant = all.filter(
      (one) =>
        (typeof version !== 'string' || one.version === version) &&
        (asMapping(source) === null || JSON.stringify(one.source) === JSON.stringify(source)),
    )
    const asked = [extra ?? extras ?? []].flat().filter((one): one is string => typeof one === 'string')
    return meant.flatMap(({ key, entry }) => {
      // An extra that adds nothing is not written.
      const known = asMapping(entry['optional-dependencies']) ?? {}
      return withExtras(
        key,
        asked.filter((one) => one in known),
      )
    })
  }
}

function edges(dependencies: readonly Mapping[], find: Find): string[] {
  return dependencies.flatMap(find)
}

/** Dependencies by the name of a group or an extra. */
function groupsIn(entry: Mapping | null, key: string, find: Find): string[] {
  const groups = mappingAt(entry, key)
  return Object.keys(groups ?? {}).flatMap((group) => edges(mappingsAt(groups, group), find))
}

function rootsOf({ entry }: Package, member: string | null, find: Find): Root[] {
  const at = (scope: Scope) => (key: string) => rootAt(member, key, scope)
  return [
    ...edges(mappingsAt(entry, 'dependencies'), find).map(at('runtime')),
    ...groupsIn(entry, 'optional-dependencies', find).map(at('optional')),
    ...groupsIn(entry, 'dev-dependencies', find).map(at('dev')),
  ]
}

function rootAt(member: string | null, key: string, scope: Scope): Root {
  return { member, key, scope }
}

function nodesOf({ key, name, version, source, line, entry }: Package, find: Find): LockedNode[] {
  const node: LockedNode = {
    key,
    ecosystem: 'pypi',
    name,
    version,
    source: sourceOf(source),
    integrity: hashOf(entry),
    line,
    scope: null,
    dependsOn: edges(mappingsAt(entry, 'dependencies'), find),
    own: folderOf(source) !== null,
  }
  const extras = mappingAt(entry, 'optional-dependencies')
  return [
    node,
    ...entriesOf(entry, 'optional-dependencies').map(([extra]) => ({
      ...node,
      key: extraKey(key, extra),
      dependsOn: edges(mappingsAt(extras, extra), find),
      own: true,
    })),
  ]
}

/** Members of the workspace; a project without a workspace is its only one. */
function membersOf(packages: readonly Package[], members: readonly string[]): readonly Package[] {
  const names = new Set(members.map(pypiName))
  const own = packages.filter(({ source }) => folderOf(source) !== null)
  return names.size > 0
    ? own.filter(({ name }) => names.has(name))
    : own.filter(({ source }) => isHere(source))
}

/** The folder of what is no archive; null: it is one. */
function folderOf({ editable, virtual, directory }: Mapping): string | null {
  return [editable, virtual, directory].find((one): one is string => typeof one === 'string') ?? null
}

function isHere(source: Mapping): boolean {
  return folderOf(source) === '.'
}

function sourceOf({ registry, git, url, path }: Mapping): ComponentSource {
  if (typeof git === 'string') return { kind: 'git', url: git }
  if (typeof url === 'string') return { kind: 'url', url }
  if (typeof path === 'string') return { kind: 'path', url: path }
  return { kind: 'registry', url: asText(registry) }
}

/** Of the source archive, else of the first wheel. */
function hashOf(entry: Mapping): string | null {
  return asText(asMapping(entry.sdist)?.hash) ?? asText(mappingsAt(entry, 'wheels')[0]?.hash)
}
