import { cargoVersions } from '../../../analysis/versions/cargo.ts'
import { RequestFault } from '../../../net/fault.ts'
import { createHttp, type Http } from '../../../net/http.ts'
import type { Ecosystem, RegistryAccess } from '../ecosystem.ts'
import { projectOf } from '../project-of-inventory.ts'
import { registryOf } from '../registry-of.ts'
import { CRATES_IO, readCargoConfig } from './config.ts'
import { cargoReader } from './registry.ts'
import { createSparseIndex } from './sparse-index.ts'

const TIMEOUT_MS = 60_000

export const cargo: Ecosystem<'cargo'> = {
  id: 'cargo',
  versions: cargoVersions,
  project: projectOf({
    versions: cargoVersions,
    manifest: 'Cargo.toml',
    sameName: (one, other) => one.replaceAll('_', '-') === other.replaceAll('_', '-'),
    // A version in full is that one where a release is asked for; in a manifest it is the least of its series.
    rangeOf: (written) => (cargoVersions.parse(written) === null ? written : `^${written}`),
  }),
  install: null,
  repositoryAddress: (written) => written,
  openRegistry,
}

function openRegistry({ net, env, home, folder, userAgent, now }: RegistryAccess) {
  const { index, named, authorizationFor } = readCargoConfig(folder, env, home)
  const http = createHttp({ net, userAgent, timeoutMs: TIMEOUT_MS, authorizationFor })
  const asked: Http = index === null ? notRead(http, named) : http
  return registryOf(cargoReader({ index: createSparseIndex(asked, index ?? CRATES_IO), http: asked, now }))
}

/** A registry of another kind is never answered by crates.io. */
function notRead(http: Http, named: string): Http {
  const refuse = async () => {
    throw new RequestFault(
      'not-collected',
      `By your settings crates come from ${named}, which is no sparse index`,
      {
        final: true,
      },
    )
  }
  return { ...http, json: refuse, text: refuse, bytes: refuse, forGood: refuse }
}
