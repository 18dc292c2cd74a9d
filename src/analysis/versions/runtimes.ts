import { type EcosystemId, isEcosystem, schemeOf } from './index.ts'
import { isWithin, overlap } from './intervals.ts'
import { npmVersions } from './npm.ts'

/** What runs the packages of each ecosystem; null: whatever they name. Empty: they never say. */
const RUNTIMES: { readonly [Id in EcosystemId]: readonly string[] | null } = {
  cargo: ['rust'],
  gem: ['ruby'],
  composer: ['php'],
  golang: ['go'],
  maven: [],
  npm: null,
  nuget: [],
  pypi: ['python'],
}

/** False: packages of that ecosystem do not run on it, or never say so. */
export function mayNameRuntime(ecosystem: string, runtime: string): boolean {
  const named = isEcosystem(ecosystem) ? RUNTIMES[ecosystem] : []
  return named === null || named.includes(runtime)
}

/**
 * How much of `yours` is in `theirs`. Yours is written as policies write ranges (npm's way), or as the ecosystem does; theirs
 * as the ecosystem does. Null: one of them is no range.
 */
export function coverage(ecosystem: string, yours: string, theirs: string): 'all' | 'part' | 'none' | null {
  if (ecosystem === npmVersions.ecosystem) return coverageByNpm(yours, theirs)
  const scheme = schemeOf(ecosystem)
  const mine = npmVersions.intervalsOf(yours) ?? scheme?.intervalsOf(yours) ?? null
  const other = scheme?.intervalsOf(theirs) ?? null
  if (scheme === null || mine === null || other === null) return null
  if (isWithin(mine, other, scheme.compare)) return 'all'
  return overlap(mine, other, scheme.compare) ? 'part' : 'none'
}

/** Prereleases count by npm's own rules. */
function coverageByNpm(yours: string, theirs: string): 'all' | 'part' | 'none' | null {
  if (!npmVersions.isRange(yours) || !npmVersions.isRange(theirs)) return null
  if (npmVersions.isWithin(yours, theirs)) return 'all'
  return npmVersions.overlap(yours, theirs) ? 'part' : 'none'
}
