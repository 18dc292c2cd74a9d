import type { Io } from '../commands/io.ts'
import { createProgress, type Progress } from '../progress.ts'
import { cacheFolder } from './cache-folder.ts'
import { withCache } from './cached.ts'
import type { GitHub } from './client.ts'
import { findCredentials } from './credentials.ts'
import type { DiskCache } from './disk-cache.ts'
import { endpointsFrom, forgeHost } from './endpoints.ts'
import { createGitHub } from './octokit.ts'
import { fetchFor } from './proxy.ts'

export interface OpenOptions {
  cache: boolean
  refresh: boolean
  maxRequests: number | null
  maxWaitSeconds: number | null
  verbose: boolean
  quiet: boolean
}

/** GitHub for one run of a command, with everything the environment says about it. */
export interface OpenedGitHub {
  github: GitHub
  /** "token from GITHUB_TOKEN"; null without one. */
  credential: string | null
  /** The host that bare `owner/repo` names belong to. */
  host: string
  progress: Progress
  /** Erases the progress and waits for the cache. To be called however the run ends. */
  close(): Promise<void>
}

/** An answer of GraphQL is taken from disk up to this age. */
export const MAX_AGE_MS = 60 * 60 * 1000

export async function openGitHub(io: Io, options: OpenOptions): Promise<OpenedGitHub> {
  const endpoints = endpointsFrom(io.env)
  const [credentials, fetch, disk] = await Promise.all([
    findCredentials(io.env, endpoints),
    fetchFor(io.env),
    options.cache ? openCache(io) : null,
  ])
  const progress = createProgress({
    write: io.stderr,
    draws: io.drawsProgress,
    columns: io.terminal.columns,
    quiet: options.quiet,
    verbose: options.verbose,
    now: Date.now,
  })
  const client = createGitHub({
    endpoints,
    credentials,
    signal: io.signal,
    fetch,
    onExchange: progress.exchange,
    onWait: progress.wait,
    ...(options.maxRequests !== null && { maxRequests: options.maxRequests }),
    ...(options.maxWaitSeconds !== null && { maxWaitMs: options.maxWaitSeconds * 1000 }),
  })
  const scope = JSON.stringify([endpoints, credentials.map(({ identity }) => identity).toSorted()])
  const caching = { scope, maxAgeMs: MAX_AGE_MS, refresh: options.refresh, now: Date.now }
  return {
    github: disk ? withCache(client, { disk, ...caching }) : client,
    credential: client.credential,
    host: forgeHost(endpoints),
    progress,
    async close() {
      progress.end()
      await disk?.settle()
    },
  }
}

/** Behind its own door: without a cache nothing of it is loaded. */
async function openCache(io: Io): Promise<DiskCache> {
  const { openDiskCache } = await import('./disk-cache.ts')
  return openDiskCache(cacheFolder(io.env, io.platform))
}
