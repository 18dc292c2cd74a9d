import { cargoVersions } from '../../../analysis/versions/cargo.ts'
import { known, type Unknown, unknown } from '../../../model/unknown.ts'
import { RequestFault } from '../../../net/fault.ts'
import type { Http } from '../../../net/http.ts'
import { SubjectNotFound } from '../../source.ts'
import { addressNamed } from '../archive/address.ts'
import { assertIntact } from '../archive/checksum.ts'
import { keptForContents } from '../archive/contents.ts'
import type { ReleaseRef } from '../ecosystem.ts'
import { repositoryAmong } from '../named-repository.ts'
import { readTarball, TARBALL_LIMITS } from '../npm/tarball.ts'
import type { RegistryReader } from '../registry-of.ts'
import { CRATES_IO } from './config.ts'
import { createCratesApi } from './crates-api.ts'
import { CRATE_CONTENTS, type CrateContents, crateContentsOf, KEPT } from './manifest.ts'
import { pickVersion } from './pick.ts'
import type { SparseIndex } from './sparse-index.ts'

export interface CargoOptions {
  index: SparseIndex
  http: Http
  now(): Date
}

export function cargoReader({ index, http, now }: CargoOptions): RegistryReader {
  const indexed = async ({ name, version }: ReleaseRef) => {
    const crate = await index.crate(name)
    const found = crate.versions.find((one) => one.version === version)
    if (found) return { crate, found }
    throw new SubjectNotFound(`There is no version ${version} of the crate ${name}`, 'Check the version')
  }
  const archiveOf = async (ref: ReleaseRef) => {
    const { crate, found } = await indexed(ref)
    const url = addressNamed(await index.archiveUrl(crate.name, found), crate.url)
    return { url, integrity: found.integrity }
  }
  const contentsOf = async (ref: ReleaseRef): Promise<CrateContents> => {
    const { url, integrity } = await archiveOf(ref)
    return http.forGood({
      url,
      maxBytes: TARBALL_LIMITS.compressedBytes,
      accept: '*/*',
      codec: CRATE_CONTENTS,
      readBy: integrity ?? '',
      async read(bytes) {
        assertIntact(bytes, integrity)
        return crateContentsOf(
          await readTarball([bytes], (path, size) => KEPT.includes(path) || keptForContents(path, size)),
        )
      },
    })
  }
  const isPublic = (name: string) => index.addressOf(name).href.startsWith(CRATES_IO)
  const pageOf = (name: string, version: string) =>
    isPublic(name) ? `https://crates.io/crates/${name}/${version}` : index.addressOf(name).href
  const api = async () => {
    const at = await index.api()
    if (at !== null) return createCratesApi(http, at)
    throw new RequestFault('not-collected', 'The registry has no web API, which alone tells', { final: true })
  }
  return {
    ecosystem: 'cargo',
    now,
    pageOf,
    addressOf: index.addressOf,
    async release(wanted) {
      const crate = await index.crate(wanted.name)
      const { version, passedOver } = pickVersion(crate, wanted)
      const usual = wanted.range === '' ? 'cargo takes it where no version is named' : null
      const ref = { name: crate.name, version: version.version }
      const named = contentsOf(ref).then(({ addresses, directory }) => repositoryAmong(addresses, directory))
      return {
        ...ref,
        picked: [wanted.reason, usual, passedOver].filter((one) => one !== null).join('; '),
        repository: await named.catch(orElse),
      }
    },
    async declared(ref) {
      const { licenses, addresses, directory } = await contentsOf(ref)
      return { licenses, repository: repositoryAmong(addresses, directory), archive: await archiveOf(ref) }
    },
    async archive(ref) {
      const { url, integrity } = await archiveOf(ref)
      const bytes = await http.bytes(url, TARBALL_LIMITS.compressedBytes)
      assertIntact(bytes, integrity)
      return bytes
    },
    contents: async (ref) => (await contentsOf(ref)).contents,
    async describe(ref) {
      const { crate, found } = await indexed(ref)
      const inside = await contentsOf(ref).catch(orElse)
      const owners = api().then(({ owners: read }) => read(crate.name))
      return {
        licenses: 'known' in inside ? [] : inside.licenses,
        deprecated: saidByNumber(found.version) ?? ('known' in inside ? inside : inside.deprecated),
        yanked: found.yanked ? { as: 'yanked', reason: null } : null,
        maintainers: await owners.catch(orElse),
        publishedAt: found.publishedAt,
        versions: crate.versions.map(({ version, publishedAt, yanked }) => ({
          version,
          publishedAt,
          deprecated: false,
          yanked,
        })),
        provenance: unknown('not-collected', 'The index of crates does not tell who built an archive'),
        runtimes: runtimesOf(found.rustVersion),
        dependencies: found.dependencies,
      }
    },
    async history(name) {
      const { versions, url } = await index.crate(name)
      if (versions.every(({ publishedAt }) => publishedAt === null))
        return unknown('not-collected', `${new URL(url).host} does not pass on when versions were published`)
      return known({
        versions: versions.map(({ version, publishedAt }) => ({
          version,
          publishedAt,
          prerelease: cargoVersions.isPrerelease(version),
          url: pageOf(name, version),
        })),
        evidence: [{ url, retrievedAt: now().toISOString() }],
      })
    },
    async adopters(name) {
      const read = await api()
      return known(await read.adopters(name), [{ url: read.pageOf(name), retrievedAt: now().toISOString() }])
    },
  }
}

/** Crates have no field for it, and some say it in the build metadata of their last version. */
function saidByNumber(version: string): string | null {
  return (version.split('+')[1] ?? '').includes('deprecated') ? `its last version is called ${version}` : null
}

/** The index has the least version alone. */
function runtimesOf(rustVersion: string | null): Readonly<Record<string, string>> {
  return rustVersion === null ? {} : { rust: `>=${rustVersion}` }
}

/** What is lost with one answer is that alone. */
function orElse(error: unknown): Unknown {
  if (!(error instanceof RequestFault)) throw error
  return unknown(error.reason === 'not-found' ? 'unexpected' : error.reason, error.message)
}
