import semver from 'semver'
import type { VersionInUse } from '../../../../model/facts/project.ts'
import type { LockedPackage, Lockfile } from './lockfile.ts'
import { type Manifests, requestsOf } from './manifest.ts'
import { type Override, overridesIn } from './overrides.ts'
import { specifierOf } from './specifier.ts'

/** The version that a project uses of a package: what its lockfile pins, else what is forced, else what is asked for. */
export function versionInUse(
  name: string,
  manifests: Manifests,
  lockfile: Lockfile | null,
): VersionInUse | null {
  const asked = requestOf(name, manifests)
  return (
    (lockfile && pinnedBy(lockfile, name)) ??
    forcedBy(overridesIn(manifests), name, asked, manifests) ??
    asked
  )
}

/** Of several copies: the one that the project's own imports find, else the highest. */
function pinnedBy({ file, packages }: Lockfile, name: string): VersionInUse | null {
  const copies = packages.filter((one) => one.name === name)
  const own = copies.filter(({ direct }) => direct)
  const [used] = (own.length > 0 ? own : copies).toSorted(highestFirst)
  if (!used) return null
  const others = [...new Set(copies.map(({ version }) => version))].filter(
    (one) => one !== null && one !== used.version,
  )
  const alias = used.as === name ? '' : ` as ${used.as}`
  const besides = others.length === 0 ? '' : `, besides ${others.join(', ')} for other packages`
  return {
    by: 'lockfile',
    range: used.fromRegistry ? used.version : null,
    reason: used.fromRegistry
      ? `your ${file} pins it${alias}${besides}`
      : `your ${file} takes it from elsewhere, and not from the registry`,
  }
}

function highestFirst(one: LockedPackage, other: LockedPackage): number {
  return semver.rcompare(
    semver.coerce(one.version, { includePrerelease: true }) ?? '0.0.0',
    semver.coerce(other.version, { includePrerelease: true }) ?? '0.0.0',
  )
}

function forcedBy(
  overrides: readonly Override[],
  name: string,
  asked: VersionInUse | null,
  { manifest }: Manifests,
): VersionInUse | null {
  const fitting = overrides.filter((one) => one.name === name && one.everywhere && holdsFor(one, asked))
  const [first] = fitting
  if (!first) return null
  const reference = /^\$(.+)$/.exec(first.to)?.[1]
  const own =
    reference === undefined ? undefined : requestsOf({ manifest, root: manifest, workspace: null })[reference]
  const to = specifierOf(name, own ?? first.to)
  if (to.kind === 'elsewhere' || to.name !== name) {
    return { by: 'override', range: null, reason: `your ${first.where} put ${own ?? first.to} in its place` }
  }
  return { by: 'override', range: to.range, reason: `your ${first.where} force ${to.range}` }
}

/** An override of `name@^1` is for those who ask for a version 1. */
function holdsFor({ range }: Override, asked: VersionInUse | null): boolean {
  if (range === null || !asked?.range) return true
  const valid = semver.validRange(range, { loose: true })
  const theirs = semver.validRange(asked.range, { loose: true })
  return valid === null || theirs === null || semver.intersects(valid, theirs, { loose: true })
}

/** Under its own name, else under an alias. */
function requestOf(name: string, manifests: Manifests): VersionInUse | null {
  const requests = Object.entries(requestsOf(manifests)).map(([as, text]) => ({
    as,
    asked: specifierOf(as, text),
  }))
  const fitting = requests.filter(({ asked }) => asked.kind === 'registry' && asked.name === name)
  const found = fitting.find(({ as }) => as === name) ?? fitting[0]
  if (found?.asked.kind === 'registry') {
    const { range } = found.asked
    const alias = found.as === name ? '' : ` as ${found.as}`
    return { by: 'manifest', range, reason: `your package.json asks for ${range || 'any version'}${alias}` }
  }
  const elsewhere = requests.find(({ as, asked }) => as === name && asked.kind === 'elsewhere')?.asked
  if (elsewhere?.kind !== 'elsewhere') return null
  return {
    by: 'manifest',
    range: null,
    reason: `your package.json takes it from ${elsewhere.from}, and not from the registry`,
  }
}
