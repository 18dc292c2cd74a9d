import { gemVersions } from '../../../analysis/versions/gem.ts'
import { createHttp } from '../../../net/http.ts'
import type { Ecosystem, RegistryAccess } from '../ecosystem.ts'
import { projectOf } from '../project-of-inventory.ts'
import { registryOf } from '../registry-of.ts'
import { createGemApi } from './api.ts'
import { gemReader } from './registry.ts'
import { readGemSources } from './sources.ts'

const TIMEOUT_MS = 60_000

export const gem: Ecosystem<'gem'> = {
  id: 'gem',
  versions: gemVersions,
  project: projectOf({ versions: gemVersions, manifest: 'Gemfile' }),
  install: null,
  repositoryAddress: (written) => written,
  openRegistry,
}

function openRegistry({ net, env, home, folder, userAgent, now }: RegistryAccess) {
  const { source, authorizationFor } = readGemSources(folder, env, home)
  const http = createHttp({ net, userAgent, timeoutMs: TIMEOUT_MS, authorizationFor })
  return registryOf(gemReader({ api: createGemApi(http, source), http, now }))
}
