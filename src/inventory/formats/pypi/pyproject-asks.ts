import { asMapping, asText, entriesOf, type Mapping } from '../../../text/mapping.ts'
import type { Scope } from '../../inventory.ts'
import { type Surroundings, UnreadableFile } from '../../reader.ts'
import { parseToml } from '../../syntax/toml.ts'
import { pypiName } from './name.ts'
import { parseRequirement, type Requirement } from './requirement.ts'

/** What a pyproject.toml asks for. */
interface Ask {
  requirement: Requirement
  scope: Scope
  /** The words by which it stands in the file. */
  written: string
  /** A folder of the project itself. */
  own: boolean
}

export interface Asks {
  project: { name: string | null; version: string | null }
  asks: readonly Ask[]
  /** What is no dependency specifier, as written. */
  unread: readonly string[]
}

/** Of the pyproject.toml beside a lockfile; null: it is not there, or unreadable, which its own reader says. */
export async function asksBeside(beside: Surroundings): Promise<Asks | null> {
  const text = await beside.text('pyproject.toml')
  if (text === null) return null
  try {
    return asksOf(parseToml(text).top)
  } catch (error) {
    if (error instanceof UnreadableFile) return null
    throw error
  }
}

/** https://packaging.python.org/specifications/pyproject-toml/, dependency groups, and the tables of Poetry, PDM and uv before them. */
export function asksOf(manifest: Mapping): Asks {
  const project = asMapping(manifest.project)
  const tool = asMapping(manifest.tool)
  const [poetry, pdm, uv] = ['poetry', 'pdm', 'uv'].map((name) => asMapping(tool?.[name]))
  const unread: string[] = []
  const specifiers = (value: unknown, scope: Scope): Ask[] =>
    textsIn(value).flatMap((written) => {
      const requirement = parseRequirement(withoutEditable(written))
      if (requirement) return [{ requirement, scope, written, own: isFolder(requirement.url) }]
      unread.push(written)
      return []
    })
  const grouped = (mapping: Mapping | null | undefined, key: string, scope: Scope): Ask[] =>
    entriesOf(mapping ?? null, key).flatMap(([, list]) => specifiers(list, scope))
  const optional = poetryExtras(poetry)
  return {
    project: {
      name: asText(project?.name) ?? asText(poetry?.name),
      version: asText(project?.version) ?? asText(poetry?.version),
    },
    asks: [
      ...specifiers(project?.dependencies, 'runtime'),
      ...grouped(project, 'optional-dependencies', 'optional'),
      ...grouped(manifest, 'dependency-groups', 'dev'),
      ...grouped(pdm, 'dev-dependencies', 'dev'),
      ...specifiers(uv?.['dev-dependencies'], 'dev'),
      ...entriesOf(poetry ?? null, 'dependencies').flatMap(([name, value]) =>
        poetryAsks(name, value, optional.has(pypiName(name)) ? 'optional' : 'runtime'),
      ),
      ...entriesOf(poetry ?? null, 'dev-dependencies').flatMap(([name, value]) =>
        poetryAsks(name, value, 'dev'),
      ),
      ...entriesOf(poetry ?? null, 'group').flatMap(([group, value]) =>
        entriesOf(asMapping(value), 'dependencies').flatMap(([name, one]) =>
          poetryAsks(name, one, group === 'main' ? 'runtime' : 'dev'),
        ),
      ),
    ],
    unread,
  }
}

/** A group may include others, `{include-group = "test"}`, which are read where they stand. */
function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []
}

/** PDM writes `-e file:///${PROJECT_ROOT}/sub#egg=sub` for folders in development. */
function withoutEditable(written: string): string {
  const [, address, name] = /^-e\s+(\S+?)#egg=([^&\s]+)/.exec(written) ?? []
  return address === undefined ? written : `${name} @ ${address}`
}

/** A local address that is no archive. */
export function isFolder(address: string | null): boolean {
  return (
    address !== null &&
    /^(?:file:|\.{0,2}\/)/.test(address) &&
    !/\.(?:whl|zip|tar\.\w+|tgz)(?:#|$)/.test(address)
  )
}

function poetryExtras(poetry: Mapping | null | undefined): Set<string> {
  return new Set(entriesOf(poetry ?? null, 'extras').flatMap(([, list]) => textsIn(list).map(pypiName)))
}

/** `requests = "^2"`, a table, or a list of tables for several machines. */
function poetryAsks(name: string, value: unknown, scope: Scope): Ask[] {
  if (pypiName(name) === 'python') return []
  return [value].flat().map((one: unknown) => {
    const table = asMapping(one)
    const path = asText(table?.path)
    const specifier = asText(one) ?? asText(table?.version) ?? ''
    return {
      requirement: {
        name: pypiName(name),
        extras: textsIn(table?.extras).map(pypiName),
        specifier: /^\d[\w.!+]*$/.test(specifier) ? `==${specifier}` : specifier === '*' ? '' : specifier,
        url: asText(table?.git) ?? asText(table?.url) ?? path,
        marker: asText(table?.markers),
      },
      scope: table?.optional === true && scope === 'runtime' ? ('optional' as const) : scope,
      written: name,
      own: path !== null && isFolder(path.startsWith('.') ? path : `./${path}`),
    }
  })
}
