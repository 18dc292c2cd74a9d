import { type EcosystemId, isEcosystem } from '../analysis/versions/index.ts'
import { BUDGET } from '../sources/forge/github/budget.ts'

/** Requests that reading one package may cost at most, cold. Complete by type: one more ecosystem has to say. */
export const PACKAGE_BUDGET: Readonly<Record<EcosystemId, number>> = {
  // What the index says under each spelling of the name, its settings, the page of the crate, the archive.
  cargo: 8,
  // The repository, the package with and without branches, what is counted, the archive.
  composer: 5,
  // Versions, the gem, what it declares, who owns and who needs it, the archive.
  gem: 8,
  // Each of up to a hundred versions has to be asked for its time, and several for their go.mod.
  golang: 112,
  // The versions, the POM with all of its parents, where it was moved to, the archive and its checksum.
  maven: 45,
  // What the registry says, the archive, downloads, dependents, types by others.
  npm: 5,
  // Versions come in pages of 64; then what it declares and the archive.
  nuget: 30,
  // The project in both of its forms, the metadata of a release, its wheel and its source.
  pypi: 8,
}

/** What GitHub answers in an hour without a token. */
const ANONYMOUS_PER_HOUR = 60

export interface EstimateOptions {
  /** That are named, or that a package may name. */
  repositories: number
  /** Of each, the purl type. */
  packages: readonly string[]
  /** "token from GITHUB_TOKEN"; null without one. */
  credential: string | null
  maxRequests: number | null
}

/** What a run will cost at most, before it starts. `warning`: what cannot fit, null where all does. */
export function estimate(options: EstimateOptions): { text: string; warning: string | null } {
  const { repositories, packages, credential } = options
  const points = credential ? ` and ${BUDGET.points * repositories} points` : ''
  const registry = packages.length > 0 ? `, and ${toRegistries(packages)} requests to a registry` : ''
  const who = credential ? `with the ${credential}` : 'without a token'
  const text = `at most ${BUDGET.requests * repositories} requests${points}, ${who}${registry}`
  return { text, warning: tooMuch(options) }
}

function toRegistries(packages: readonly string[]): number {
  return packages.reduce((sum, type) => sum + (isEcosystem(type) ? PACKAGE_BUDGET[type] : 0), 0)
}

function tooMuch({ repositories, packages, credential, maxRequests }: EstimateOptions): string | null {
  const toGitHub = BUDGET.requests * repositories
  const requests = toGitHub + toRegistries(packages)
  if (maxRequests !== null && requests > maxRequests) {
    return `The run takes up to ${requests} requests; beyond --max-requests ${maxRequests} things stay unknown`
  }
  if (credential === null && toGitHub > ANONYMOUS_PER_HOUR) {
    return `${repositories} repositories take up to ${toGitHub} requests; without a token GitHub answers ${ANONYMOUS_PER_HOUR} an hour. Set GITHUB_TOKEN`
  }
  return null
}
