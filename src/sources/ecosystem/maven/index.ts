import { mavenVersions } from '../../../analysis/versions/maven.ts'
import { createHttp } from '../../../net/http.ts'
import type { Ecosystem, RegistryAccess } from '../ecosystem.ts'
import { registryOf } from '../registry-of.ts'
import { readProject } from './project.ts'
import { mavenReader } from './registry.ts'
import { repositoryAddress } from './repository.ts'
import { createMavenRepositories } from './repository-files.ts'
import { readMavenSettings } from './settings.ts'

const TIMEOUT_MS = 60_000

export const maven: Ecosystem<'maven'> = {
  id: 'maven',
  versions: mavenVersions,
  project: { manifest: 'pom.xml', read: readProject },
  install: null,
  repositoryAddress,
  openRegistry,
}

function openRegistry({ net, env, home, folder, userAgent, now }: RegistryAccess) {
  const settings = readMavenSettings(folder, env, home)
  const http = createHttp({
    net,
    userAgent,
    timeoutMs: TIMEOUT_MS,
    authorizationFor: settings.authorizationFor,
  })
  return registryOf(mavenReader({ repositories: createMavenRepositories(http, settings), settings, now }))
}
