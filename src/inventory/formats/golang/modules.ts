import type { LockedNode, Root } from '../../reader.ts'
import type { ModFile, Replaced } from './mod-file.ts'

/** A module of the build list, where it is required. */
export interface Module {
  path: string
  version: string
  isIndirect: boolean
  line: number | null
  /** As in LockedNode. */
  file?: string
}

/** By `path version`, and by `path` where a rule is for every version. */
export type Replacements = ReadonlyMap<string, Replaced>

/** The first that says something of a version is what holds. */
export function replacementsOf(replaces: readonly Replaced[]): Replacements {
  const rules = new Map<string, Replaced>()
  for (const one of replaces) {
    const key = one.version === null ? one.path : `${one.path} ${one.version}`
    if (!rules.has(key)) rules.set(key, one)
  }
  return rules
}

/**
 * What is built in place of a module: https://go.dev/ref/mod#go-mod-file-replace. A folder is the project itself. Which of
 * the modules only tests use, the file does not tell.
 */
export function moduleNode({ path, version, line, file }: Module, rules: Replacements): LockedNode {
  const rule = rules.get(`${path} ${version}`) ?? rules.get(path)
  const isFolder = rule !== undefined && rule.toVersion === null
  return {
    key: path,
    ecosystem: 'golang',
    name: isFolder ? path : (rule?.to ?? path),
    version: rule?.toVersion ?? version,
    source: { kind: isFolder ? 'path' : 'registry', url: isFolder ? rule.to : null },
    ...(file === undefined ? {} : { file }),
    line,
    scope: 'unknown',
    dependsOn: [],
    own: isFolder,
  }
}

/** What is not marked as indirect, and the modules of tools, which are marked so where only they are used. */
export function directRoots(
  modules: readonly Module[],
  tools: ModFile['tools'],
  member: string | null,
): Root[] {
  const direct = modules.filter(
    ({ path, isIndirect }) =>
      !isIndirect || tools.some((tool) => tool === path || tool.startsWith(`${path}/`)),
  )
  return direct.map(({ path }) => ({ member, key: path, scope: 'unknown' }))
}

/** Since 1.17 a go.mod names every module that is built; before it, only what others do not name. */
export function namesAll(go: string | null): boolean {
  const [, major = '1', minor = '0'] = /^(\d+)\.(\d+)/.exec(go ?? '') ?? []
  return Number(major) > 1 || Number(minor) >= 17
}
