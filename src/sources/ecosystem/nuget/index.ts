import { nugetVersions } from '../../../analysis/versions/nuget.ts'
import { createHttp } from '../../../net/http.ts'
import type { Ecosystem, RegistryAccess } from '../ecosystem.ts'
import { projectOf } from '../project-of-inventory.ts'
import { registryOf } from '../registry-of.ts'
import { readNugetConfig } from './config.ts'
import { createNugetFeeds } from './feeds.ts'
import { nugetReader } from './registry.ts'

const TIMEOUT_MS = 60_000

export const nuget: Ecosystem<'nuget'> = {
  id: 'nuget',
  versions: nugetVersions,
  project: projectOf({
    versions: nugetVersions,
    manifest: 'packages.lock.json',
    sameName: (one, other) => one.toLowerCase() === other.toLowerCase(),
  }),
  install: null,
  repositoryAddress: (written) => written,
  openRegistry,
}

function openRegistry({ net, env, home, folder, userAgent, now }: RegistryAccess) {
  const { sources, authorizationFor } = readNugetConfig(folder, env, home)
  const http = createHttp({ net, userAgent, timeoutMs: TIMEOUT_MS, authorizationFor })
  return registryOf(nugetReader({ feeds: createNugetFeeds(http, sources), http, now }))
}
