import { asMapping, asText, type Mapping } from '../../../text/mapping.ts'
import type { ComponentSource, Scope } from '../../inventory.ts'
import type { InventoryReader, LockedNode, Root } from '../../reader.ts'
import { knownVersion, mappingAt, mappingsAt, textAt, textsAt } from '../../syntax/shape.ts'
import { parseToml } from '../../syntax/toml.ts'
import { fileName } from '../file-name.ts'
import { type Asked, canHold } from './marker.ts'
import { pypiName } from './name.ts'
import { versionInAddress } from './source.ts'

/** https://packaging.python.org/specifications/pylock-toml/ */
export const pylock: InventoryReader = {
  id: 'pylock',
  accepts: (path) => /^pylock(?:\.[^.]+)?\.toml$/.test(fileName(path)),
  read({ text }) {
    const { top, linesOf } = parseToml(text)
    const version = knownVersion(top['lock-version'], /^1\.\d+$/, 'lock-version', 'your installer')
    const lines = linesOf('packages')
    const entries = mappingsAt(top, 'packages')
    const keys = entries.map((entry, index) => ({
      key: String(index),
      name: pypiName(textAt(entry, 'name', lines[index] ?? null)),
      entry,
    }))
    const named = Map.groupBy(keys, ({ name }) => name)
    const scopeOf = scopesBy(top)
    const needed = new Set<string>()
    const nodes = keys.map(({ key, name, entry }, index): LockedNode => {
      const dependsOn = mappingsAt(entry, 'dependencies').flatMap((dependency) =>
        (named.get(pypiName(asText(dependency.name) ?? '')) ?? [])
          .filter((one) => dependency.version === undefined || one.entry.version === dependency.version)
          .map((one) => one.key),
      )
      for (const one of dependsOn) needed.add(one)
      return {
        key,
        ecosystem: 'pypi',
        name,
        version: versionOf(entry),
        source: sourceOf(entry),
        integrity: hashOf(entry),
        line: lines[index] ?? null,
        scope: scopeOf(entry),
        dependsOn,
        own: mappingAt(entry, 'directory') !== null,
      }
    })
    return {
      format: `pylock ${version}`,
      project: { name: null, version: null },
      roots: rootsOf(nodes, needed),
      nodes,
      notes: [],
    }
  },
}

/** Which package uses which need not be written; where it is, those that nobody uses are asked for by the project. */
function rootsOf(nodes: readonly LockedNode[], needed: ReadonlySet<string>): Root[] | null {
  if (needed.size === 0) return null
  return nodes
    .filter(({ key }) => !needed.has(key))
    .map(({ key, scope }) => ({ member: null, key, scope: scope ?? 'unknown' }))
}

/** What is installed by default, what an extra adds, and what only a group for development does. */
function scopesBy(top: Mapping): (entry: Mapping) => Scope {
  const byDefault = new Set(textsAt(top, 'default-groups').map(pypiName))
  const all = new Set([...byDefault, ...textsAt(top, 'dependency-groups').map(pypiName)])
  const extras = new Set(textsAt(top, 'extras').map(pypiName))
  const rounds: readonly [Scope, Asked][] = [
    ['runtime', { extras: new Set(), groups: byDefault }],
    ['optional', { extras, groups: byDefault }],
    ['dev', { extras, groups: all }],
  ]
  return ({ marker }) => {
    if (typeof marker !== 'string') return 'runtime'
    return rounds.find(([, asked]) => canHold(marker, asked))?.[0] ?? 'unknown'
  }
}

function versionOf(entry: Mapping): string | null {
  const archive = asMapping(entry.archive)
  return asText(entry.version) ?? versionInAddress(asText(archive?.url) ?? asText(archive?.path))
}

function sourceOf(entry: Mapping): ComponentSource {
  const [vcs, archive, directory] = ['vcs', 'archive', 'directory'].map((key) => mappingAt(entry, key))
  if (vcs) {
    const [url, commit] = [asText(vcs.url) ?? asText(vcs.path), asText(vcs['commit-id'])]
    return { kind: 'git', url: commit === null ? url : `${url}#${commit}` }
  }
  const url = asText(archive?.url)
  if (url !== null) return { kind: 'url', url }
  const path = asText(archive?.path) ?? asText(directory?.path)
  return path === null ? { kind: 'registry', url: asText(entry.index) } : { kind: 'path', url: path }
}

/** Of the source archive, else of the first wheel. */
function hashOf(entry: Mapping): string | null {
  const files = [asMapping(entry.archive), asMapping(entry.sdist), mappingsAt(entry, 'wheels')[0]]
  for (const file of files) {
    const [first] = Object.entries(asMapping(file?.hashes) ?? {})
    if (first) return `${first[0]}:${first[1]}`
  }
  return null
}
