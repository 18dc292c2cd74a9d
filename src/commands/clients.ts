import type { Clients } from '../collect/sources.ts'
import { endpointsFrom, forgeHost } from '../github/endpoints.ts'
import { createGitHub } from '../github/octokit.ts'
import type { CheckOptions } from '../options.ts'
import type { Io } from './io.ts'

/** The clients of one run, as options and environment say. */
export function clientsFor(options: CheckOptions, io: Io): { clients: Clients; host: string } {
  const endpoints = endpointsFrom(io.env)
  const token = io.env.GITHUB_TOKEN || io.env.GH_TOKEN
  const github = createGitHub({
    endpoints,
    credentials: token ? [{ source: 'GITHUB_TOKEN', token: async () => token, identity: token }] : [],
    signal: io.signal,
    ...(options.maxRequests !== null && { maxRequests: options.maxRequests }),
    ...(options.maxWaitSeconds !== null && { maxWaitMs: options.maxWaitSeconds * 1000 }),
  })
  return { clients: { github }, host: forgeHost(endpoints) }
}
