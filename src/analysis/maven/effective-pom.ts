import { type Interpolation, interpolated } from './interpolate.ts'
import type { Coordinates, Pom, PomDependency } from './pom.ts'

/** A POM with what it inherits, what it imports, and its properties filled in. What nobody says stays as it is written. */
export interface EffectivePom extends Omit<Pom, 'parent' | 'relocation'> {
  group: string
  artifact: string
  version: string
  /** The line of parents, nearest first. */
  parents: readonly Coordinates[]
  /** Parents and imported POMs that were not to be had: what they would have added is missing here. */
  unread: readonly Coordinates[]
}

/** Gives a POM by its coordinates; null: there is none. What it throws is not caught. */
export type FindPom = (coordinates: Coordinates) => Promise<Pom | null>

/** Longer lines of parents are circles. */
const MAX_PARENTS = 30

/**
 * As Maven builds it, https://maven.apache.org/ref/current/maven-model-builder/, but for profiles, which depend on the
 * machine, and the paths that Maven adds to the addresses a child inherits.
 */
export function effectivePom(pom: Pom, find: FindPom): Promise<EffectivePom> {
  return build(pom, find, new Set())
}

/** `imported`: what was imported before says the same again, and goes nowhere in a circle. */
async function build(pom: Pom, find: FindPom, imported: Set<string>): Promise<EffectivePom> {
  const { line, unread } = await lineOf(pom, find)
  const merged = line.reduceRight(inherit)
  const [, ...above] = line
  const filled = interpolated({ ...merged, parent: pom.parent }, contextOf(merged, pom))
  const imports = filled.managed.filter(({ scope, type }) => scope === 'import' && type === 'pom')
  const own = filled.managed.filter((one) => !imports.includes(one))
  const added: PomDependency[] = []
  for (const { group, artifact, version } of imports) {
    const coordinates = { group, artifact, version: version ?? '' }
    const key = `${group}:${artifact}:${version}`
    if (imported.has(key)) continue
    imported.add(key)
    const found = await find(coordinates)
    if (found === null) unread.push(coordinates)
    else {
      const bom = await build(found, find, imported)
      added.push(...bom.managed)
      unread.push(...bom.unread)
    }
  }
  const managed = unlessNamed([...own, ...added])
  const { parent: _, relocation: __, ...rest } = filled
  return {
    ...rest,
    group: filled.group ?? '',
    artifact: filled.artifact ?? '',
    version: filled.version ?? '',
    managed,
    dependencies: filled.dependencies.map((dependency) => withManaged(dependency, managed)),
    parents: above.map((one) => coordinatesOf(one)),
    unread,
  }
}

/** The POM and its parents, nearest first. */
async function lineOf(pom: Pom, find: FindPom): Promise<{ line: Pom[]; unread: Coordinates[] }> {
  const line = [pom]
  for (let { parent } = pom; parent !== null; ) {
    const found = line.length <= MAX_PARENTS ? await find(parent) : null
    if (found === null) return { line, unread: [parent] }
    // What a parent does not say of itself is what it was asked for by.
    const { group, artifact, version } = parent
    line.push({ ...found, group, artifact, version })
    parent = found.parent
  }
  return { line, unread: [] }
}

/** `above` comes from a parent. Name, packaging, modules and relocation are everybody's own. */
function inherit(above: Pom, own: Pom): Pom {
  return {
    ...own,
    group: own.group ?? above.group,
    version: own.version ?? above.version,
    properties: { ...above.properties, ...own.properties },
    dependencies: unlessNamed([...own.dependencies, ...above.dependencies]),
    managed: unlessNamed([...own.managed, ...above.managed]),
    licenses: own.licenses.length > 0 ? own.licenses : above.licenses,
    url: own.url ?? above.url,
    scm: own.scm ?? above.scm,
    issuesUrl: own.issuesUrl ?? above.issuesUrl,
    developers: own.developers.length > 0 ? own.developers : above.developers,
  }
}

/** The first of those that name the same thing. */
function unlessNamed(dependencies: readonly PomDependency[]): PomDependency[] {
  const named = new Map<string, PomDependency>()
  for (const dependency of dependencies) {
    // Imports add up: one does not stand in for another.
    const isImport = dependency.scope === 'import'
    const key = isImport ? `${keyOf(dependency)}:${dependency.version}` : keyOf(dependency)
    if (!named.has(key)) named.set(key, dependency)
  }
  return [...named.values()]
}

function withManaged(dependency: PomDependency, managed: readonly PomDependency[]): PomDependency {
  const rule = managed.find((one) => keyOf(one) === keyOf(dependency))
  if (rule === undefined) return dependency
  return {
    ...dependency,
    version: dependency.version ?? rule.version,
    scope: dependency.scope ?? rule.scope,
    exclusions: [...dependency.exclusions, ...rule.exclusions],
  }
}

function keyOf({ group, artifact, type, classifier }: PomDependency): string {
  return [group, artifact, type, classifier ?? ''].join(':')
}

function coordinatesOf({ group, artifact, version }: Pom): Coordinates {
  return { group: group ?? '', artifact: artifact ?? '', version: version ?? '' }
}

/** What `${…}` may name: the properties, and what the model says of itself. */
function contextOf(merged: Pom, { parent }: Pom): Interpolation {
  const own: Record<string, string | null> = {
    groupId: merged.group,
    artifactId: merged.artifact,
    version: merged.version,
    packaging: merged.packaging,
    url: merged.url,
    'parent.groupId': parent?.group ?? null,
    'parent.artifactId': parent?.artifact ?? null,
    'parent.version': parent?.version ?? null,
    'scm.url': merged.scm?.url ?? null,
  }
  return (name) => own[name.replace(/^(?:project|pom)\./, '')] ?? merged.properties[name] ?? null
}
