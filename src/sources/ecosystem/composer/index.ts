import { composerVersions } from '../../../analysis/versions/composer.ts'
import { createHttp } from '../../../net/http.ts'
import type { Ecosystem, RegistryAccess } from '../ecosystem.ts'
import { registryOf } from '../registry-of.ts'
import { readProject } from './project.ts'
import { composerReader } from './registry.ts'
import { createComposerRepositories } from './repositories.ts'
import { PACKAGIST, readComposerSettings } from './settings.ts'

const TIMEOUT_MS = 60_000

export const composer: Ecosystem<'composer'> = {
  id: 'composer',
  versions: composerVersions,
  project: { manifest: 'composer.json', read: readProject },
  install: null,
  repositoryAddress: (written) => written,
  openRegistry,
}

function openRegistry({ net, env, home, folder, userAgent, now }: RegistryAccess) {
  const settings = readComposerSettings(folder, env, home)
  const http = createHttp({
    net,
    userAgent,
    timeoutMs: TIMEOUT_MS,
    authorizationFor: settings.authorizationFor,
  })
  const [base = PACKAGIST] = settings.repositories
  return registryOf(
    composerReader({ repositories: createComposerRepositories(http, settings), http, base, now }),
  )
}
