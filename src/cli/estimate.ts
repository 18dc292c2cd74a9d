import { BUDGET } from '../sources/forge/github/budget.ts'

/** What reading one package may cost at most, cold: what its registry says, the archive, downloads, dependents, types by others. */
export const PACKAGE_BUDGET = { requests: 5 } as const

/** What GitHub answers in an hour without a token. */
const ANONYMOUS_PER_HOUR = 60

export interface EstimateOptions {
  /** That are named, or that a package may name. */
  repositories: number
  packages: number
  /** "token from GITHUB_TOKEN"; null without one. */
  credential: string | null
  maxRequests: number | null
}

/** What a run will cost at most, before it starts. `warning`: what cannot fit, null where all does. */
export function estimate(options: EstimateOptions): { text: string; warning: string | null } {
  const { repositories, packages, credential } = options
  const points = credential ? ` and ${BUDGET.points * repositories} points` : ''
  const registry = packages > 0 ? `, and ${PACKAGE_BUDGET.requests * packages} requests to a registry` : ''
  const who = credential ? `with the ${credential}` : 'without a token'
  const text = `at most ${BUDGET.requests * repositories} requests${points}, ${who}${registry}`
  return { text, warning: tooMuch(options) }
}

function tooMuch({ repositories, packages, credential, maxRequests }: EstimateOptions): string | null {
  const toGitHub = BUDGET.requests * repositories
  const requests = toGitHub + PACKAGE_BUDGET.requests * packages
  if (maxRequests !== null && requests > maxRequests) {
    return `The run takes up to ${requests} requests; beyond --max-requests ${maxRequests} things stay unknown`
  }
  if (credential === null && toGitHub > ANONYMOUS_PER_HOUR) {
    return `${repositories} repositories take up to ${toGitHub} requests; without a token GitHub answers ${ANONYMOUS_PER_HOUR} an hour. Set GITHUB_TOKEN`
  }
  return null
}
