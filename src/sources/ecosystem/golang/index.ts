import { golangVersions } from '../../../analysis/versions/golang.ts'
import { createHttp } from '../../../net/http.ts'
import type { Ecosystem, RegistryAccess } from '../ecosystem.ts'
import { registryOf } from '../registry-of.ts'
import { readGoEnv } from './go-env.ts'
import { readProject } from './project.ts'
import { createGoProxies } from './proxy.ts'
import { golangReader } from './registry.ts'

const PAGE_BYTES = 1_000_000
const TIMEOUT_MS = 60_000

export const golang: Ecosystem<'golang'> = {
  id: 'golang',
  versions: golangVersions,
  project: { manifest: 'go.mod', read: readProject },
  install: null,
  repositoryAddress: (written) => written,
  openRegistry,
}

function openRegistry({ net, env, home, userAgent, now }: RegistryAccess) {
  const goEnv = readGoEnv(env, home)
  const http = createHttp({
    net,
    userAgent,
    timeoutMs: TIMEOUT_MS,
    authorizationFor: goEnv.authorizationFor,
  })
  // The go command itself asks those hosts where it may go past the proxies.
  const mayAsk = goEnv.proxies.some(({ at }) => at === 'direct')
  const page = (path: string) => http.text(`https://${path}?go-get=1`, PAGE_BYTES)
  return registryOf(
    golangReader({ proxies: createGoProxies(http, goEnv), hosts: { page: mayAsk ? page : null }, now }),
  )
}
