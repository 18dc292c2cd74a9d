import { type Interpolation, interpolated } from './interpolate.ts'
import type { Coordinates, Pom, PomDependency } from './pom.ts'

/** A POM with what it inherits, what it imports, and its properties filled in. What nobody says stays as it is written. */
export interface EffectivePom extends Omit<Pom, 'parent' | 'relocation'> {
  group: string
  artifact: string
  version: string
  /** The line of parents, nearest first. */
  parents: readonly Coordinates[]
  /** The parent that was not to be had: what it and those above it say is missing here. Null: none is missing. */
  lostParent: Coordinates | null
  /** Imported POMs that were not to be had: versions that they would have given are missing. */
  lostImports: readonly Coordinates[]
}

/** Gives a POM by its coordinates; null: there is none. What it throws is not caught. */
export type FindPom = (coordinates: Coordinates) => Promise<Pom | null>

/** Longer lines of parents are circles. */
export const MAX_PARENTS = 30

/**
 * As Maven builds it, https://maven.apache.org/ref/current/maven-model-builder/, but for profiles, which depend on the
 * machine, and the paths that Maven adds to the addresses a child inherits.
 */
export function effectivePom(pom: Pom, find: FindPom): Promise<EffectivePom> {
  return build(pom, find, new Set())
}

/** The same without what it imports, which gives versions to dependencies and says nothing of the artifact itself. */
export async function inheritedPom(pom: Pom, find: FindPom): Promise<EffectivePom> {
  const line = [pom]
  for (let { parent } = pom; parent !== null; ) {
    const found = line.length <= MAX_PARENTS ? await find(parent) : null
    if (found === null) {
      const { group, artifact, version } = parent
      return withParents(line, { group, artifact, version })
    }
    line.push(asAskedFor(found, parent))
    parent = found.parent
  }
  return withParents(line, null)
}

/** `imported`: what was imported before says the same again, and goes nowhere in a circle. */
async function build(pom: Pom, find: FindPom, imported: Set<string>): Promise<EffectivePom> {
  const whole = await inheritedPom(pom, find)
  const imports = whole.managed.filter(isImport)
  const added: PomDependency[] = []
  const lostImports: Coordinates[] = []
  for (const { group, artifact, version } of imports) {
    const coordinates = { group, artifact, version: version ?? '' }
    const key = `${group}:${artifact}:${version}`
    if (imported.has(key)) continue
    imported.add(key)
    const found = await find(coordinates)
    if (found === null) lostImports.push(coordinates)
    else {
      const bom = await build(found, find, imported)
      added.push(...bom.managed)
      lostImports.push(...(bom.lostParent ? [bom.lostParent] : []), ...bom.lostImports)
    }
  }
  const managed = unlessNamed([...whole.managed.filter((one) => !isImport(one)), ...added])
  return { ...withVersions(whole, managed), lostImports }
}

/** What a parent does not say of itself is what it was asked for by. */
export function asAskedFor(found: Pom, { group, artifact, version }: Coordinates): Pom {
  return { ...found, group, artifact, version }
}

/**
 * A POM and its parents, nearest first, as one. What it imports is not looked at: its `managed` still names that, and
 * versions that come from there are missing.
 */
export function withParents(line: readonly Pom[], lostParent: Coordinates | null): EffectivePom {
  const [pom, ...above] = line
  if (pom === undefined) throw new TypeError('There is no POM without a POM')
  const merged = [...line].reduceRight((parents, own) => inherit(parents, own))
  const filled = interpolated({ ...merged, parent: pom.parent }, contextOf(merged, pom))
  const { parent: _, relocation: __, ...rest } = filled
  const whole: EffectivePom = {
    ...rest,
    group: filled.group ?? '',
    artifact: filled.artifact ?? '',
    version: filled.version ?? '',
    parents: above.map(({ group, artifact, version }) => ({
      group: group ?? '',
      artifact: artifact ?? '',
      version: version ?? '',
    })),
    lostParent,
    lostImports: [],
  }
  return { ...withVersions(whole, whole.managed), managed: whole.managed }
}

function withVersions(pom: EffectivePom, managed: readonly PomDependency[]): EffectivePom {
  // Each is named once: BOMs name thousands, and a build has thousands of dependencies.
  const rules = new Map(managed.filter((one) => !isImport(one)).map((one) => [keyOf(one), one]))
  const dependencies = pom.dependencies.map((one) => withManaged(one, rules.get(keyOf(one))))
  return { ...pom, managed, dependencies }
}

/** Name, packaging, modules and relocation are everybody's own. */
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

function isImport({ scope, type }: PomDependency): boolean {
  return scope === 'import' && type === 'pom'
}

/** The first of those that name the same thing. */
function unlessNamed(dependencies: readonly PomDependency[]): PomDependency[] {
  const named = new Map<string, PomDependency>()
  for (const dependency of dependencies) {
    // Imports add up: one does not stand in for another.
    const key = isImport(dependency) ? `${keyOf(dependency)}:${dependency.version}` : keyOf(dependency)
    if (!named.has(key)) named.set(key, dependency)
  }
  return [...named.values()]
}

function withManaged(dependency: PomDependency, rule: PomDependency | undefined): PomDependency {
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
