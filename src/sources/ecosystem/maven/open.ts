import { createHttp } from '../../../net/http.ts'
import type { RegistryAccess } from '../ecosystem.ts'
import { createMavenRepositories } from './repository-files.ts'
import { readMavenSettings } from './settings.ts'

const TIMEOUT_MS = 60_000

/** The repositories that Maven itself would ask in that folder. */
export function openRepositories({ net, env, home, folder, userAgent }: RegistryAccess) {
  const settings = readMavenSettings(folder, env, home)
  const http = createHttp({
    net,
    userAgent,
    timeoutMs: TIMEOUT_MS,
    authorizationFor: settings.authorizationFor,
  })
  return { repositories: createMavenRepositories(http, settings), settings }
}
