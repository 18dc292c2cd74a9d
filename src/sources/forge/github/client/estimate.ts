/** The most that one repository takes when nothing is cached; `npm run bench` measures it. */
const WITH_TOKEN = { requests: 10, points: 15 }
const WITHOUT_TOKEN = { requests: 10 }

/** What GitHub answers in an hour without a token. */
const ANONYMOUS_PER_HOUR = 60

export interface EstimateOptions {
  repositories: number
  /** "token from GITHUB_TOKEN"; null without one. */
  credential: string | null
  maxRequests: number | null
}

/** What a run will cost at most, before it starts. `warning`: what cannot fit, null where all does. */
export function estimate(options: EstimateOptions): { text: string; warning: string | null } {
  const { repositories, credential, maxRequests } = options
  const each = credential ? WITH_TOKEN : WITHOUT_TOKEN
  const requests = each.requests * repositories
  const points = credential ? ` and ${WITH_TOKEN.points * repositories} points` : ''
  const text = `at most ${requests} requests${points}, ${credential ? `with the ${credential}` : 'without a token'}`
  return { text, warning: tooMuch(requests, repositories, credential, maxRequests) }
}

function tooMuch(
  requests: number,
  repositories: number,
  credential: string | null,
  maxRequests: number | null,
): string | null {
  const what = repositories === 1 ? 'One repository takes' : `${repositories} repositories take`
  if (maxRequests !== null && requests > maxRequests) {
    return `${what} up to ${requests} requests; beyond --max-requests ${maxRequests} things stay unknown`
  }
  if (credential === null && requests > ANONYMOUS_PER_HOUR) {
    return `${what} up to ${requests} requests; without a token GitHub answers ${ANONYMOUS_PER_HOUR} an hour. Set GITHUB_TOKEN`
  }
  return null
}
