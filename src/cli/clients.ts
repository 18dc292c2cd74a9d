import { homedir } from 'node:os'
import { NO_COST } from '../model/cost.ts'
import { VERSION } from '../model/version.ts'
import type { Npm } from '../sources/ecosystem/npm/npm.ts'
import { cacheFolder } from '../sources/forge/github/client/cache-folder.ts'
import { type ConditionalGitHub, MAX_AGE_MS, withCache } from '../sources/forge/github/client/cached.ts'
import type { GitHub } from '../sources/forge/github/client/client.ts'
import { findCredentials } from '../sources/forge/github/client/credentials.ts'
import type { DiskCache } from '../sources/forge/github/client/disk-cache.ts'
import { type Endpoints, endpointsFrom, forgeHost } from '../sources/forge/github/client/endpoints.ts'
import { fetchFor } from '../sources/forge/github/client/proxy.ts'
import type { Clients } from '../sources/index.ts'
import type { CheckOptions } from './check-options.ts'
import type { Io } from './io.ts'
import { createProgress, type Progress } from './progress.ts'

/** What a run reads with, and what it says meanwhile. */
export interface OpenClients {
  clients: Clients
  /** "token from GITHUB_TOKEN"; null without one. */
  credential(): Promise<string | null>
  progress: Progress
}

type Wishes = Pick<
  CheckOptions,
  'targets' | 'cache' | 'refresh' | 'maxRequests' | 'maxWaitSeconds' | 'verbose' | 'quiet'
>

/** The clients of one run, as options and environment say. Each is loaded and opened where something is asked of it. */
export function openClients(options: Wishes, io: Io): OpenClients {
  const endpoints = endpointsFrom(io.env)
  const progress = createProgress({
    write: io.stderr,
    draws: io.drawsProgress,
    columns: io.terminal.columns,
    quiet: options.quiet,
    verbose: options.verbose,
    now: Date.now,
  })
  let opened: GitHub | null = null
  let opening: ReturnType<typeof openGitHub> | null = null
  const open = async () => {
    opening ??= openGitHub(options, endpoints, progress, io)
    const { client, credential } = await opening
    opened = client
    return { client, credential }
  }
  return {
    clients: {
      github: async () => (await open()).client,
      webUrl: endpoints.web,
      cost: () => opened?.cost() ?? NO_COST,
      npm: () => openNpm(io),
      host: forgeHost(endpoints),
      folder: io.cwd,
    },
    credential: async () => (await open()).credential,
    progress,
  }
}

async function openGitHub(
  options: Wishes,
  endpoints: Endpoints,
  progress: Progress,
  io: Io,
): Promise<{ client: GitHub; credential: string | null }> {
  const [credentials, fetch, disk, { createGitHub }] = await Promise.all([
    findCredentials(io.env, endpoints),
    fetchFor(io.env),
    options.cache ? openCache(io) : null,
    import('../sources/forge/github/client/octokit.ts'),
  ])
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
  return { client: disk ? withCache(client, { disk, ...caching }) : client, credential: single.credential }
}

async function inBatches(client: ConditionalGitHub): Promise<ConditionalGitHub> {
  const { withBatches } = await import('../sources/forge/github/client/batched.ts')
  return withBatches(client)
}

/** Behind its own door: without a cache nothing of it is loaded. */
async function openCache(io: Io): Promise<DiskCache> {
  const { openDiskCache } = await import('../sources/forge/github/client/disk-cache.ts')
  return openDiskCache(cacheFolder(io.env, io.platform))
}

async function openNpm(io: Io): Promise<Npm> {
  const { createNpm } = await import('../sources/ecosystem/npm/npm.ts')
  const { readNpmConfig } = await import('../sources/ecosystem/npm/npmrc.ts')
  return createNpm({
    config: readNpmConfig(io.cwd, io.env, homedir()),
    fetch: await fetchFor(io.env),
    signal: io.signal,
    userAgent: `oss-check/${VERSION}`,
    now: io.now,
  })
}
