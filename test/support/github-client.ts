import type { Cost } from '../../src/model/cost.ts'
import { createNet, type Net, type NetOptions } from '../../src/net/client.ts'
import type { Pace } from '../../src/net/pace.ts'
import { endpointsFrom } from '../../src/sources/forge/github/client/endpoints.ts'
import type { GitHubClient, GitHubOptions } from '../../src/sources/forge/github/client/github.ts'
import { createGitHub } from '../../src/sources/forge/github/client/github.ts'
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

/** The real way out of this machine, with a clock of the test. */
export function netOf(options: Partial<NetOptions> = {}): Net {
  return createNet({ signal: new AbortController().signal, pace: fakePace(), ...options })
}

/** The real client against a server of the test, and what it has spent. */
export function clientOf(
  url: string,
  options: Partial<GitHubOptions & NetOptions> = {},
): GitHubClient & { cost(): Cost } {
  const { credentials = [credential('secret-token')], timeoutMs = 2000, net = netOf(options) } = options
  const endpoints = endpointsFrom({ GITHUB_API_URL: url })
  return { ...createGitHub({ net, endpoints, credentials, timeoutMs }), cost: net.cost }
}
