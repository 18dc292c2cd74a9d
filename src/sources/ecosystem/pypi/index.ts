import { pypiVersions } from '../../../analysis/versions/pypi.ts'
import { createHttp } from '../../../net/http.ts'
import type { Ecosystem, RegistryAccess } from '../ecosystem.ts'
import { registryOf } from '../registry-of.ts'
import { createFiles } from './contents.ts'
import { createIndexes } from './indexes.ts'
import { readPipConfig } from './pip-config.ts'
import { pypiProject } from './project.ts'
import { pypiReader } from './registry.ts'

const TIMEOUT_MS = 60_000

export const pypi: Ecosystem<'pypi'> = {
  id: 'pypi',
  versions: pypiVersions,
  project: pypiProject,
  install: null,
  repositoryAddress: (written) => written,
  openRegistry,
}

function openRegistry({ net, env, home, userAgent, now }: RegistryAccess) {
  const config = readPipConfig(env, home)
  const { authorizationFor } = config
  const http = createHttp({ net, userAgent, timeoutMs: TIMEOUT_MS, authorizationFor })
  return registryOf(pypiReader({ indexes: createIndexes(http, config), files: createFiles(http), now }))
}
