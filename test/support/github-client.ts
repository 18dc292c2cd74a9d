import { endpointsFrom } from '../../src/sources/forge/github/client/endpoints.ts'
import type { GitHubClient, GitHubOptions } from '../../src/sources/forge/github/client/octokit.ts'
import { createGitHub } from '../../src/sources/forge/github/client/octokit.ts'
import type { Pace } from '../../src/sources/forge/github/client/rate-limit-wait.ts'
import type { Credential } from '../../src/sources/forge/github/client/token-pool.ts'

export const NOON = Date.parse('2026-01-01T12:00:00Z')

/** A clock that only sleeping moves. */
export function fakePace(start: number = NOON): Pace & { slept: number[] } {
  let now = start
  const slept: number[] = []
  return {
    slept,
    now: () => now,
    random: () => 0.5,
    async sleep(milliseconds, signal) {
      signal.throwIfAborted()
      slept.push(milliseconds)
      now += milliseconds
    },
  }
}

export function credential(token: string, source: string = 'GITHUB_TOKEN'): Credential {
  return { source, identity: token, token: async () => token }
}

/** The real client against a server of the test. */
export function clientOf(url: string, options: Partial<GitHubOptions> = {}): GitHubClient {
  return createGitHub({
    endpoints: endpointsFrom({ GITHUB_API_URL: url }),
    credentials: [credential('secret-token')],
    signal: new AbortController().signal,
    pace: fakePace(),
    timeoutMs: 2000,
    ...options,
  })
}
