import type { EffectivePom } from '../../../analysis/maven/effective-pom.ts'
import type { PomDependency } from '../../../analysis/maven/pom.ts'
import type { Scope } from '../../inventory.ts'
import type { Poms } from './poms.ts'

/** An artifact that a project resolves to. */
export interface Resolved {
  /** `group:artifact:type:classifier`: of what has the same, one version is taken. */
  key: string
  group: string
  artifact: string
  /** Null: nobody says, or a range. */
  version: string | null
  range: string | null
  /** `system`: a file on the machine that builds. */
  isOfSystem: boolean
  /** Keys. */
  dependsOn: readonly string[]
}

export interface Resolution {
  /** What the project itself asks for. */
  direct: readonly { key: string; scope: Scope; dependency: PomDependency }[]
  resolved: readonly Resolved[]
}

interface Step {
  dependency: PomDependency
  exclusions: PomDependency['exclusions']
}

/** More than any build has. */
const MAX_ARTIFACTS = 20_000

/**
 * What Maven takes, https://maven.apache.org/guides/introduction/introduction-to-dependency-mechanism.html: the nearest
 * version wins, of equally near ones the first; what the project manages holds for all below it; tests, what is provided and
 * what is optional for others are theirs alone. What an artifact needs whose POM is not to be had is missing.
 */
export async function resolve(project: EffectivePom, poms: Poms): Promise<Resolution> {
  const managed = new Map(project.managed.map((one) => [keyOf(one), one]))
  const direct = project.dependencies.map((dependency) => ({
    key: keyOf(dependency),
    scope: scopeOf(dependency),
    dependency,
  }))
  const directKeys = new Set(direct.map(({ key }) => key))
  const taken = new Map<string, Resolved>()
  let level: Step[] = project.dependencies.map((dependency) => ({
    dependency,
    exclusions: dependency.exclusions,
  }))
  while (level.length > 0 && taken.size < MAX_ARTIFACTS) {
    const fresh = level.filter(({ dependency }) => {
      const key = keyOf(dependency)
      if (taken.has(key)) return false
      taken.set(key, resolvedOf(dependency))
      return true
    })
    const found = await Promise.all(fresh.map(({ dependency }) => pomOf(dependency, poms)))
    const next: Step[] = []
    for (const [index, { dependency, exclusions }] of fresh.entries()) {
      const pom = found[index] ?? null
      if (pom === null) continue
      const key = keyOf(dependency)
      const below = pom.dependencies
        .filter((one) => isPassedOn(one) && !isExcluded(one, exclusions))
        .map((one) => withRule(one, managed.get(keyOf(one))))
        .filter(isPassedOn)
      taken.set(key, {
        ...resolvedOf({ ...dependency, group: pom.group, artifact: pom.artifact, version: pom.version }),
        key,
        // What is direct has the scope that the project gives it, whoever else needs it.
        dependsOn: below.map(keyOf).filter((one) => !directKeys.has(one)),
      })
      next.push(...below.map((one) => ({ dependency: one, exclusions: [...exclusions, ...one.exclusions] })))
    }
    level = next
  }
  return { direct, resolved: [...taken.values()] }
}

async function pomOf(dependency: PomDependency, poms: Poms): Promise<EffectivePom | null> {
  const { group, artifact, version, isOfSystem } = resolvedOf(dependency)
  return version === null || isOfSystem ? null : poms.effective({ group, artifact, version })
}

function resolvedOf(dependency: PomDependency): Resolved {
  const { group, artifact, scope } = dependency
  const written = dependency.version
  const exact = written === null ? null : (/^\[\s*([^,\s]+)\s*\]$/.exec(written)?.[1] ?? written)
  const version = exact !== null && /^[^[\](),${}]+$/.test(exact) ? exact : null
  return {
    key: keyOf(dependency),
    group,
    artifact,
    version,
    range: written,
    isOfSystem: scope === 'system',
    dependsOn: [],
  }
}

/** Test jars are the jar of a classifier. */
function keyOf({ group, artifact, type, classifier }: PomDependency): string {
  const isTests = type === 'test-jar'
  const extension = isTests || JARS.has(type) ? 'jar' : type
  return `${group}:${artifact}:${extension}:${classifier ?? (isTests ? 'tests' : '')}`
}

const JARS = new Set(['jar', 'ejb', 'ejb-client', 'maven-plugin', 'bundle', 'java-source', 'javadoc'])

/** What is provided is compiled against, and somebody else brings it. */
function scopeOf({ scope, optional }: PomDependency): Scope {
  if (scope === 'test') return 'dev'
  return optional ? 'optional' : 'runtime'
}

function isPassedOn({ scope, optional }: PomDependency): boolean {
  return !optional && scope !== 'test' && scope !== 'provided' && scope !== 'system'
}

function isExcluded({ group, artifact }: PomDependency, exclusions: PomDependency['exclusions']): boolean {
  const fits = (pattern: string, name: string) => pattern === '*' || pattern === name
  return exclusions.some((one) => fits(one.group, group) && fits(one.artifact, artifact))
}

/** What the project manages holds for what others ask for. */
function withRule(one: PomDependency, rule: PomDependency | undefined): PomDependency {
  if (rule === undefined) return one
  return {
    ...one,
    version: rule.version ?? one.version,
    scope: rule.scope ?? one.scope,
    exclusions: [...one.exclusions, ...rule.exclusions],
  }
}
