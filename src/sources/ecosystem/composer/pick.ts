import { composerVersions } from '../../../analysis/versions/composer.ts'
import { coverage } from '../../../analysis/versions/runtimes.ts'
import { SubjectNotFound } from '../../source.ts'
import type { ComposerVersion } from './metadata.ts'

export interface Picked {
  version: ComposerVersion
  /** Why not another that one might expect; null: there is none. */
  passedOver: string | null
}

/**
 * The version that Composer takes for a constraint: of those as stable as it asks for the highest that runs on your PHP, as far
 * as you say which. Throws SubjectNotFound where there is none.
 */
export function pickVersion(
  name: string,
  versions: readonly ComposerVersion[],
  constraint: string,
  php: string | null,
): Picked {
  const numbered = versions.filter(({ version }) => !composerVersions.isBranch(version))
  const asked = constraint === '' ? numbered : versions
  const fitting = asked.filter(
    ({ version }) => constraint === '' || composerVersions.satisfies(version, constraint),
  )
  const allowed = fitting.filter(({ version }) => isAsStable(version, constraint))
  const running = allowed.filter((one) => runsOn(one, php))
  const version = running.at(-1)
  const highest = allowed.at(-1)
  if (version !== undefined) {
    const isPassedOver = highest !== undefined && highest !== version
    return { version, passedOver: isPassedOver ? `${highest.version} does not run on PHP ${php}` : null }
  }
  const unstable = fitting.at(-1)
  if (unstable !== undefined && highest === undefined) {
    return { version: unstable, passedOver: 'it has none that is stable; Composer wants that allowed' }
  }
  const last = numbered.findLast((one) => !composerVersions.isPrerelease(one.version)) ?? numbered.at(-1)
  throw new SubjectNotFound(
    fitting.length > 0
      ? `No version of ${name} that is asked for runs on PHP ${php}`
      : `No version of ${name} is in ${constraint || 'any range'}`,
    last === undefined ? 'It has no version with a number' : `The latest is ${last.version}`,
  )
}

const STABILITIES = ['dev', 'alpha', 'beta', 'rc', 'stable']

/** Stable ones, unless the constraint says another stability or names a version that has it. */
function isAsStable(version: string, constraint: string): boolean {
  if (!composerVersions.isPrerelease(version)) return true
  const flag = /@(stable|rc|beta|alpha|dev)\b/i.exec(constraint)?.[1]?.toLowerCase()
  const written = /(?:^|[\s,|])dev-|-(dev|alpha|a|beta|b|rc)(?=\d|\b)/i.exec(constraint)
  const named = written === null ? undefined : (written[1]?.toLowerCase() ?? 'dev')
  const least = flag ?? STABILITIES.find((one) => named !== undefined && one.startsWith(named)) ?? 'stable'
  return STABILITIES.indexOf(stabilityOf(version)) >= STABILITIES.indexOf(least)
}

function stabilityOf(version: string): string {
  if (composerVersions.isBranch(version)) return 'dev'
  const word = /[-._]?(alpha|beta|rc|a|b)(?=[\d.]*$)/i.exec(version)?.[1]?.toLowerCase() ?? 'dev'
  return STABILITIES.find((one) => one.startsWith(word)) ?? 'dev'
}

/** `php`: yours, as policies write ranges. */
function runsOn({ require: required = {} }: ComposerVersion, php: string | null): boolean {
  if (php === null || required.php === undefined) return true
  return coverage('composer', php, required.php) !== 'none'
}
