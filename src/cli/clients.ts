import { homedir } from 'node:os'
import type { FindPom } from '../analysis/maven/effective-pom.ts'
import { VERSION } from '../model/version.ts'
import { type AnswerCache, createAnswerCache } from '../net/cache/answers.ts'
import { openDiskCache } from '../net/cache/disk.ts'
import { cacheFolder } from '../net/cache/folder.ts'
import { createNet, type Net } from '../net/client.ts'
import { fetchFor } from '../net/proxy.ts'
import type { Ecosystem, Registry, RegistryAccess, SettingsStanding } from '../sources/ecosystem/ecosystem.ts'
import { githubAddresses } from '../sources/forge/github/address.ts'
import { withCache } from '../sources/forge/github/client/cached.ts'
import type { ConditionalGitHub, GitHub } from '../sources/forge/github/client/client.ts'
import { findCredentials } from '../sources/forge/github/client/credentials.ts'
import { type Endpoints, endpointsOfHost } from '../sources/forge/github/client/endpoints.ts'
import { sparesGitHubTokens } from '../sources/forge/github/client/token-hosts.ts'
import { githubForge } from '../sources/forge/github/index.ts'
import type { Clients } from '../sources/index.ts'
import type { CheckOptions } from './check-options.ts'
import type { Io } from './io.ts'
import { createProgress, type Progress } from './progress.ts'
import { type FolderTrust, folderTrust } from './trust.ts'

/** What a run reads with, and what it says meanwhile. */
export interface OpenClients {
  clients: Clients
  /** The way out of this machine, for what no source reads. */
  net: Net
  /** "token from GITHUB_TOKEN" for the forge that bare names belong to; null without one. */
  credential(): Promise<string | null>
  /** The client of one of GitHub's hosts. */
  github(host: string): Promise<GitHub>
  /** A POM from your Maven repositories; null: none has it, or none told. */
  pom: FindPom
  progress: Progress
}

type Wishes = Pick<
  CheckOptions,
  'targets' | 'cache' | 'refresh' | 'maxRequests' | 'maxWaitSeconds' | 'verbose' | 'quiet'
> & { offline?: boolean }

/** The clients of one run, as options and environment say. Each is loaded and opened where something is asked of it. */
export function openClients(options: Wishes, io: Io): OpenClients {
  const addresses = githubAddresses(io.env)
  const [home = ''] = addresses.hosts
  const progress = createProgress({
    write: io.stderr,
    draws: io.drawsProgress,
    columns: io.terminal.columns,
    quiet: options.quiet,
    verbose: options.verbose,
    now: Date.now,
  })
  const net = openNet(options, progress, io)
  const opening = new Map<string, ReturnType<typeof openGitHub>>()
  const open = (host: string) => {
    // An App is installed on the GitHub that is configured, and on no other.
    const env = host === home ? io.env : { ...io.env, OSS_CHECK_APP_ID: undefined }
    const opened =
      opening.get(host) ?? openGitHub(net, endpointsOfHost(io.env, host), options.targets.length > 1, env)
    opening.set(host, opened)
    return opened
  }
  const github = async (host: string) => (await open(host)).client
  const access = accessFrom(net, folderTrust(options.targets, io), io)
  let poms: Promise<FindPom> | null = null
  const pom: FindPom = async (coordinates) => {
    poms ??= import('../sources/ecosystem/maven/poms.ts').then(({ findPom }) => findPom(access))
    return (await poms)(coordinates)
  }
  return {
    clients: {
      forges: [githubForge(addresses, github)],
      cost: net.cost,
      registry: openRegistries(access),
      folder: io.cwd,
    },
    net,
    credential: async () => (await open(home)).credential,
    github,
    pom,
    progress,
  }
}

function openNet(options: Wishes, progress: Progress, io: Io): Net {
  return createNet({
    signal: io.signal,
    maySend: sparesGitHubTokens(io.env),
    fetch: fetchFor(io.env),
    cache: openCache(options, io),
    onExchange: progress.exchange,
    onWait: progress.wait,
    offline: options.offline ?? false,
    ...(options.maxRequests !== null && { maxRequests: options.maxRequests }),
    ...(options.maxWaitSeconds !== null && { maxWaitMs: options.maxWaitSeconds * 1000 }),
  })
}

async function openGitHub(
  net: Net,
  endpoints: Endpoints,
  together: boolean,
  env: Io['env'],
): Promise<{ client: GitHub; credential: string | null }> {
  const [credentials, { createGitHub }] = await Promise.all([
    findCredentials(env, endpoints),
    import('../sources/forge/github/client/github.ts'),
  ])
  const single = createGitHub({ net, endpoints, credentials })
  // Below the cache, which keeps each answer under its own question.
  const client = together ? await inBatches(single) : single
  const scope = JSON.stringify([endpoints, credentials.map(({ identity }) => identity).toSorted()])
  return { client: withCache(client, net.cache, scope), credential: single.credential }
}

async function inBatches(client: ConditionalGitHub): Promise<ConditionalGitHub> {
  const { withBatches } = await import('../sources/forge/github/client/batched.ts')
  return withBatches(client)
}

function openCache({ cache, refresh }: Pick<Wishes, 'cache' | 'refresh'>, io: Io): AnswerCache {
  const disk = cache ? openDiskCache(cacheFolder(io.env, io.platform)) : null
  return createAnswerCache({ disk, refresh, now: Date.now })
}

/** What registries are read with in the folder of this run. */
function accessFrom(net: Net, { ledger, judgesOwn }: FolderTrust, io: Io): RegistryAccess {
  return {
    net,
    folder: io.cwd,
    home: homedir(),
    standingOf(path: string): SettingsStanding {
      if (judgesOwn) return 'judged'
      return ledger.holds(path) ? 'trusted' : 'strange'
    },
    env: io.env,
    userAgent: `oss-check/${VERSION}`,
    node: process.versions.node,
    now: io.now,
  }
}

/** Each registry is opened once: within a run it is asked each question once. */
function openRegistries(access: RegistryAccess): (ecosystem: Ecosystem) => Registry {
  const opened = new Map<string, Registry>()
  return (ecosystem) => {
    const registry = opened.get(ecosystem.id) ?? ecosystem.openRegistry(access)
    opened.set(ecosystem.id, registry)
    return registry
  }
}
