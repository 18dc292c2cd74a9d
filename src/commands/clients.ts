import { homedir } from 'node:os'
import type { Clients } from '../collect/sources.ts'
import { cacheFolder } from '../github/cache-folder.ts'
import { type ConditionalGitHub, MAX_AGE_MS, withCache } from '../github/cached.ts'
import { findCredentials } from '../github/credentials.ts'
import type { DiskCache } from '../github/disk-cache.ts'
import { endpointsFrom, forgeHost } from '../github/endpoints.ts'
import { createGitHub } from '../github/octokit.ts'
import { fetchFor } from '../github/proxy.ts'
import type { CheckOptions } from '../options.ts'
import { createProgress, type Progress } from '../progress.ts'
import type { Fetch } from '../registry/http.ts'
import type { Npm } from '../registry/npm.ts'
import { VERSION } from '../version.ts'
import type { Io } from './io.ts'

/** What a run reads with, and what it says meanwhile. */
export interface OpenClients {
  clients: Clients
  /** The host that bare `owner/repo` names belong to. */
  host: string
  /** "token from GITHUB_TOKEN"; null without one. */
  credential: string | null
  progress: Progress
}

type Wishes = Pick<
  CheckOptions,
  'targets' | 'cache' | 'refresh' | 'maxRequests' | 'maxWaitSeconds' | 'verbose' | 'quiet'
>

/** The clients of one run, as options and environment say. Loads octokit: not to be called where nothing is read. */
export async function openClients(options: Wishes, io: Io): Promise<OpenClients> {
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
  const single = createGitHub({
    endpoints,
    credentials,
    signal: io.signal,
    fetch,
    onExchange: progress.exchange,
    onWait: progress.wait,
    ...(options.maxRequests !== null && { maxRequests: options.maxRequests }),
    ...(options.maxWaitSeconds !== null && { maxWaitMs: options.maxWaitSeconds * 1000 }),
  })
  // Below the cache, which keeps each answer under its own question.
  const client = options.targets.length > 1 ? await inBatches(single) : single
  const scope = JSON.stringify([endpoints, credentials.map(({ identity }) => identity).toSorted()])
  const caching = { scope, maxAgeMs: MAX_AGE_MS, refresh: options.refresh, now: Date.now }
  return {
    clients: {
      github: disk ? withCache(client, { disk, ...caching }) : client,
      npm: () => openNpm(io, fetch),
      host: forgeHost(endpoints),
      folder: io.cwd,
    },
    host: forgeHost(endpoints),
    credential: single.credential,
    progress,
  }
}

async function inBatches(client: ConditionalGitHub): Promise<ConditionalGitHub> {
  const { withBatches } = await import('../github/batched.ts')
  return withBatches(client)
}

/** Behind its own door: without a cache nothing of it is loaded. */
async function openCache(io: Io): Promise<DiskCache> {
  const { openDiskCache } = await import('../github/disk-cache.ts')
  return openDiskCache(cacheFolder(io.env, io.platform))
}

async function openNpm(io: Io, fetch: Fetch): Promise<Npm> {
  const { createNpm } = await import('../registry/npm.ts')
  const { readNpmConfig } = await import('../registry/npmrc.ts')
  return createNpm({
    config: readNpmConfig(io.cwd, io.env, homedir()),
    fetch,
    signal: io.signal,
    userAgent: `oss-check/${VERSION}`,
    now: io.now,
  })
}
