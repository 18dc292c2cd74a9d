import { cargoVersions } from '../../../analysis/versions/cargo.ts'
import { npmVersions } from '../../../analysis/versions/npm.ts'
import { SubjectNotFound } from '../../source.ts'
import type { WantedRelease } from '../ecosystem.ts'
import type { Crate, IndexedVersion } from './sparse-index.ts'

export interface Picked {
  version: IndexedVersion
  /** Why not another that one might expect; null: there is none. */
  passedOver: string | null
}

/**
 * What cargo takes for a requirement: of what is not yanked and builds with the Rust the highest, a prerelease where one is
 * named or there is nothing else. A version written in full is that version, yanked or not, as a lockfile has it. Throws
 * SubjectNotFound where there is none.
 */
export function pickVersion({ name, versions }: Crate, { range, runtime }: WantedRelease): Picked {
  const wanted = range.trim()
  if (cargoVersions.parse(wanted) !== null) {
    const exact = versions.find(({ version }) => version === wanted || version.startsWith(`${wanted}+`))
    if (exact) return { version: exact, passedOver: null }
    throw noneIn(name, versions, wanted)
  }
  const isFitting = ({ version }: IndexedVersion) =>
    wanted === '' ? !cargoVersions.isPrerelease(version) : cargoVersions.satisfies(version, wanted)
  const released = versions.filter(isFitting)
  const fitting = released.length === 0 && wanted === '' ? versions : released
  const highest = fitting.at(-1)
  if (highest === undefined) throw noneIn(name, versions, wanted)
  const rust = runtime?.rust === undefined ? null : npmVersions.lowestIn(runtime.rust)
  const allowed = fitting.filter(({ yanked }) => !yanked)
  const built = allowed.filter((one) => rust === null || buildsWith(one, rust))
  const version = built.at(-1) ?? allowed.at(-1)
  // cargo takes none of them; that they are all yanked is what there is to say of it.
  if (version === undefined) return { version: highest, passedOver: 'every version that fits is yanked' }
  if (version === highest)
    return { version, passedOver: released.length === 0 ? 'it has prereleases alone' : null }
  const why = highest.yanked ? 'is yanked' : `does not build with Rust ${rust}`
  return { version, passedOver: `the highest, ${highest.version}, ${why}` }
}

function buildsWith({ rustVersion }: IndexedVersion, rust: string): boolean {
  return rustVersion === null || cargoVersions.satisfies(rust, `>=${rustVersion}`)
}

function noneIn(name: string, versions: readonly IndexedVersion[], wanted: string): SubjectNotFound {
  const highest = versions.findLast(({ version }) => !cargoVersions.isPrerelease(version)) ?? versions.at(-1)
  return new SubjectNotFound(
    cargoVersions.isRange(wanted)
      ? `No version of the crate ${name} fits ${wanted || 'anything'}`
      : `${JSON.stringify(wanted)} is no version of the crate ${name} and no requirement`,
    highest ? `Its highest is ${highest.version}` : 'It has no version at all',
  )
}
