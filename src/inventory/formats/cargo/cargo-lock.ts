import { asText, type Mapping } from '../../../text/mapping.ts'
import type { ComponentSource, Scope } from '../../inventory.ts'
import { type InventoryReader, type LockedNode, type Root, UnreadableFile } from '../../reader.ts'
import { knownVersion, mappingAt, mappingsAt, textAt, textsAt } from '../../syntax/shape.ts'
import { parseToml } from '../../syntax/toml.ts'
import { isNamed } from '../file-name.ts'
import { notHeld } from '../not-held.ts'
import { type Member, membersBeside } from './workspace.ts'

interface Crate {
  key: string
  name: string
  version: string
  /** Null: a folder of the project. */
  source: string | null
  dependencies: readonly string[]
  checksum: string | null
  line: number | null
}

/**
 * https://doc.rust-lang.org/cargo/guide/cargo-toml-vs-cargo-lock.html. It does not tell what is for tests alone: the
 * Cargo.toml of each member does. Crates of folders are the project itself.
 */
export const cargoLock: InventoryReader = {
  id: 'cargo-lock',
  accepts: isNamed('Cargo.lock'),
  async read({ text }, beside) {
    const { top, linesOf } = parseToml(text)
    const version = versionOf(top)
    const checksums = mappingAt(top, 'metadata')
    const lines = linesOf('package')
    const root = mappingAt(top, 'root')
    const crates = [
      ...(root ? [crateOf(root, null, null)] : []),
      ...mappingsAt(top, 'package').map((entry, index) => crateOf(entry, lines[index] ?? null, checksums)),
    ]
    if (crates.length === 0) throw new UnreadableFile('It has no package, not even the project itself')
    const find = finderIn(crates)
    const own = crates.filter(({ source }) => source === null)
    const members = await membersBeside(beside)
    const here = [...members.values()].find(({ folder }) => folder === '.')
    const project = own.find(({ name }) => name === here?.name) ?? (own.length === 1 ? own[0] : undefined)
    const roots = own.flatMap((crate) =>
      rootsOf(crate, crate === project ? null : crate.name, members.get(crate.name), find),
    )
    const nodes = crates.map((crate) => nodeOf(crate, find))
    return {
      format: `Cargo.lock ${version}`,
      project: { name: project?.name ?? null, version: project?.version ?? null },
      // Without a project in it nobody can tell who asks.
      roots: own.length === 0 ? null : roots,
      nodes,
      notes: own.every(({ name }) => members.has(name))
        ? []
        : ['Without the Cargo.toml of each member nobody can tell what is for development alone.'],
      unread: notHeld(roots, nodes),
    }
  },
}

/** The key of what a dependency means; as it is written where nothing has it. */
type Find = (dependency: string) => string

/** Version 1 and 2 name none; 1 has the checksums in a table of their own. */
function versionOf(top: Mapping): string {
  if (top.version !== undefined) return knownVersion(top.version, /^[1-4]$/, 'version', 'Cargo')
  const isFirst = Object.keys(mappingAt(top, 'metadata') ?? {}).some((key) => key.startsWith('checksum '))
  return isFirst || top.root !== undefined ? '1' : '2'
}

function crateOf(entry: Mapping, line: number | null, checksums: Mapping | null): Crate {
  const name = textAt(entry, 'name', line)
  const version = textAt(entry, 'version', line)
  const source = asText(entry.source)
  const key = source === null ? `${name} ${version}` : `${name} ${version} (${source})`
  const checksum = asText(entry.checksum) ?? asText(checksums?.[`checksum ${key}`])
  return { key, name, version, source, dependencies: textsAt(entry, 'dependencies'), checksum, line }
}

/** `name`, `name version` or `name version (source)`: as much as it takes to mean one. */
function finderIn(crates: readonly Crate[]): Find {
  const byText = new Map<string, Crate>()
  // A shorter text means the first where several would do; Cargo writes it where there is one.
  for (const crate of crates.toReversed()) {
    byText.set(crate.name, crate)
    byText.set(`${crate.name} ${crate.version}`, crate)
    byText.set(crate.key, crate)
  }
  return (dependency) => byText.get(dependency)?.key ?? dependency
}

function rootsOf(
  { dependencies }: Crate,
  name: string | null,
  member: Member | undefined,
  find: Find,
): Root[] {
  return dependencies.flatMap((dependency) => {
    const [crate] = dependency.split(' ')
    const asks = member?.asks.filter((ask) => ask.name === crate) ?? []
    const scopes: readonly Scope[] =
      asks.length === 0 ? ['unknown'] : [...new Set(asks.map(({ scope }) => scope))]
    return scopes.map((scope) => ({ member: name, key: find(dependency), scope }))
  })
}

function nodeOf({ key, name, version, source, dependencies, checksum, line }: Crate, find: Find): LockedNode {
  return {
    key,
    ecosystem: 'cargo',
    name,
    version,
    source: sourceOf(source),
    integrity: checksum,
    line,
    scope: null,
    // Each crate of the project asks for itself.
    dependsOn: source === null ? [] : dependencies.map(find),
    own: source === null,
  }
}

/** `registry+https://…`, `sparse+https://…`, `git+https://…?rev=v1#commit`. */
function sourceOf(source: string | null): ComponentSource {
  return { kind: source?.startsWith('git+') ? 'git' : 'registry', url: source }
}
